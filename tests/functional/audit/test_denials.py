"""Every refusal by the policy is kept with its rule, in the chain of the person who was refused."""

from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Event
from tests.support.world import make_case, make_firm, make_person, represent, signed_in

pytestmark = pytest.mark.django_db


def asks(user: User, name: str, case_id: UUID) -> int:
    return signed_in(Client(), user).get(reverse(name, kwargs={"case_id": case_id})).status_code


def denials(user: User) -> list[tuple[str, str, UUID | None, UUID | None]]:
    kept = Event.objects.filter(kind="policy.denied", actor_id=user.pk, chain_id=user.pk).order_by("sequence")
    return [(event.data["rule"], event.data["page"], event.subject_id, event.case_id) for event in kept]


def test_a_right_that_is_missing_in_ones_own_case_is_named() -> None:
    case, firm = make_case(), make_firm()
    represent(case, firm)
    user = make_person(Role.SOLICITOR, firm)
    assert asks(user, "cases:messages", case.pk) == 403
    assert denials(user) == [("view messages", "cases:messages", case.pk, None)]


def test_another_partys_case_and_one_that_does_not_exist_are_kept_alike() -> None:
    user, foreign, absent = make_person(Role.SOLICITOR, make_firm()), make_case().pk, uuid4()
    assert [asks(user, "cases:summary", case_id) for case_id in (foreign, absent)] == [404, 404]
    assert denials(user) == [("relation to the case", "cases:summary", each, None) for each in (foreign, absent)]


def test_what_is_allowed_and_what_a_visitor_asks_for_are_no_denials() -> None:
    case, firm = make_case(), make_firm()
    represent(case, firm)
    assert asks(make_person(Role.SOLICITOR, firm), "cases:summary", case.pk) == 200
    Client().get(reverse("cases:summary", kwargs={"case_id": case.pk}))
    assert not Event.objects.filter(kind="policy.denied").exists()
