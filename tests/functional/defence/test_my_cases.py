"""My cases: what comes next, what is new, why one sees it; only one's own, in few queries."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone

from cases.custody.services import extend_limit, stop_clock
from cases.custody.states import StopReason
from cases.models import Case, Defendant, Hearing, HearingDefendant, Offence
from cases.selectors.caseload import PAGE_SIZE, caseload, reading_of_documents
from cases.selectors.caseload_sql import page_statement
from cases.services import grant_access, revoke_access
from cases.states import Relation
from cases.types import CaseloadFilter
from commonplatform.accounts.adapters import first_page
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.models import Organisation, User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import system_actor
from commonplatform.audit.models import Event
from commonplatform.audit.services import record
from commonplatform.ui.formats import date_and_time, short_date
from disclosure.models import Material
from tests.support.custody import CustodyWorld, make_custody_world
from tests.support.queries import at_most_queries
from tests.support.world import (
    FEED,
    Person,
    actor_of,
    court_of,
    make_case,
    make_firm,
    make_person,
    represent,
    signed_in,
)

pytestmark = pytest.mark.django_db
PAGE = "/defence/my-cases/"
CHARLES = Person("Charles", "Babbage")


@pytest.fixture(autouse=True)
def _at_ten() -> Iterator[None]:
    """Of today, because the database has a clock of its own."""
    with time_machine.travel(timezone.now().replace(hour=10, minute=0, second=0, microsecond=0), tick=False):
        yield


def _in(days: float) -> str:
    """A moment as the page says it."""
    return date_and_time(timezone.now() + dt.timedelta(days=days))


@pytest.fixture
def firm() -> Organisation:
    return make_firm("Hale & Okafor")


@pytest.fixture
def solicitor(firm: Organisation) -> User:
    return make_person(Role.SOLICITOR, firm)


def _listed(case: Case, days: float, *, position: int = 1, status: str = "listed") -> Hearing:
    hearing = Hearing.objects.create(
        case=case,
        type_code="FIRST",
        type_name="First hearing",
        court_id=court_of(case),
        starts_at=timezone.now() + dt.timedelta(days=days),
        status=status,
    )
    HearingDefendant.objects.create(
        case=case, hearing=hearing, defendant=Defendant.objects.get(case=case, position=position)
    )
    return hearing


def _granted(
    case: Case, user: User, relation: Relation = Relation.GRANTED, *, until: dt.datetime | None = None
) -> None:
    grant_access(
        actor=FEED,
        case_id=case.pk,
        principal_id=user.pk,
        principal_name=user.full_name,
        relation=relation,
        defendant_id=Defendant.objects.get(case=case, position=1).pk,
        expires_at=until,
    )


def _initial_details(case: Case) -> UUID:
    digest = uuid4().hex
    material = Material.objects.create(
        case=case,
        defendant=Defendant.objects.get(case=case, position=1),
        section="IDPC",
        name="Initial details",
        size=1000,
        pages=2,
        sha256=digest * 2,
        object_key=f"material/{digest}",
        status="published",
        version=1,
        published_at=timezone.now(),
    )
    return material.pk


def _told(case: Case, kind: str, *, position: int = 1, about: UUID | None = None, **data: object) -> None:
    record(
        kind,
        actor=system_actor("Court"),
        case_id=case.pk,
        defendant_id=Defendant.objects.get(case=case, position=position).pk,
        subject_id=about,
        data=data,
    )


def _text(user: User, query: str = "") -> str:
    answer = signed_in(Client(), user).get(PAGE + query)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()).replace("&amp;", "&")


def _references(user: User, query: str = "") -> list[str]:
    return re.findall(r"TEST\d{7}", _text(user, query))


def test_the_soonest_hearing_comes_first_with_place_and_time(firm: Organisation, solicitor: User) -> None:
    later, none, sooner = make_case(), make_case(), make_case()
    for case in (later, none, sooner):
        represent(case, firm)
    _listed(later, 20)
    _listed(sooner, 3, status="vacated")
    _listed(sooner, 5)
    _listed(sooner, -5)
    assert _references(solicitor) == [c.reference_received for c in (sooner, later, none)]
    text = _text(solicitor)
    assert _in(5) in text
    assert str(sooner.court.name) in text  # type: ignore[union-attr]
    assert "None fixed" in text


def test_a_hearing_of_today_stands_until_the_day_is_over(firm: Organisation, solicitor: User) -> None:
    case = make_case()
    represent(case, firm)
    _listed(case, -1 / 24)
    assert _in(-1 / 24) in _text(solicitor)


def test_only_own_defendants_and_their_hearings(firm: Organisation, solicitor: User) -> None:
    case, foreign = make_case(defendants=(Person(), CHARLES)), make_case(defendants=(CHARLES,))
    represent(case, firm, position=1)
    represent(foreign, make_firm())
    _listed(case, 4, position=2)
    text = _text(solicitor)
    assert "Ada Lovelace" in text
    assert "Babbage" not in text
    assert "None fixed" in text
    assert foreign.reference_received not in text


def test_why_one_sees_a_case_and_until_when(firm: Organisation, solicitor: User) -> None:
    on_record, granted, instructed = make_case(), make_case(), make_case()
    represent(on_record, firm)
    _granted(granted, solicitor, until=timezone.now() + dt.timedelta(days=9))
    _granted(instructed, solicitor, Relation.INSTRUCTED)
    _listed(instructed, 3)
    text = _text(solicitor)
    assert "On record" in text
    assert f"Given access until {_in(9)}" in text
    assert "Instructed, not on record" in text
    assert _in(3) not in text, "an instruction opens no hearings"


def test_an_advocate_who_prosecutes_sees_the_whole_case_under_that_name(solicitor: User) -> None:
    case = make_case(defendants=(Person(), CHARLES))
    grant_access(
        actor=FEED,
        case_id=case.pk,
        principal_id=solicitor.pk,
        principal_name=solicitor.full_name,
        relation=Relation.PROSECUTING,
    )
    _listed(case, 3, position=2)
    _told(case, "means_form.filed", position=2, name="Means")
    text = _text(solicitor, "?relation=prosecuting")
    assert "Ada Lovelace, Charles Babbage" in text
    assert "Prosecuting" in text
    assert _in(3) in text
    assert "change to documents" not in text, "of means the prosecution learns nothing"


def test_what_ended_or_expired_is_gone(firm: Organisation, solicitor: User) -> None:
    ended, expired = make_case(), make_case()
    defendant = represent(ended, firm)
    _granted(expired, solicitor, until=timezone.now() + dt.timedelta(days=2))
    assert len(_references(solicitor)) == 2
    revoke_access(
        actor=FEED, case_id=ended.pk, principal_id=firm.pk, relation=Relation.REPRESENTING, defendant_id=defendant
    )
    with time_machine.travel(timezone.now() + dt.timedelta(days=3)):
        assert _references(solicitor) == []
        assert "No cases yet" in _text(solicitor)
        assert "Apply filters" not in _text(solicitor), "there is nothing to narrow"


def test_what_is_new_since_the_last_visit(firm: Organisation, solicitor: User) -> None:
    seen, unopened = make_case(defendants=(Person(), CHARLES)), make_case()
    represent(seen, firm)
    represent(unopened, firm)
    signed_in(Client(), solicitor).get(f"/cases/{seen.pk}/")
    with time_machine.travel(timezone.now() + dt.timedelta(hours=3)):
        assert "Not opened yet" in _text(solicitor)
        assert _references(solicitor, "?new=on") == []
        _told(seen, "idpc.published", about=_initial_details(seen), defendant="Ada", version=1)
        _told(seen, "result.received", defendant="Charles", day="today", position=2)
        _told(seen, "document.uploaded", name="Not served yet")
        text = _text(solicitor, "?new=on")
        assert re.findall(r"TEST\d{7}", text) == [seen.reference_received]
        assert "1 change to documents" in text
        assert "1 result since" not in text
        signed_in(Client(), solicitor).get(f"/cases/{seen.pk}/")
        assert _references(solicitor, "?new=on") == []


def test_filters_are_in_the_address_and_can_be_taken_away_one_by_one(firm: Organisation, solicitor: User) -> None:
    soon, late, given = make_case(), make_case(), make_case()
    represent(soon, firm)
    represent(late, firm)
    _granted(given, solicitor)
    _listed(soon, 3)
    _listed(late, 60)
    assert _references(solicitor, "?hearing=7") == [soon.reference_received]
    assert _references(solicitor, "?hearing=none") == [given.reference_received]
    assert _references(solicitor, "?relation=granted") == [given.reference_received]
    assert _references(solicitor, "?relation=representing&hearing=28") == [soon.reference_received]
    page = signed_in(Client(), solicitor).get(f"{PAGE}?relation=instructed&hearing=7&sort=reference").content.decode()
    assert "No case fits these filters" in page
    assert "?relation=instructed&amp;sort=reference" in page.replace("&amp;amp;", "&amp;")
    assert "?hearing=7&amp;sort=reference" in page


@pytest.mark.parametrize(
    "query", ["?hearing=x&relation=y&sort=z", "?after=nonsense", "?after=2026~x", "?after=~", "?after=%00~1"]
)
def test_an_address_that_somebody_has_spoilt_narrows_nothing(firm: Organisation, solicitor: User, query: str) -> None:
    case = make_case()
    represent(case, firm)
    assert _references(solicitor, query) == [case.reference_received]


@pytest.mark.parametrize("sort", ["hearing", "-hearing", "received", "-received", "reference", "-reference"])
def test_every_order_pages_through_all_cases_once(firm: Organisation, solicitor: User, sort: str) -> None:
    cases = [make_case(received_at=timezone.now() - dt.timedelta(days=n % 5)) for n in range(PAGE_SIZE + 7)]
    for number, case in enumerate(cases):
        represent(case, firm)
        if number % 3:
            _listed(case, number % 4 + 1)
    actor = actor_of(solicitor)
    with actor_scope(actor):
        first = caseload(actor, CaseloadFilter(sort=sort))
        second = caseload(actor, CaseloadFilter(sort=sort, after=first.next_after))
    found = [line.case_id for line in (*first.lines, *second.lines)]
    assert sorted(found) == sorted(case.pk for case in cases)
    assert (first.total, first.is_first, second.is_first, second.next_after) == (PAGE_SIZE + 7, True, False, "")


def test_a_list_of_one_and_of_many_costs_the_same_queries(firm: Organisation, solicitor: User) -> None:
    represent(make_case(), firm)
    client = signed_in(Client(), solicitor)
    with at_most_queries(9):
        client.get(PAGE)
    for _ in range(20):
        case = make_case(defendants=(Person(), CHARLES))
        represent(case, firm)
        _listed(case, 2)
    with at_most_queries(9):
        client.get(PAGE)


def test_the_file_holds_what_the_filters_leave_harmless_and_is_on_record(firm: Organisation, solicitor: User) -> None:
    kept, left_out = make_case(defendants=(Person("=cmd()", "Lovelace"),)), make_case()
    represent(kept, firm)
    represent(left_out, firm)
    _listed(kept, 3)
    answer = signed_in(Client(), solicitor).get(f"{PAGE}file/?hearing=7")
    assert answer["Content-Type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 2
    assert rows[1][0] == kept.reference_received
    assert rows[1][1].startswith("'=cmd()")
    assert Event.objects.get(kind="cases.exported").data == {"count": 1}


def test_the_plan_reads_indexes_only(firm: Organisation, solicitor: User) -> None:
    """Beginning with the person's own rows of the inbox: no table of cases is read as a whole."""
    for _ in range(30):
        represent(make_case(), firm)
    actor = actor_of(solicitor)
    names = (
        "principals",
        "reader",
        "now",
        "today",
        "seen",
        "heard",
        "followed",
        "news",
        "relation",
        "before",
        "limit_before",
    )
    given: dict[str, Any] = dict.fromkeys((*names, "after_value", "after_case"), None)
    given |= {
        "principals": sorted(actor.principals),
        "reader": actor.user_id,
        "now": timezone.now(),
        "today": timezone.now(),
        "seen": ["representing"],
        "heard": ["representing"],
        "followed": ["representing"],
        "guarded": ["representing"],
        "only_held": True,
        "only_own": False,
        "news": ["hearing.listed"],
        "not_for_prosecution": [],
        "relation": "",
        "none_fixed": False,
        "limit": 26,
        "cap": 1001,
        **reading_of_documents(actor),
    }
    with actor_scope(actor), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN " + page_statement("hearing", descending=False, only_new=True), given)
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "Seq Scan" not in plan, plan


