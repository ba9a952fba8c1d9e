"""A person with several roles acts in one at a time."""

import pytest
from django.test import Client
from django.urls import reverse

from commonplatform.accounts.models import Membership
from commonplatform.accounts.roles import Role
from tests.functional.accounts.steps import somebody, text_of
from tests.support.world import make_firm, signed_in

pytestmark = pytest.mark.django_db

PAGE = "accounts:switch_role"


def test_somebody_with_one_role_is_not_offered_another(client: Client) -> None:
    user = somebody()
    signed_in(client, user)
    assert client.get(reverse(PAGE)).status_code == 404


def test_choosing_a_role_changes_who_one_acts_for(client: Client) -> None:
    user = somebody()
    firm = make_firm("Zeal & Co")
    second = Membership.objects.create(user=user, organisation=firm, role=Role.SOLICITOR)
    signed_in(client, user)
    client.post(reverse(PAGE), {"membership": str(second.pk)})
    page = text_of(client.get(reverse(PAGE)))  # type: ignore[arg-type]
    assert "You are now acting for Zeal & Co" in page
    assert "Defence solicitor" in page


def test_nobody_takes_on_somebody_elses_role(client: Client) -> None:
    user, other = somebody(), somebody(Role.SOLICITOR, make_firm())
    Membership.objects.create(user=user, organisation=make_firm(), role=Role.BARRISTER)
    signed_in(client, user)
    foreign = Membership.objects.get(user=other)
    response = client.post(reverse(PAGE), {"membership": str(foreign.pk)})
    assert response.status_code == 200
    assert "membership_id" not in client.session


def test_choosing_nothing_is_named(client: Client) -> None:
    user = somebody()
    Membership.objects.create(user=user, organisation=make_firm(), role=Role.SOLICITOR)
    signed_in(client, user)
    assert "Select who you are acting for" in text_of(client.post(reverse(PAGE), {}))  # type: ignore[arg-type]
