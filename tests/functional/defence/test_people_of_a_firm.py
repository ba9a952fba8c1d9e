"""Firms look after their own people: inviting, roles, leaving; never without somebody who can."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from commonplatform.accounts.models import Membership, Organisation, User
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Effect, Event
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.notifications.models import Message
from tests.functional.access.steps import give, make_world, manages
from tests.functional.accounts.steps import enter_password
from tests.functional.defence.steps import page_of, text_of
from tests.support.world import make_firm, make_person, signed_in

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery staple"
NOOR = {"full_name": "Noor Newcomer", "email": "Noor@Example.org", "role": "solicitor"}


def manager(firm: Organisation | None = None) -> User:
    return manages(make_person(Role.SOLICITOR, firm or make_firm("Hope & Co"), full_name="Max Manager"))


def browser(user: User) -> Client:
    return signed_in(Client(), user)


def link_sent(kind: str = "people.invited") -> str:
    effect = Effect.objects.filter(event__kind=kind).latest("created_at")
    assert run_effect(effect.pk)
    found = re.search(r"https?://[^/\s]+(/defence/invitation/\S+)", Message.objects.get(pk=effect.pk).body)
    assert found
    return found.group(1)


def test_somebody_invited_sets_a_password_then_a_second_factor_and_is_in() -> None:
    user = manager()
    answer = browser(user).post("/defence/people/invite/", NOOR, follow=True)
    assert "Invitation sent to Noor@Example.org" in text_of(answer)
    assert "Invited, no password set yet" in text_of(answer)
    link, visitor = link_sent(), Client()
    page = visitor.get(link)
    assert "noor@example.org" in text_of(page)
    weak = visitor.post(link, {"password1": "password", "password2": "password"})
    assert weak.status_code == 200
    differing = visitor.post(link, {"password1": PASSWORD, "password2": "another long password"})
    assert "Enter the same password both times" in text_of(differing)
    assert visitor.post(link, {"password1": PASSWORD, "password2": PASSWORD})["Location"] == "/accounts/login/"
    assert visitor.get(link).status_code == 404, "good once"
    noor = User.objects.get(email="noor@example.org")
    enter_password(visitor, noor, PASSWORD)
    assert visitor.get("/cases/")["Location"] == "/accounts/2fa/app/", "nothing before the second factor"
    kinds = list(Event.objects.filter(subject_id=noor.pk).order_by("occurred_at").values_list("kind", flat=True))
    assert kinds[:2] == ["people.invited", "people.accepted"]


def test_a_changed_an_old_and_anothers_link_open_nothing(settings: object) -> None:
    user = manager()
    browser(user).post("/defence/people/invite/", NOOR)
    link = link_sent()
    visitor = Client()
    noor = User.objects.get(email="noor@example.org")
    for wrong in (link.replace(str(noor.pk), str(user.pk)), f"{link[:-2]}x/"):
        assert visitor.get(wrong).status_code == 404
        assert visitor.post(wrong, {"password1": PASSWORD, "password2": PASSWORD}).status_code == 404
    settings.PASSWORD_RESET_TIMEOUT = -1  # type: ignore[attr-defined]
    assert visitor.get(link).status_code == 404


def test_the_link_dies_when_they_have_left_and_another_can_be_sent_before() -> None:
    user = manager()
    desk = browser(user)
    desk.post("/defence/people/invite/", NOOR)
    noor = User.objects.get(email="noor@example.org")
    assert desk.post(f"/defence/people/{noor.pk}/", {"invite": "again"}).status_code == 302
    link = link_sent("people.invited_again")
    assert Client().get(link).status_code == 200
    desk.post(f"/defence/people/{noor.pk}/leave/")
    assert Client().get(link).status_code == 404


def test_nobody_is_drawn_out_of_another_organisation_or_invited_twice() -> None:
    user, elsewhere = manager(), make_person(Role.SOLICITOR, make_firm())
    desk = browser(user)
    theirs = text_of(desk.post("/defence/people/invite/", {**NOOR, "email": elsewhere.email}))
    assert "works for another organisation" in theirs
    assert elsewhere.full_name not in theirs
    own = text_of(desk.post("/defence/people/invite/", {**NOOR, "email": user.email}))
    assert "works for you already" in own
    assert Membership.objects.filter(user=elsewhere).count() == 1


def test_somebody_who_left_comes_back_under_their_own_record() -> None:
    user, leaver = manager(), make_person(Role.SOLICITOR, make_firm())
    Membership.objects.filter(user=leaver).update(ends_on=timezone.localdate() - timedelta(days=1))
    browser(user).post("/defence/people/invite/", {**NOOR, "email": leaver.email})
    assert Membership.objects.get(user=leaver, organisation=user.memberships.get().organisation).ends_on is None
    assert User.objects.filter(email=leaver.email).count() == 1


def test_roles_are_those_of_the_kind_of_organisation() -> None:
    desk = browser(manager())
    assert "Select a role" in text_of(desk.post("/defence/people/invite/", {**NOOR, "role": "chambers_clerk"}))
    assert "Select a role" in text_of(desk.post("/defence/people/invite/", {**NOOR, "role": "administrator"}))
    assert not User.objects.filter(email="noor@example.org").exists()


def test_the_last_who_manages_people_neither_leaves_nor_gives_the_right_up() -> None:
    user = manager()
    desk = browser(user)
    page = f"/defence/people/{user.pk}/"
    assert "Nobody else manages the people" in text_of(desk.post(page, {"role": "solicitor"}))
    refused = desk.post(f"{page}leave/")
    assert refused.status_code == 409
    assert "nobody else manages the people" in text_of(refused)
    browser(manager(user.memberships.get().organisation))
    assert desk.post(page, {"role": "solicitor"}).status_code == 302
    assert desk.get("/defence/people/").status_code == 403, "the right is gone at once"


def test_one_who_manages_but_cannot_sign_in_does_not_count() -> None:
    user = manager()
    other = manager(user.memberships.get().organisation)
    User.objects.filter(pk=other.pk).update(is_active=False)
    assert browser(user).post(f"/defence/people/{user.pk}/leave/").status_code == 409


def test_one_who_was_invited_to_manage_and_has_not_come_does_not_count() -> None:
    user = manager()
    desk = browser(user)
    desk.post("/defence/people/invite/", {**NOOR, "manages_people": "on"})
    assert Membership.objects.get(user__email="noor@example.org").manages_people
    assert desk.post(f"/defence/people/{user.pk}/leave/").status_code == 409


def test_a_leaver_is_out_at_once_and_takes_nothing_along() -> None:
    world = make_world()
    boss = manages(make_person(Role.SOLICITOR, world.firm))
    own, desk = browser(world.solicitor), browser(boss)
    give(world, world.barrister)
    assert own.get(page_of("cases:summary", world.case.pk)).status_code == 200
    assert desk.post(f"/defence/people/{world.solicitor.pk}/leave/").status_code == 302
    assert own.get(page_of("cases:summary", world.case.pk)).status_code == 302, "signed out"
    enter_password(own, world.solicitor, "!")
    assert own.get("/cases/").status_code == 302
    assert browser(world.barrister).get(page_of("cases:summary", world.case.pk)).status_code == 200, (
        "what the firm gave stays the firm's"
    )
    assert Event.objects.filter(kind="people.left", subject_id=world.solicitor.pk, actor_id=boss.pk).exists()


def test_only_members_with_the_right_and_only_of_their_own_organisation() -> None:
    user, other = manager(), manager(make_firm("Another"))
    plain = make_person(Role.SOLICITOR, user.memberships.get().organisation)
    for page in ("/defence/people/", "/defence/people/invite/", f"/defence/people/{plain.pk}/"):
        assert browser(plain).get(page).status_code == 403
    desk = browser(user)
    for foreign in (other.pk, "00000000-0000-4000-8000-000000000000"):
        for page in (f"/defence/people/{foreign}/", f"/defence/people/{foreign}/leave/"):
            assert (desk.get(page).status_code, desk.post(page).status_code) == (404, 404)
    assert "Another" not in text_of(desk.get("/defence/people/"))


def test_a_membership_that_began_today_can_end_today() -> None:
    user = manager()
    desk = browser(user)
    desk.post("/defence/people/invite/", NOOR)
    noor = User.objects.get(email="noor@example.org")
    assert desk.post(f"/defence/people/{noor.pk}/leave/").status_code == 302
    ended = Membership.objects.get(user=noor)
    assert ended.ends_on is not None
    assert date(2020, 1, 1) < ended.starts_on <= ended.ends_on < timezone.localdate()
