"""Settings are typed and checked at start; every fault is named at once."""

from datetime import timedelta

import pytest

from commonplatform.env import Environment, EnvironmentFaults, read_environment
from commonplatform.settings.database import databases
from commonplatform.settings.retention import retention_periods

GOOD = {
    "ENVIRONMENT": "production",
    "SECRET_KEY": "x" * 60,
    "FIELD_ENCRYPTION_KEYS": '["MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="]',
    "BLIND_INDEX_KEYS": '["YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY="]',
    "DATABASE_URL": "postgresql://owner:p%40ss@db:5433/courts?sslmode=require",
    "REDIS_URL": "rediss://broker",
    "S3_ENDPOINT_URL": "https://files",
    "S3_ACCESS_KEY_ID": "key",
    "S3_SECRET_ACCESS_KEY": "secret",
    "CLAMD_URL": "tcp://scanner:3310",
    "NOTIFICATIONS_BACKEND": "smtp",
    "SMTP_URL": "smtps://mail",
    "SERVICE_MAILBOX": "service@courts.example.org",
    "PUBLIC_BASE_URL": "https://courts.example",
    "FILES_BASE_URL": "https://courts-files.example",
    "ALLOWED_HOSTS": '["courts.example"]',
}


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Environment.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def give(monkeypatch: pytest.MonkeyPatch, **variables: str) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)


def test_a_complete_production_environment_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, **GOOD)
    assert read_environment().environment == "production"


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("DEBUG", "true", "DEBUG"),
        ("SECRET_KEY", "short", "SECRET_KEY"),
        ("FIELD_ENCRYPTION_KEYS", "", "FIELD_ENCRYPTION_KEYS"),
        ("FIELD_ENCRYPTION_KEYS", "[]", "FIELD_ENCRYPTION_KEYS"),
        ("BLIND_INDEX_KEYS", "", "BLIND_INDEX_KEYS"),
        ("BLIND_INDEX_KEYS", "[]", "BLIND_INDEX_KEYS"),
        ("DATABASE_URL", "", "DATABASE_URL"),
        ("REDIS_URL", "", "REDIS_URL"),
        ("S3_ENDPOINT_URL", "", "S3_ENDPOINT_URL"),
        ("CLAMD_URL", "", "CLAMD_URL"),
        ("NOTIFICATIONS_BACKEND", "file", "NOTIFICATIONS_BACKEND"),
        ("NOTIFICATIONS_BACKEND", "console", "NOTIFICATIONS_BACKEND"),
        ("NOTIFICATIONS_BACKEND", "notify", "NOTIFY_API_KEY must be set"),
        ("NOTIFICATIONS_BACKEND", "pigeon", "NOTIFICATIONS_BACKEND"),
        ("SMTP_URL", "", "SMTP_URL"),
        ("SERVICE_MAILBOX", "", "SERVICE_MAILBOX"),
        ("PUBLIC_BASE_URL", "http://courts.example", "PUBLIC_BASE_URL"),
        ("FILES_BASE_URL", "", "FILES_BASE_URL must be set"),
        ("FILES_BASE_URL", "http://courts-files.example", "FILES_BASE_URL must be set, and https"),
        ("FILES_BASE_URL", "https://courts.example", "another origin"),
        ("FILES_BASE_URL", "https://COURTS.example:443/", "another origin"),
        ("FILES_BASE_URL", "https://courts-files.example/files", "without a path"),
        ("ALLOWED_HOSTS", '["*"]', "ALLOWED_HOSTS"),
    ],
)
def test_production_refuses(monkeypatch: pytest.MonkeyPatch, name: str, value: str, fault: str) -> None:
    give(monkeypatch, **{**GOOD, name: value})
    with pytest.raises(EnvironmentFaults, match=fault):
        read_environment()


def test_all_faults_are_listed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, ENVIRONMENT="production")
    with pytest.raises(EnvironmentFaults) as refused:
        read_environment()
    assert len(refused.value.faults) >= 9


def test_a_value_of_the_wrong_type_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, DEBUG="perhaps", ENVIRONMENT="moon")
    with pytest.raises(EnvironmentFaults, match="DEBUG") as refused:
        read_environment()
    assert "ENVIRONMENT" in str(refused.value)


def test_a_process_with_a_database_role_logs_in_as_that_role(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, **GOOD, DATABASE_ROLE="cp_web")
    environment = read_environment()
    default = databases(environment)["default"]
    assert (default["USER"], default["HOST"], default["PORT"], default["NAME"]) == ("cp_web", "db", "5433", "courts")
    assert default["PASSWORD"] == environment.role_password("cp_web") != environment.role_password("cp_task")
    assert default["OPTIONS"]["sslmode"] == "require"


def test_the_owner_logs_in_with_the_address_as_given(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, **GOOD)
    default = databases(read_environment())["default"]
    assert (default["USER"], default["PASSWORD"]) == ("owner", "p@ss")


def test_a_retention_period_is_read_as_a_duration(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, RETENTION='{"saved_drafts": "P14D"}')
    assert retention_periods(read_environment().retention)["saved_drafts"] == timedelta(days=14)
    assert retention_periods(read_environment().retention)["unsaved_drafts"] == timedelta(hours=24)


def test_a_retention_period_that_is_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, RETENTION='{"saved_drafts": "a fortnight"}')
    with pytest.raises(EnvironmentFaults, match=r"RETENTION\.SAVED_DRAFTS"):
        read_environment()
