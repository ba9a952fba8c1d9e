"""Shared by all tests: the database as in production, with roles and row security."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker

from commonplatform.devservices.s3 import make_bucket

# How long an example takes says how busy the machine is, not whether the code is right.
hypothesis_settings.register_profile("house", deadline=None)
hypothesis_settings.load_profile("house")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Roles, privileges, row security and lookup functions, as `make demo` and production have them."""
    with django_db_blocker.unblock():
        call_command("prepare_database", verbosity=0)


@pytest.fixture(scope="session", autouse=True)
def _bucket_of_this_worker() -> None:
    storage = settings.STORAGES["default"]["OPTIONS"]
    make_bucket(storage["endpoint_url"], storage["access_key"], storage["secret_key"], storage["bucket_name"])


@pytest.fixture(autouse=True)
def _tables_can_be_emptied_between_tests(request: pytest.FixtureRequest) -> Iterator[None]:
    """Transactional tests end with TRUNCATE, which the event table refuses: lift that for the clean-up."""
    yield
    marker = request.node.get_closest_marker("django_db")
    if marker is not None and marker.kwargs.get("transaction"):
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
