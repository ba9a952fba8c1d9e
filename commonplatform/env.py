"""The settings an operator gives by environment variable, typed and checked at start.

Every fault is listed at once (`EnvironmentFaults`), so that a deployment is mended in one round.
Where an address is missing outside production, the embedded services of `make demo` stand in.
"""

import hashlib
import hmac
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from pydantic import Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT_FOLDER = Path(__file__).resolve().parent.parent
DEVELOPMENT_SECRET = "development-only-secret-key-that-production-refuses"
SHORTEST_SECRET = 50
DEVELOPMENT_FIELD_KEY = "ZGV2ZWxvcG1lbnQtb25seS1maWVsZC1rZXktMzJieXQ="
DEVELOPMENT_INDEX_KEY = "ZGV2ZWxvcG1lbnQtb25seS1ibGluZC1pbmRleC0zMmI="


class Deployment(StrEnum):
    DEVELOPMENT = "development"
    TEST = "test"
    PRODUCTION = "production"


class MailBackend(StrEnum):
    """How mail leaves: GOV.UK Notify, a mail server, or in development a folder or the console."""

    NOTIFY = "notify"
    SMTP = "smtp"
    FILE = "file"
    CONSOLE = "console"


class EnvironmentFaults(Exception):
    """The environment cannot start the service; `faults` names every variable and what is wrong."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("The environment is not complete:\n  - " + "\n  - ".join(faults))


class Environment(BaseSettings):
    """The variables and their defaults; names are the environment's, in lower case."""

    model_config = SettingsConfigDict(extra="ignore", env_ignore_empty=True)

    environment: Deployment = Deployment.DEVELOPMENT
    debug: bool = False
    secret_key: str = DEVELOPMENT_SECRET
    secret_key_fallbacks: list[str] = Field(default_factory=list)
    field_encryption_keys: list[str] = Field(default_factory=lambda: [DEVELOPMENT_FIELD_KEY])
    blind_index_keys: list[str] = Field(default_factory=lambda: [DEVELOPMENT_INDEX_KEY])
    allowed_hosts: list[str] = Field(default_factory=lambda: ["localhost", "127.0.0.1", "[::1]"])
    public_base_url: str = "http://localhost:8000"
    # Another host than the service's, so that no cookie of it is sent along.
    files_base_url: str = "http://127.0.0.1:8080"
    equality_questionnaire_url: str = ""
    database_url: str = ""
    database_role: str = ""
    redis_url: str = ""
    s3_endpoint_url: str = ""
    s3_public_endpoint_url: str = ""
    s3_access_key_id: str = ""
    s3_secret_access_key: str = ""
    s3_bucket: str = "documents"
    clamd_url: str = ""
    notifications_backend: MailBackend = MailBackend.FILE
    smtp_url: str = ""
    notify_url: str = "https://api.notifications.service.gov.uk"
    notify_api_key: str = ""
    notify_template_id: str = ""
    mail_from: str = "no-reply@commonplatform.example"
    service_mailbox: str = "service@commonplatform.example"
    pay_fine_online: str = "https://www.gov.uk/pay-court-fine-online"
    # Numbers set aside by Ofcom for examples; a deployment gives its own.
    pay_fine_line: str = "0306 999 0110"
    pay_fine_line_welsh: str = "0306 999 0111"
    fines_team_email: str = ""
    court_mail_domains: list[str] = Field(default_factory=lambda: ["hmcts.gsi.gov.uk", "justice.gov.uk", "hmcts.net"])
    log_level: str = "INFO"
    public_requests_per_minute: int = 3000
    read_budget_per_person: int = 500
    read_budget_per_firm: int = 2000
    read_budget_per_office: int = 20000
    read_alarm_mailbox: str = ""
    staff_help_line: str = "0306 999 0112"
    trusted_proxies: int = 0
    retention: dict[str, timedelta] = Field(default_factory=dict)
    state_folder: Path = PROJECT_FOLDER / "var" / "demo"

    @model_validator(mode="after")
    def refuse_what_production_must_not_have(self) -> "Environment":
        """Production has no defaults: no debug, no known secret, no embedded or development part."""
        if self.environment != Deployment.PRODUCTION:
            return self
        faults = [
            fault
            for fault, wrong in (
                ("DEBUG must be off in production", self.debug),
                ("SECRET_KEY must be set, not the development one", self.secret_key == DEVELOPMENT_SECRET),
                (
                    f"SECRET_KEY needs {SHORTEST_SECRET} characters or more",
                    len(self.secret_key) < SHORTEST_SECRET,
                ),
                (
                    "FIELD_ENCRYPTION_KEYS must be set, not the development one",
                    not self.field_encryption_keys or DEVELOPMENT_FIELD_KEY in self.field_encryption_keys,
                ),
                (
                    "BLIND_INDEX_KEYS must be set, not the development one",
                    not self.blind_index_keys or DEVELOPMENT_INDEX_KEY in self.blind_index_keys,
                ),
                ("DATABASE_URL must be set", not self.database_url),
                ("REDIS_URL must be set", not self.redis_url),
                ("S3_ENDPOINT_URL must be set", not self.s3_endpoint_url),
                ("S3_ACCESS_KEY_ID must be set", not self.s3_access_key_id),
                ("S3_SECRET_ACCESS_KEY must be set", not self.s3_secret_access_key),
                ("CLAMD_URL must be set: the development scanner is refused", not self.clamd_url),
                *self._faults_of_mail(),
                ("PUBLIC_BASE_URL must be https", not self.public_base_url.startswith("https://")),
                *self._faults_of_files(),
                ("ALLOWED_HOSTS must not be a wildcard", "*" in self.allowed_hosts),
            )
            if wrong
        ]
        if faults:
            raise EnvironmentFaults(faults)
        return self

    def _faults_of_files(self) -> list[tuple[str, bool]]:
        files = urlsplit(self.files_base_url)
        return [
            ("FILES_BASE_URL must be set, and https", files.scheme != "https"),
            ("FILES_BASE_URL must be an origin, without a path", files.path not in ("", "/") or bool(files.query)),
            (
                "FILES_BASE_URL must be another origin than PUBLIC_BASE_URL",
                _place(self.files_base_url) == _place(self.public_base_url),
            ),
        ]

    def _faults_of_mail(self) -> list[tuple[str, bool]]:
        backend = self.notifications_backend
        notify = backend == MailBackend.NOTIFY
        return [
            (
                f"NOTIFICATIONS_BACKEND must not be '{backend}'",
                backend in (MailBackend.FILE, MailBackend.CONSOLE),
            ),
            ("SMTP_URL must be set", backend == MailBackend.SMTP and not self.smtp_url),
            ("NOTIFY_API_KEY must be set", notify and not self.notify_api_key),
            ("NOTIFY_TEMPLATE_ID must be set", notify and not self.notify_template_id),
            ("NOTIFY_URL must be https", notify and not self.notify_url.startswith("https://")),
            ("SERVICE_MAILBOX must be set", self.service_mailbox.endswith(".example")),
        ]

    def role_password(self, role: str) -> str:
        """The password of a database login role, derived from SECRET_KEY so that it is never stored."""
        return hmac.new(self.secret_key.encode(), f"database-role:{role}".encode(), hashlib.sha256).hexdigest()

    def database_url_for_this_process(self) -> str:
        """DATABASE_URL, with the login role named by DATABASE_ROLE in place of the owner's when given."""
        if not self.database_role:
            return self.database_url
        parts = urlsplit(self.database_url)
        host = parts.netloc.rpartition("@")[2]
        login = f"{self.database_role}:{quote(self.role_password(self.database_role))}@{host}"
        return urlunsplit(parts._replace(netloc=login))


def _place(url: str) -> tuple[str | None, int]:
    """Host and port, the usual port where none is given."""
    parts = urlsplit(url)
    return parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)


def read_environment() -> Environment:
    """The checked environment. Raises `EnvironmentFaults` naming every faulty variable."""
    try:
        return Environment()
    except ValidationError as error:
        raise EnvironmentFaults(
            [f"{'.'.join(str(part) for part in e['loc']).upper()}: {e['msg']}" for e in error.errors()]
        ) from error
