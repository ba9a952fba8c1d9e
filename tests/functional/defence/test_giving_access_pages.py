"""The pages on which access is given, reviewed and taken away, and those of a clerk's chambers."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.models import AccessGrant
from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Event
from tests.functional.access.steps import World, assign, give, make_world
from tests.functional.defence.steps import page_of, text_of
from tests.support.world import as_superuser, make_organisation, make_person, signed_in

pytestmark = pytest.mark.django_db


def browser(user: User) -> Client:
    return signed_in(Client(), user)


def form(world: World, user: User, **changed: str) -> dict[str, str]:
    return {"defendant": str(world.defendant()), "email": user.email, **changed}


def give_address(world: World) -> str:
    return page_of("defence:grant_access", world.case.pk)


def remove_address(world: World, grant: UUID) -> str:
    return reverse("defence:remove_grant", kwargs={"case_id": world.case.pk, "grant_id": grant})


def test_access_is_given_by_address_and_shown_with_who_gave_it() -> None:
    world = make_world()
    desk = browser(world.solicitor)
    answer = desk.post(give_address(world), form(world, world.barrister), follow=True)
    text = text_of(answer)
    assert f"Access given to {world.barrister.email}" in text
    assert "Granted access by Sol Icitor" in text
    assert "Bo Barrister" in text
    assert "Mitre Chambers" in text
    barrister = browser(world.barrister)
    assert "The defence of Ada Lovelace" in text_of(barrister.get(page_of("cases:summary", world.case.pk)))
    assert "Babbage" not in text_of(barrister.get(page_of("cases:defendants", world.case.pk)))


def test_a_refusal_stands_at_the_address_with_its_code_and_nothing_typed_is_lost() -> None:
    world = make_world()
    desk = browser(world.solicitor)
    day = timezone.localdate() + timedelta(days=3)
    typed = {"expires_on_day": str(day.day), "expires_on_month": str(day.month), "expires_on_year": str(day.year)}
    answer = desk.post(give_address(world), form(world, world.barrister, email="nobody@example.org", **typed))
    page = answer.content.decode()
    assert "Nobody with the e-mail address nobody@example.org can sign in here (code 004)" in page
    assert 'value="nobody@example.org"' in page
    assert f'value="{day.year}"' in page
    desk.post(give_address(world), form(world, world.barrister))
    assert "(code 006)" in text_of(desk.post(give_address(world), form(world, world.barrister)))


def test_the_last_day_cannot_be_past() -> None:
    world = make_world()
    past = {"expires_on_day": "1", "expires_on_month": "1", "expires_on_year": "2020"}
    answer = browser(world.solicitor).post(give_address(world), form(world, world.barrister, **past))
    assert "The last day must be today or in the future" in text_of(answer)
    assert not AccessGrant.objects.filter(principal_id=world.barrister.pk).exists()


def test_a_defendant_of_another_firm_cannot_be_chosen() -> None:
    world = make_world()
    changed = {"defendant": str(world.defendant(2))}
    answer = browser(world.solicitor).post(give_address(world), form(world, world.barrister, **changed))
    assert "Select a defendant" in text_of(answer)
    assert not AccessGrant.objects.filter(principal_id=world.barrister.pk).exists()


def test_taking_access_away_shows_whose_it_is_and_works_at_once() -> None:
    world = make_world()
    grant = give(world, world.barrister)
    barrister, desk = browser(world.barrister), browser(world.solicitor)
    assert "Bo Barrister" in text_of(desk.get(remove_address(world, grant)))
    assert barrister.get(page_of("cases:summary", world.case.pk)).status_code == 200
    assert desk.post(remove_address(world, grant))["Location"] == page_of("cases:access", world.case.pk)
    assert barrister.get(page_of("cases:summary", world.case.pk)).status_code == 404
    again = desk.post(remove_address(world, grant))
    assert again.status_code == 409
    assert "(code 003)" in text_of(again)


def test_who_has_access_gives_it_back_but_takes_nobody_elses() -> None:
    world = make_world()
    own, anothers = give(world, world.barrister), give(world, world.lawyer)
    barrister = browser(world.barrister)
    refused = barrister.post(remove_address(world, anothers))
    assert refused.status_code == 403
    assert "(code 002)" in text_of(refused)
    assert barrister.post(remove_address(world, own))["Location"] == "/cases/"


def test_the_review_shows_the_firm_what_ends_soon_and_what_nobody_uses() -> None:
    world = make_world()
    soon = give(world, world.barrister, until=timezone.localdate() + timedelta(days=3))
    give(world, world.clerk)
    give(world, world.lawyer)
    as_superuser(
        "UPDATE cases_accessgrant SET starts_at = now() - interval '91 days' WHERE principal_id = %s", [world.clerk.pk]
    )
    as_superuser(
        "UPDATE cases_accessgrant SET starts_at = now() - interval '91 days' WHERE principal_id = %s", [world.lawyer.pk]
    )
    browser(world.lawyer).get(page_of("cases:summary", world.case.pk))
    desk = browser(world.solicitor)
    everything = text_of(desk.get("/defence/access/"))
    assert all(name in everything for name in ("Bo Barrister", "Clara Clerk", "Lou Lawyer"))
    expiring = text_of(desk.get("/defence/access/?show=expiring"))
    assert "Bo Barrister" in expiring
    assert "Clara Clerk" not in expiring
    unused = text_of(desk.get("/defence/access/?show=unused"))
    assert "Clara Clerk" in unused
    assert "Lou Lawyer" not in unused
    assert "Bo Barrister" not in text_of(browser(world.lawyer).get("/defence/access/")), "another firm's is not shown"
    assert str(soon) in desk.get("/defence/access/").content.decode()


def test_several_are_renewed_or_taken_away_together() -> None:
    world, day = make_world(), timezone.localdate() + timedelta(days=5)
    grants = [str(give(world, user)) for user in (world.barrister, world.lawyer)]
    desk = browser(world.solicitor)
    date = {"expires_on_day": str(day.day), "expires_on_month": str(day.month), "expires_on_year": str(day.year)}
    assert "Select at least one access first" in text_of(desk.post("/defence/access/", {"outcome": "revoke"}))
    unfinished = desk.post("/defence/access/", {"outcome": "day", "grant": grants}).content.decode()
    assert "Enter the last day of access" in unfinished
    assert unfinished.count(" checked>") >= 2, "what was selected stays so"
    desk.post("/defence/access/", {"outcome": "day", "grant": grants, **date})
    ends = set(AccessGrant.objects.filter(pk__in=grants).values_list("expires_at", flat=True))
    assert len(ends) == 1
    assert None not in ends
    assert Event.objects.filter(case_id=world.case.pk, kind="access.renewed").count() == 2
    desk.post("/defence/access/", {"outcome": "on_record", "grant": grants[:1]})
    assert AccessGrant.objects.get(pk=grants[0]).expires_at is None
    desk.post("/defence/access/", {"outcome": "revoke", "grant": grants})
    assert not AccessGrant.objects.filter(pk__in=grants, ended_at__isnull=True).exists()


def test_another_firm_cannot_renew_or_take_away_by_id() -> None:
    world = make_world()
    grant = str(give(world, world.barrister))
    answer = browser(world.lawyer).post("/defence/access/", {"outcome": "revoke", "grant": [grant]})
    assert "(code 003)" in text_of(answer)
    assert AccessGrant.objects.get(pk=grant).ended_at is None


def test_a_clerk_sees_the_chambers_access_also_in_cases_the_clerk_is_not_in() -> None:
    world, other = make_world(), make_world()
    grant, elsewhere = give(world, world.barrister), give(other, other.barrister)
    assign(make_world(), world.barrister)
    clerk = browser(world.clerk)
    text = text_of(clerk.get("/defence/chambers/"))
    assert world.case.reference_received in text
    assert "Granted access by Sol Icitor" in text
    assert "Prosecution" in text
    assert other.case.reference_received not in text
    assert clerk.get(page_of("cases:summary", world.case.pk)).status_code == 404
    address = reverse("defence:remove_chambers_grant", kwargs={"grant_id": grant})
    assert "Bo Barrister" in text_of(clerk.get(address))
    assert clerk.post(address)["Location"] == "/defence/chambers/"
    assert AccessGrant.objects.get(pk=grant).ended_at is not None
    for foreign in (elsewhere, grant, uuid4()):
        gone = reverse("defence:remove_chambers_grant", kwargs={"grant_id": foreign})
        assert (clerk.get(gone).status_code, clerk.post(gone).status_code) == (404, 404)
    assert AccessGrant.objects.get(pk=elsewhere).ended_at is None


def test_everybody_can_ask_why_and_is_told_the_rule_and_the_grant() -> None:
    world = make_world()
    give(world, world.barrister, until=timezone.localdate())
    give(world, world.clerk)
    assigned = make_person(Role.BARRISTER, make_organisation("chambers"))
    assign(world, assigned)
    for user, words in (
        (world.solicitor, ("Everybody at the organisation on record", "The defence of Ada Lovelace", "Hope & Co")),
        (world.barrister, ("Whoever was given access", "Sol Icitor", "Until")),
        (world.clerk, ("The documents are not shown to clerks",)),
        (world.prosecutor, ("The authority that prosecutes a case", "The prosecution", "Northshire Police")),
        (assigned, ("An advocate whom the prosecuting authority has assigned", "The prosecution", "Paula Prosecutor")),
    ):
        desk = browser(user)
        summary = desk.get(page_of("cases:summary", world.case.pk)).content.decode()
        assert page_of("cases:why", world.case.pk) in summary
        text = text_of(desk.get(page_of("cases:why", world.case.pk))).replace("&amp;", "&")
        assert all(each in text for each in words), (user.full_name, text)
    assert browser(world.lawyer).get(page_of("cases:why", world.case.pk)).status_code == 404
