"""Addresses travel unchanged through the state folder and the environment, and a given address wins."""

from pathlib import Path

import pytest

from commonplatform.devservices.endpoints import Endpoints, given_endpoints, read_endpoints
from commonplatform.devservices.exceptions import IncompleteEnvironment
from commonplatform.devservices.memory import Memory
from commonplatform.devservices.service import Workplace
from commonplatform.devservices.stack import Wanted, chosen_endpoints, embedded_services

ENDPOINTS = Endpoints(
    database_url="postgresql://owner:secret@127.0.0.1:15432/commonplatform",
    redis_url="redis://:secret@127.0.0.1:16379/0",
    s3_endpoint_url="http://127.0.0.1:18333",
    s3_access_key_id="local",
    s3_secret_access_key="local-secret",
    s3_bucket="documents",
)
GIVEN_S3 = {
    "S3_ENDPOINT_URL": "https://s3.example",
    "S3_ACCESS_KEY_ID": "key",
    "S3_SECRET_ACCESS_KEY": "secret",
}


def memory_with_ports(state: Path) -> Memory:
    return Memory(state / "services.json", ports={"postgres": 11001, "valkey": 11002, "s3": 11003})


def test_endpoints_are_read_back_as_they_were_remembered(tmp_path: Path) -> None:
    memory = Memory.of(tmp_path)
    memory.endpoints = ENDPOINTS
    memory.save()

    assert read_endpoints(tmp_path) == ENDPOINTS


def test_a_state_folder_that_was_never_started_has_no_endpoints(tmp_path: Path) -> None:
    assert read_endpoints(tmp_path / "nowhere") is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"endpoints": null}', '{"endpoints": {"redis_url": "x"}}'])
def test_a_spoilt_memory_gives_no_endpoints(tmp_path: Path, content: str) -> None:
    (tmp_path / "services.json").write_text(content)

    assert read_endpoints(tmp_path) is None


def test_the_environment_carries_the_names_that_the_settings_read() -> None:
    assert ENDPOINTS.as_environment() == {
        "DATABASE_URL": "postgresql://owner:secret@127.0.0.1:15432/commonplatform",
        "REDIS_URL": "redis://:secret@127.0.0.1:16379/0",
        "S3_ENDPOINT_URL": "http://127.0.0.1:18333",
        "S3_ACCESS_KEY_ID": "local",
        "S3_SECRET_ACCESS_KEY": "local-secret",
        "S3_BUCKET": "documents",
    }


@pytest.mark.parametrize(
    ("environment", "embedded"),
    [
        ({}, {"postgres", "valkey", "s3"}),
        ({"DATABASE_URL": ""}, {"postgres", "valkey", "s3"}),
        ({"DATABASE_URL": "postgresql://elsewhere/x"}, {"valkey", "s3"}),
        ({"REDIS_URL": "redis://elsewhere"}, {"postgres", "s3"}),
        (GIVEN_S3, {"postgres", "valkey"}),
    ],
)
def test_only_what_is_not_given_is_embedded(tmp_path: Path, environment: dict[str, str], embedded: set[str]) -> None:
    wanted = Wanted(given_endpoints(environment))

    assert set(embedded_services(Workplace(tmp_path), Memory.of(tmp_path), wanted)) == embedded


def test_a_given_address_wins_over_the_embedded_one(tmp_path: Path) -> None:
    given = given_endpoints({"DATABASE_URL": "postgresql://elsewhere/x", **GIVEN_S3, "S3_BUCKET": "theirs"})

    endpoints = chosen_endpoints(memory_with_ports(tmp_path), Wanted(given))

    assert endpoints.database_url == "postgresql://elsewhere/x"
    assert (endpoints.s3_endpoint_url, endpoints.s3_access_key_id) == ("https://s3.example", "key")
    assert endpoints.s3_bucket == "theirs"
    assert endpoints.redis_url.endswith("@127.0.0.1:11002/0")


def test_an_s3_address_without_credentials_is_refused_with_the_missing_names() -> None:
    with pytest.raises(IncompleteEnvironment) as refused:
        given_endpoints({"S3_ENDPOINT_URL": "https://s3.example", "S3_ACCESS_KEY_ID": "key"})

    assert refused.value.missing == ("S3_SECRET_ACCESS_KEY",)


def test_credentials_without_an_s3_address_do_not_reach_the_embedded_storage(tmp_path: Path) -> None:
    given = given_endpoints({"S3_ACCESS_KEY_ID": "theirs", "S3_SECRET_ACCESS_KEY": "x", "S3_BUCKET": "theirs"})

    endpoints = chosen_endpoints(memory_with_ports(tmp_path), Wanted(given))

    assert (endpoints.s3_access_key_id, endpoints.s3_bucket) == ("local", "documents")
