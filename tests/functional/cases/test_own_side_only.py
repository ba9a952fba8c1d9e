"""Each side learns of its own: neither when the other reads, nor what is a co-defendant's or the other side's."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.custody.selectors import limits_to_mind
from cases.models import Case, Defendant, Hearing, HearingDefendant
from cases.selectors.attendance import hearings_to_attend
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from commonplatform.ui.formats import date_and_time
from tests.functional.access.steps import assign, give, make_world
from tests.functional.defence.steps import page_of, text_of
from tests.support import world as bare
from tests.support.custody import make_custody_world
from tests.support.world import Person, actor_of, court_of, make_case, make_firm, make_person, represent

pytestmark = pytest.mark.django_db
TWO = (Person(), Person(forenames="Charles", surname="Babbage"))


def words(user: User, path: str) -> str:
    return text_of(bare.signed_in(Client(), user).get(path))


def listed(case: Case, *, days: int, position: int) -> Hearing:
    hearing = Hearing.objects.create(
        case=case,
        type_code="TRL",
        type_name="Trial",
        court_id=court_of(case),
        starts_at=timezone.now() + dt.timedelta(days=days),
    )
    HearingDefendant.objects.create(
        case=case, hearing=hearing, defendant=Defendant.objects.get(case=case, position=position)
    )
    return hearing


def both_sides(case: Case) -> User:
    """Somebody whose firm defends the first defendant and who is assigned to prosecute besides."""
    firm = make_firm()
    represent(case, firm)
    user = make_person(Role.SOLICITOR, firm)
    bare.assign(case, user)
    return user


def test_each_side_sees_when_the_access_that_it_gave_was_used_and_not_the_others() -> None:
    world = make_world()
    give(world, world.barrister)
    assign(world, world.lawyer)
    for user in (world.barrister, world.lawyer):
        words(user, page_of("cases:summary", world.case.pk))
    access = page_of("cases:access", world.case.pk)
    for reader, own in ((world.solicitor, "Bo Barrister"), (world.prosecutor, "Lou Lawyer")):
        page = bare.signed_in(Client(), reader).get(access).content.decode()
        rows = {name: page.split(name, 1)[1].split("</tr>", 1)[0] for name in ("Bo Barrister", "Lou Lawyer")}
        used = {name for name, row in rows.items() if "Not known" not in row}
        assert used == {own}, reader.full_name


def test_the_list_of_cases_tells_the_defence_no_hearing_of_a_co_defendant() -> None:
    case, firm = make_case(defendants=TWO), make_firm()
    represent(case, firm)
    foreign, own = listed(case, days=3, position=2), listed(case, days=9, position=1)
    text = words(make_person(Role.SOLICITOR, firm), reverse("cases:list"))
    assert date_and_time(foreign.starts_at) not in text
    assert date_and_time(own.starts_at) in text


def test_who_stands_on_both_sides_sees_the_case_for_the_defence_only_on_lists_and_in_the_calendar() -> None:
    custody = make_custody_world()
    case = custody.case
    user = both_sides(case)
    custody.remand(on=timezone.localdate() - dt.timedelta(days=5), position=2)
    listed(case, days=3, position=2)
    own = listed(case, days=9, position=1)
    for path in ("/defence/my-cases/", reverse("cases:list")):
        text = words(user, path)
        assert "Ada Lovelace" in text, path
        assert "Babbage" not in text, path
    assert "days left" not in words(user, "/defence/my-cases/")
    actor = actor_of(user)
    with actor_scope(actor):
        assert [each.hearing_id for each in hearings_to_attend(actor, since=timezone.now())] == [own.pk]
        assert limits_to_mind(actor, since=timezone.localdate()) == ()