def test_a_clerk_sees_where_and_when_but_no_news(firm: Organisation) -> None:
    clerk = make_person(Role.CHAMBERS_CLERK, firm)
    case = make_case()
    represent(case, firm)
    _listed(case, 3)
    _told(case, "result.received", defendant="Ada", day="today")
    text = _text(clerk)
    assert _in(3) in text
    assert text.count("1 result ") == 1, "only the number of cases"


def test_it_is_the_first_page_of_the_defence(solicitor: User) -> None:
    assert first_page(actor_of(solicitor)) == PAGE


# Custody time limits


@pytest.fixture
def held(firm: Organisation) -> CustodyWorld:
    world = make_custody_world()
    represent(world.case, firm)
    return world


def _limit(world: CustodyWorld, days: int, *, position: int = 1) -> dt.date:
    """Let the earliest limit of a defendant be that many days away."""
    limit_on = timezone.localdate() + dt.timedelta(days=days)
    decided_on = limit_on - dt.timedelta(days=10)
    with actor_scope(world.recorder):
        for charge in Offence.objects.filter(defendant=world.defendant(position)):
            extend_limit(
                actor=world.recorder,
                offence_id=charge.pk,
                until=limit_on + dt.timedelta(days=charge.sequence - 1),
                decided_on=decided_on,
                reason="R",
            )
    return limit_on


