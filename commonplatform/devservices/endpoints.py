"""Where the three services answer, as a value that travels through files and environments."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from commonplatform.devservices.exceptions import IncompleteEnvironment

MEMORY_FILE = "services.json"
DEFAULT_BUCKET = "documents"


@dataclass(frozen=True)
class Endpoints:
    """Addresses and credentials of Postgres (as the schema's owner), the broker, the object storage and the scanner."""

    database_url: str
    redis_url: str
    s3_endpoint_url: str
    s3_access_key_id: str
    s3_secret_access_key: str
    s3_bucket: str
    clamd_url: str = ""

    def as_environment(self) -> dict[str, str]:
        """The same under the names that the settings read (`DATABASE_URL`, `REDIS_URL`, …)."""
        return {name.upper(): value for name, value in asdict(self).items() if value}


@dataclass(frozen=True)
class GivenEndpoints:
    """The services somebody else runs; None where the embedded one is wanted."""

    database_url: str | None = None
    redis_url: str | None = None
    s3_endpoint_url: str | None = None
    s3_access_key_id: str | None = None
    s3_secret_access_key: str | None = None
    s3_bucket: str | None = None
    clamd_url: str | None = None


def given_endpoints(environment: Mapping[str, str]) -> GivenEndpoints:
    """What the environment replaces: any of DATABASE_URL, REDIS_URL, S3_ENDPOINT_URL, CLAMD_URL.

    Raises `IncompleteEnvironment` when an S3 address comes without its credentials.
    """
    given = GivenEndpoints(
        **{field.name: environment.get(field.name.upper()) or None for field in fields(GivenEndpoints)}
    )
    if given.s3_endpoint_url is None:
        return GivenEndpoints(database_url=given.database_url, redis_url=given.redis_url, clamd_url=given.clamd_url)
    missing = tuple(
        name
        for name, value in (
            ("S3_ACCESS_KEY_ID", given.s3_access_key_id),
            ("S3_SECRET_ACCESS_KEY", given.s3_secret_access_key),
        )
        if value is None
    )
    if missing:
        raise IncompleteEnvironment(missing)
    return given


def read_endpoints(state: Path) -> Endpoints | None:
    """The endpoints of the last start in this state folder, or None when there was none.

    Nothing is asked of the network: a service that was stopped since refuses the connection by itself.
    """
    try:
        remembered = json.loads((state / MEMORY_FILE).read_text(encoding="utf-8"))["endpoints"]
        return Endpoints(**remembered)
    except (OSError, ValueError, KeyError, TypeError):
        return None
