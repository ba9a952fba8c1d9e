"""An administrator at work in administration."""

import pytest
from django.test import Client

from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.services.add_person import add_person
from tests.functional.accounts.steps import PASSWORD, SECRET
from tests.support.world import make_organisation, signed_in


@pytest.fixture
def administrator(db: None) -> User:
    return add_person(
        email="admin@example.org",
        full_name="Ada Ministrator",
        password=PASSWORD,
        organisation=make_organisation("hmcts", name="HM Courts & Tribunals Service"),
        role=Role.ADMINISTRATOR,
        totp_secret=SECRET,
    )


@pytest.fixture
def desk(client: Client, administrator: User) -> Client:
    """The administrator's browser."""
    return signed_in(client, administrator)