@pytest.mark.parametrize(
    ("days", "said"),
    [(40, "40 days left"), (28, "28 days left"), (1, "1 day left"), (0, "Last day"), (-2, "Passed 2 days ago")],
)
def test_the_earliest_limit_stands_in_its_column_with_the_days_left(
    held: CustodyWorld, solicitor: User, days: int, said: str
) -> None:
    limit_on = _limit(held, days)
    assert f"{short_date(limit_on)} {said}" in _text(solicitor)


def test_a_near_limit_is_orange_and_a_passed_one_red(held: CustodyWorld, solicitor: User) -> None:
    for days, colour in ((29, "grey"), (28, "orange"), (0, "orange")):
        _limit(held, days)
        assert f"govuk-tag--{colour}" in signed_in(Client(), solicitor).get(PAGE).content.decode()
    passed = make_custody_world()
    represent(passed.case, solicitor.memberships.get().organisation)
    _limit(passed, -1)
    assert "govuk-tag--red" in signed_in(Client(), solicitor).get(PAGE).content.decode()


def test_filters_by_custody(firm: Organisation, solicitor: User) -> None:
    near, later, passed, free = (make_custody_world() for _ in range(4))
    for world, days in ((near, 28), (later, 29), (passed, -1), (free, None)):
        represent(world.case, firm)
        if days is not None:
            _limit(world, days)
    later.remand(on=timezone.localdate())
    sent = make_case(defendants=[Person(more={"custody_status": "C"})])
    represent(sent, firm)
    names = {world.case.reference_received: world for world in (near, later, passed, free)}
    assert set(_references(solicitor)) == {*names, sent.reference_received}
    for asked, expected in (
        ("near", {near.case, passed.case}),
        ("passed", {passed.case}),
        ("held", {near.case, later.case, passed.case, sent}),
    ):
        found = set(_references(solicitor, f"?custody={asked}"))
        assert found == {case.reference_received for case in expected}, asked


