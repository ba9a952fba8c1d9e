"""The panel on the case, the form of the hold, and the pages of what falls due."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.retention.models import LegalHold, Retention
from cases.retention.services import count_due
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.roles import Role
from tests.functional.disclosure.steps import World, browser, make_world, visible
from tests.functional.retention.deciding import decide
from tests.support.world import actor_of, court_staff, make_case, make_organisation, make_person

pytestmark = pytest.mark.django_db


def seven_years_ago() -> date:
    """A hearing whose documents fall due in the next weeks."""
    today = timezone.localdate()
    return date(today.year - 7, today.month, min(today.day, 28))


def read(world: World, name: str, *, user: object = None, **address: object) -> str:
    answer = browser(user or world.officer).get(reverse(name, kwargs=address))  # type: ignore[arg-type]
    assert answer.status_code == 200
    return visible(answer.content)


def test_court_staff_read_on_the_case_until_when_and_why_its_documents_are_kept() -> None:
    world = make_world()
    assert "Without an end: the case is open" in read(world, "cases:summary", case_id=world.case.pk)
    decide(world.case, "IMP", total_custodial_period="P8Y6M3D", on=date(2025, 1, 10))
    said = read(world, "cases:summary", case_id=world.case.pk)
    assert "Until 13 July 2033" in said
    assert "Custody: 8 years, 6 months, 3 days from 10 January 2025" in said


def test_the_parties_read_nothing_of_it() -> None:
    world = make_world()
    decide(world.case, "FO")
    for user in (world.solicitor, world.prosecutor):
        assert "Keeping of documents" not in read(world, "cases:summary", user=user, case_id=world.case.pk)


def test_a_hold_needs_a_reason_and_the_page_says_so_without_losing_anything() -> None:
    world = make_world()
    answer = browser(world.officer).post(reverse("cases:hold", args=[world.case.pk]), {"reason": " "})
    assert answer.status_code == 200
    said = visible(answer.content)
    assert "There is a problem" in said
    assert "Enter why the documents must be kept" in said
    assert not LegalHold.objects.exists()


def test_a_hold_says_who_placed_it_when_and_why_and_is_lifted_on_the_same_page() -> None:
    world = make_world()
    decide(world.case, "FO")
    address = reverse("cases:hold", args=[world.case.pk])
    browser(world.officer).post(address, {"reason": "An inquiry, INQ/7"})
    said = read(world, "cases:summary", case_id=world.case.pk)
    assert f"An inquiry, INQ/7 (placed by {world.officer.full_name} on" in said
    assert "Until the hold is lifted, and not before 3 May 2017 has passed" in said
    assert "Lift the hold" in read(world, "cases:hold", case_id=world.case.pk)
    browser(world.officer).post(address, {"reason": "The inquiry has ended"})
    lifted = LegalHold.objects.get()
    assert (lifted.lifted_by, lifted.lifted_because) == (world.officer.full_name, "The inquiry has ended")
    assert "INQ/7" not in read(world, "cases:summary", case_id=world.case.pk)


def test_only_a_court_officer_holds() -> None:
    world = make_world()
    adviser = make_person(Role.LEGAL_ADVISER, court_staff(world.case.court))  # type: ignore[arg-type]
    address = reverse("cases:hold", args=[world.case.pk])
    assert browser(adviser).post(address, {"reason": "Mine"}).status_code == 403
    assert browser(world.prosecutor).post(address, {"reason": "Mine"}).status_code == 403
    assert not LegalHold.objects.exists()


def test_a_court_sees_which_of_its_cases_fall_due_and_which_are_on_hold() -> None:
    soon, elsewhere = make_world(), make_world()
    held, later = (replace(soon, case=make_case(court=soon.case.court)) for _ in range(2))
    for world in (soon, held, elsewhere):
        decide(world.case, "FO", on=seven_years_ago())
    decide(later.case, "FO", on=timezone.localdate())
    LegalHold.objects.create(case=held.case, reason="A complaint, C/9", placed_by="Olga")
    said = read(soon, "cases:documents_due")
    due, _heading, on_hold = said.partition("On hold Case")
    assert held.case.reference_received not in due
    assert f"{held.case.reference_received}" in on_hold
    assert "A complaint, C/9" in on_hold
    assert soon.case.reference_received in said
    assert later.case.reference_received not in said
    assert elsewhere.case.reference_received not in said


def test_administrators_read_numbers_of_courts_and_no_case() -> None:
    world = make_world()
    decide(world.case, "FO")
    count_due()
    administrator = make_person(Role.ADMINISTRATOR, make_organisation("hmcts"))
    said = read(world, "cases:documents_due_counts", user=administrator)
    assert world.case.court is not None
    assert world.case.court.name in said
    assert world.case.reference_received not in said
    assert browser(administrator).get(reverse("cases:documents_due")).status_code == 403
    assert browser(world.officer).get(reverse("cases:documents_due_counts")).status_code == 403


def test_the_database_shows_days_and_holds_to_the_court_alone() -> None:
    world = make_world()
    decide(world.case, "FO")
    LegalHold.objects.create(case=world.case, reason="A complaint", placed_by="Olga")
    for user, seen in ((world.officer, 1), (world.solicitor, 0), (world.prosecutor, 0)):
        with actor_scope(actor_of(user)):
            assert (Retention.objects.count(), LegalHold.objects.count()) == (seen, seen)
