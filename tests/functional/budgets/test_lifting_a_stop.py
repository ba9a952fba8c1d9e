"""An administrator lets somebody read again before the hour is over, with a reason."""

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.services.keep_administrator_rights import keep_administrator_rights
from commonplatform.audit.models import Event
from commonplatform.budgets.exceptions import NotYoursToLift, StopIsOver
from commonplatform.budgets.models import ReadStop
from commonplatform.budgets.services import allow_reading_again
from tests.support.world import actor_of, make_case, make_firm, make_organisation, make_person, represent, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def stopped(settings: Settings) -> tuple[Client, str]:
    """Somebody who may open one case an hour and has tried two; the address of the second."""
    settings.READ_BUDGET_PER_PERSON = 1
    firm = make_firm()
    cases = [make_case(), make_case()]
    for case in cases:
        represent(case, firm)
    browser = signed_in(Client(), make_person(Role.SOLICITOR, firm, full_name="Priya Shah"))
    answers = [browser.get(f"/cases/{case.pk}/").status_code for case in cases]
    assert answers == [200, 429]
    return browser, f"/cases/{cases[1].pk}/"


def _administrator() -> User:
    user = make_person(Role.ADMINISTRATOR, make_organisation("hmcts"))
    keep_administrator_rights(user)
    return user


def test_a_stop_is_lifted_with_a_reason_in_administration(stopped: tuple[Client, str]) -> None:
    browser, address = stopped
    stop = ReadStop.objects.get()
    page = reverse("admin:budgets_readstop_change", args=[stop.pk])
    office = signed_in(Client(), _administrator())
    refused = office.post(page, {"lifted_because": ""})
    assert "Enter why reading may go on" in refused.content.decode()
    assert browser.get(address).status_code == 429
    assert office.post(page, {"lifted_because": "Ring back confirmed: hand-over of files"}).status_code == 302
    assert browser.get(address).status_code == 200
    event = Event.objects.get(kind="reading.allowed_again")
    assert event.reason == "Ring back confirmed: hand-over of files"
    stop.refresh_from_db()
    assert stop.lifted_by


def test_using_up_the_budget_again_raises_another_alarm(stopped: tuple[Client, str]) -> None:
    browser, address = stopped
    allow_reading_again(actor=actor_of(_administrator()), stop_id=ReadStop.objects.get().pk, reason="Known")
    assert browser.get(address).status_code == 200
    others = [make_case() for _ in range(2)]
    assert [browser.get(f"/cases/{case.pk}/").status_code for case in others] == [404, 429]
    assert Event.objects.filter(kind="reading.stopped").count() == 2


def test_only_administrators_lift_and_never_twice(stopped: tuple[Client, str]) -> None:
    stop = ReadStop.objects.get()
    with pytest.raises(NotYoursToLift):
        allow_reading_again(actor=actor_of(make_person(Role.SOLICITOR, make_firm())), stop_id=stop.pk, reason="Me")
    boss = actor_of(_administrator())
    allow_reading_again(actor=boss, stop_id=stop.pk, reason="Known")
    with pytest.raises(StopIsOver):
        allow_reading_again(actor=boss, stop_id=stop.pk, reason="Again")


def test_an_administrator_does_not_lift_their_own() -> None:
    boss = _administrator()
    stop = ReadStop.objects.create(
        hour=timezone.now().replace(minute=0, second=0, microsecond=0),
        whose=ReadStop.Whose.PERSON,
        principal_id=boss.pk,
        principal_name="Boss",
        last_reader="Boss",
        readings=2,
    )
    with pytest.raises(NotYoursToLift):
        allow_reading_again(actor=actor_of(boss), stop_id=stop.pk, reason="Me")


def test_a_stop_is_neither_rewritten_nor_deleted(stopped: tuple[Client, str]) -> None:
    stop = ReadStop.objects.get()
    for change in (lambda: ReadStop.objects.update(readings=0), stop.delete):
        with pytest.raises(ProgrammingError), transaction.atomic():
            change()