def test_somebody_the_prosecutor_calls_held_is_named_without_a_limit(firm: Organisation, solicitor: User) -> None:
    represent(make_case(defendants=[Person(more={"custody_status": "C"})]), firm)
    assert "In custody, none recorded" in _text(solicitor)


def test_sorted_by_limit_the_earliest_comes_first_and_pages_go_on(firm: Organisation, solicitor: User) -> None:
    worlds = [make_custody_world() for _ in range(3)]
    for world, days in zip(worlds, (20, 5, 12), strict=True):
        represent(world.case, firm)
        _limit(world, days)
    none = make_case()
    represent(none, firm)
    order = [worlds[n].case.reference_received for n in (1, 2, 0)]
    assert _references(solicitor, "?sort=custody") == [*order, none.reference_received]
    actor, after, seen = actor_of(solicitor), "", []
    with actor_scope(actor):
        while True:
            page = caseload(actor, CaseloadFilter(sort="custody", after=after), size=1)
            seen += [line.reference for line in page.lines]
            after = page.next_after
            if not after:
                break
    assert seen == [*order, none.reference_received]
    assert signed_in(Client(), solicitor).get(f"{PAGE}?sort=custody&after=spoilt~{none.pk}").status_code == 200


def test_limits_of_co_defendants_and_stopped_clocks_are_not_shown(firm: Organisation, solicitor: User) -> None:
    world = make_custody_world()
    represent(world.case, firm)
    _limit(world, 5, position=2)
    assert "days left" not in _text(solicitor)
    own = _limit(world, 9)
    assert f"{short_date(own)} 9 days left" in _text(solicitor)
    with actor_scope(world.recorder):
        for charge in Offence.objects.filter(defendant=world.defendant()):
            stop_clock(actor=world.recorder, offence_id=charge.pk, why=StopReason.JURY_SWORN, on=timezone.localdate())
    assert "days left" not in _text(solicitor)


def test_who_is_instructed_or_clerks_learns_nothing_of_custody(firm: Organisation, held: CustodyWorld) -> None:
    _limit(held, 5)
    instructed = make_person(Role.SOLICITOR, make_firm())
    _granted(held.case, instructed, Relation.INSTRUCTED)
    for user in (instructed, make_person(Role.CHAMBERS_CLERK, firm)):
        assert held.case.reference_received in _text(user)
        assert "days left" not in _text(user)


@pytest.mark.parametrize(("days", "left"), [(9, "9"), (0, "0"), (-2, "Passed 2 days ago")])
def test_the_file_has_the_limit_and_the_days_left(held: CustodyWorld, solicitor: User, days: int, left: str) -> None:
    limit_on = _limit(held, days)
    answer = signed_in(Client(), solicitor).get(f"{PAGE}file/")
    head, row = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    said = dict(zip(head, row, strict=True))
    assert (said["Custody time limit"], said["Days left"]) == (short_date(limit_on), left)


def test_a_change_to_custody_is_news(held: CustodyWorld, solicitor: User) -> None:
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=1), tick=False):
        _limit(held, 5)
    assert "3 changes to custody" in _text(solicitor)


def test_one_narrows_to_what_one_handles_oneself(firm: Organisation, solicitor: User) -> None:
    colleague = make_person(Role.SOLICITOR, firm)
    mine, theirs, given = make_case(), make_case(), make_case()
    for case, by in ((mine, solicitor), (theirs, colleague)):
        grant_access(
            actor=actor_of(by),
            case_id=case.pk,
            principal_id=firm.pk,
            principal_name=firm.name,
            relation=Relation.REPRESENTING,
            defendant_id=Defendant.objects.get(case=case).pk,
        )
    _granted(given, solicitor)
    assert set(_references(solicitor)) == {case.reference_received for case in (mine, theirs, given)}
    assert set(_references(solicitor, "?whose=own")) == {case.reference_received for case in (mine, given)}
    assert set(_references(colleague, "?whose=own")) == {theirs.reference_received}
