"""Recording remand, extending and stopping: what is held afterwards, who may, and two people at once."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from cases.custody.exceptions import (
    CustodyChanged,
    ExtendedIntoThePast,
    HeldAfterHearing,
    LimitHadExpired,
    NoClock,
    NoLimitCanBeSet,
    OnlyPeopleAreHeld,
)
from cases.custody.models import Remand, TimeLimit
from cases.custody.selectors import custody_held
from cases.custody.services import (
    extend_limit,
    preview_remand,
    record_remand,
    restart_clock,
    set_limit,
    stop_clock,
    stop_clocks,
)
from cases.custody.states import LimitOrigin, NoLimitBecause, RemandStatus, StopReason
from cases.custody.types import HeldLimit, Limit, NoLimit, RemandDecision
from cases.exceptions import CaseNotFound, NotAllowed
from cases.models import Case, Defendant, Plea, Verdict
from cases.selectors import timeline
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Event
from tests.support.custody import EITHER_WAY, INDICTABLE, SUMMARY, CustodyWorld, make_custody_world
from tests.support.world import Person, actor_of, court_staff, make_case, make_court, make_firm, make_person, represent

pytestmark = pytest.mark.django_db
HEARING = date(2026, 11, 3)
IN_56, IN_182 = date(2026, 12, 29), date(2027, 5, 4)
BAIL, CUSTODY = RemandStatus.CONDITIONAL_BAIL, RemandStatus.CUSTODY


@pytest.fixture
def world() -> CustodyWorld:
    return make_custody_world()


def held(world: CustodyWorld, code: str) -> HeldLimit:
    charge = world.charge(code)
    return custody_held([charge.defendant_id])[charge.defendant_id].limits[charge.pk]


def limits(world: CustodyWorld) -> dict[str, date]:
    return dict(TimeLimit.objects.filter(case=world.case).values_list("offence__code", "limit_on"))


def history(name: str) -> Any:
    return apps.get_model("custody", name)._default_manager


def kinds(world: CustodyWorld) -> list[str]:
    events = Event.objects.filter(case_id=world.case.pk, kind__startswith="custody.")
    return list(events.order_by("occurred_at").values_list("kind", flat=True))


def test_every_charge_gets_the_limit_of_its_mode_of_trial(world: CustodyWorld) -> None:
    world.remand(on=HEARING)
    assert limits(world) == {SUMMARY: IN_56, EITHER_WAY: IN_56, INDICTABLE: IN_182}
    assert held(world, EITHER_WAY).working is not None
    assert (Remand.objects.get().held_since, Remand.objects.get().days_held_before) == (HEARING, 0)


def test_an_allocation_decision_moves_the_limit_and_stays_with_it(world: CustodyWorld) -> None:
    charge = world.charge(EITHER_WAY)
    world.remand(on=HEARING, reasons={charge.pk: "elects_jury"})
    assert limits(world)[EITHER_WAY] == IN_182
    world.remand(on=HEARING + timedelta(days=7))
    assert (limits(world)[EITHER_WAY], held(world, EITHER_WAY).allocation_reason) == (IN_182, "elects_jury")


def test_a_youths_indictable_charge_is_counted_as_either_way() -> None:
    world = make_custody_world(born_on=HEARING.replace(year=HEARING.year - 18) + timedelta(days=1))
    world.remand(on=HEARING)
    assert limits(world)[INDICTABLE] == IN_56
    eighteen = make_custody_world(born_on=HEARING.replace(year=HEARING.year - 18))
    eighteen.remand(on=HEARING)
    assert limits(eighteen)[INDICTABLE] == IN_182


def test_bail_stops_the_clocks_and_custody_lets_them_run_with_fewer_days_left(world: CustodyWorld) -> None:
    world.remand(on=HEARING)
    world.remand(BAIL, on=HEARING + timedelta(days=10))
    assert (held(world, SUMMARY).runs, held(world, SUMMARY).stop_reason) == (False, StopReason.BAIL)
    assert Remand.objects.get().days_held_before == 10
    again = HEARING + timedelta(days=20)
    world.remand(on=again)
    assert held(world, SUMMARY).runs
    assert limits(world)[SUMMARY] == again + timedelta(days=56 - 10)


def test_a_clock_that_was_stopped_for_good_stays_stopped(world: CustodyWorld) -> None:
    world.remand(on=HEARING)
    with actor_scope(world.recorder):
        stop_clock(actor=world.recorder, offence_id=world.charge(SUMMARY).pk, why=StopReason.JURY_SWORN, on=HEARING)
    world.remand(on=HEARING + timedelta(days=7), since=HEARING - timedelta(days=3))
    assert not held(world, SUMMARY).runs
    assert limits(world)[SUMMARY] == IN_56
    assert held(world, EITHER_WAY).runs


def test_what_the_case_says_later_ends_a_limit_without_anybody_stopping_it(world: CustodyWorld) -> None:
    world.remand(on=HEARING)
    theft, assault = world.charge(EITHER_WAY), world.charge(SUMMARY)
    plea = Plea.objects.create(
        case=world.case, defendant=theft.defendant, offence=theft, choice="guilty", method="in_court", recorded_by="C"
    )
    Verdict.objects.create(
        case=world.case,
        defendant=assault.defendant,
        offence=assault,
        finding="guilty",
        route="fixed_offer",
        convicted_on=HEARING,
        recorded_by="C",
    )
    assert held(world, EITHER_WAY).ended == StopReason.GUILTY_PLEA
    assert held(world, SUMMARY).ended == StopReason.GUILTY_VERDICT
    assert held(world, INDICTABLE).runs
    Plea.objects.create(
        case=world.case,
        defendant=theft.defendant,
        offence=theft,
        choice="not_guilty",
        method="in_court",
        recorded_by="C",
        replaces=plea,
    )
    assert held(world, EITHER_WAY).runs
    Case.objects.filter(pk=world.case.pk).update(status="concluded")
    assert held(world, EITHER_WAY).ended == StopReason.FINAL_RESULT


def test_a_charge_with_a_guilty_plea_or_of_an_unknown_mode_gets_no_limit(world: CustodyWorld) -> None:
    theft = world.charge(EITHER_WAY)
    Plea.objects.create(
        case=world.case, defendant=theft.defendant, offence=theft, choice="guilty", method="in_court", recorded_by="C"
    )
    type(theft).objects.filter(pk=world.charge(SUMMARY).pk).update(record=None)
    world.remand(on=HEARING)
    assert set(limits(world)) == {INDICTABLE}


def test_a_correction_replaces_what_is_held_and_keeps_what_was(world: CustodyWorld) -> None:
    world.remand(on=HEARING)
    world.remand(on=HEARING, since=HEARING - timedelta(days=14), days_before=3)
    # 39 days on is a Saturday.
    assert limits(world)[SUMMARY] == HEARING + timedelta(days=56 - 14 - 3 - 1)
    earlier = history("RemandHistory").get()
    assert (earlier.held_since, earlier.days_held_before, earlier.version) == (HEARING, 0, 1)
    assert history("TimeLimitHistory").get(offence=world.charge(SUMMARY)).limit_on == IN_56
    assert Remand.objects.get().version == 2


def test_a_preview_says_the_same_and_saves_nothing(world: CustodyWorld) -> None:
    decision = RemandDecision(CUSTODY, HEARING)
    with actor_scope(world.recorder):
        plan = preview_remand(actor=world.recorder, defendant_id=world.defendant().pk, decision=decision)
        assert not Remand.objects.exists()
        assert not TimeLimit.objects.exists()
        recorded = record_remand(actor=world.recorder, defendant_id=world.defendant().pk, decision=decision)
    assert plan == recorded
    assert [charge.outcome.on for charge in plan.charges if isinstance(charge.outcome, Limit)] == [
        IN_56,
        IN_56,
        IN_182,
    ]
    assert plan.earliest == IN_56


def test_somebody_on_bail_gets_no_limit_and_no_clock_to_stop(world: CustodyWorld) -> None:
    with actor_scope(world.recorder):
        plan = record_remand(
            actor=world.recorder, defendant_id=world.defendant().pk, decision=RemandDecision(BAIL, HEARING)
        )
    assert {charge.outcome for charge in plan.charges} == {NoLimit(NoLimitBecause.NOT_HELD)}
    assert not TimeLimit.objects.exists()
    assert kinds(world) == ["custody.remand_recorded"]


def test_what_was_done_stands_on_the_timeline_in_order(world: CustodyWorld) -> None:
    charge = world.charge(SUMMARY)
    world.remand(on=HEARING)
    with actor_scope(world.recorder):
        actor = world.recorder
        extend_limit(
            actor=actor, offence_id=charge.pk, until=date(2027, 2, 1), decided_on=HEARING, reason="Witness ill"
        )
        stop_clocks(actor=actor, defendant_id=charge.defendant_id, stops={charge.pk: StopReason.JURY_SWORN}, on=HEARING)
        restart_clock(actor=actor, offence_id=charge.pk, reason="Wrong charge")
        said = [sentence.text for sentence in timeline(actor, world.case.pk)]
    assert kinds(world) == [
        "custody.remand_recorded",
        "custody.limit_extended",
        "custody.clock_stopped",
        "custody.clock_restarted",
    ]
    for sentence in (
        "Ada Lovelace on 3 November 2026: In custody. Custody time limit: 29 December 2026",
        "Custody time limit of Ada Lovelace, charge 1, extended on 3 November 2026 until 1 February 2027: Witness ill",
        "Clock of the custody time limit of Ada Lovelace stopped on 3 November 2026, charges 1:"
        " The jury was sworn in for trial",
        "Clock of the custody time limit of Ada Lovelace, charge 1, runs again: Wrong charge",
    ):
        assert sentence in said


def test_one_notice_lists_all_charges_whose_clock_stops(world: CustodyWorld) -> None:
    world.remand(on=HEARING)
    world.remand(BAIL, on=HEARING)
    event = Event.objects.get(kind="custody.clock_stopped")
    assert event.data["charges"] == "1, 2, 3"
    assert len(event.data["offences"]) == 3


# Extending


def extend(world: CustodyWorld, until: date, *, on: date = HEARING, seen: int | None = None) -> None:
    with actor_scope(world.recorder):
        extend_limit(
            actor=world.recorder,
            offence_id=world.charge(SUMMARY).pk,
            until=until,
            decided_on=on,
            reason="Witness ill",
            seen_version=seen,
        )


def test_an_extension_replaces_the_limit_of_its_charge_only(world: CustodyWorld) -> None:
    world.remand(on=HEARING)
    extend(world, date(2027, 2, 1))
    assert limits(world) == {SUMMARY: date(2027, 2, 1), EITHER_WAY: IN_56, INDICTABLE: IN_182}
    extended = held(world, SUMMARY)
    assert (extended.origin, extended.reason, extended.decided_on) == (LimitOrigin.EXTENDED, "Witness ill", HEARING)
    assert extended.recorded_by == world.officer.full_name


def test_an_extended_limit_stays_when_remand_is_recorded_again(world: CustodyWorld) -> None:
    world.remand(on=HEARING)
    extend(world, date(2027, 2, 1))
    world.remand(on=HEARING + timedelta(days=7), since=HEARING - timedelta(days=5))
    assert limits(world)[SUMMARY] == date(2027, 2, 1)
    world.remand(BAIL, on=HEARING + timedelta(days=8))
    assert not held(world, SUMMARY).runs
    world.remand(on=HEARING + timedelta(days=9))
    assert (held(world, SUMMARY).runs, limits(world)[SUMMARY]) == (True, date(2027, 2, 1))


def test_an_extension_creates_the_limit_where_there_was_none(world: CustodyWorld) -> None:
    extend(world, date(2027, 2, 1))
    assert limits(world) == {SUMMARY: date(2027, 2, 1)}


def test_a_limit_that_had_passed_at_the_hearing_cannot_be_extended(world: CustodyWorld) -> None:
    world.remand(on=HEARING)
    with pytest.raises(LimitHadExpired):
        extend(world, date(2027, 2, 1), on=IN_56 + timedelta(days=1))
    extend(world, date(2027, 2, 1), on=IN_56)


def test_an_extension_ends_after_its_hearing(world: CustodyWorld) -> None:
    world.remand(on=HEARING)
    with pytest.raises(ExtendedIntoThePast):
        extend(world, HEARING)


def test_the_court_sets_the_limit_of_somebody_who_is_held_and_it_stays(world: CustodyWorld) -> None:
    charge = world.charge(SUMMARY)
    with actor_scope(world.recorder), pytest.raises(NoLimitCanBeSet):
        set_limit(actor=world.recorder, offence_id=charge.pk, limit_on=date(2026, 12, 1), decided_on=HEARING)
    world.remand(on=HEARING)
    with actor_scope(world.recorder):
        set_limit(actor=world.recorder, offence_id=charge.pk, limit_on=date(2026, 12, 1), decided_on=HEARING)
    world.remand(on=HEARING + timedelta(days=7))
    assert (limits(world)[SUMMARY], held(world, SUMMARY).origin) == (date(2026, 12, 1), LimitOrigin.SET)


# Clocks


def test_a_clock_stops_once_and_runs_again_once(world: CustodyWorld) -> None:
    world.remand(on=HEARING)
    charge, actor = world.charge(SUMMARY), world.recorder
    with actor_scope(actor):
        with pytest.raises(NoClock):
            restart_clock(actor=actor, offence_id=charge.pk, reason="No stop")
        stop_clock(actor=actor, offence_id=charge.pk, why=StopReason.UNDER_DISABILITY, on=HEARING, note="Dr Grey")
        with pytest.raises(NoClock):
            stop_clock(actor=actor, offence_id=charge.pk, why=StopReason.BAIL, on=HEARING)
        assert (
            stop_clocks(actor=actor, defendant_id=charge.defendant_id, stops={charge.pk: StopReason.BAIL}, on=HEARING)
            == ()
        )
    stopped = held(world, SUMMARY)
    assert (stopped.stop_reason, stopped.stop_note, stopped.runs) == (StopReason.UNDER_DISABILITY, "Dr Grey", False)
    with actor_scope(actor):
        restart_clock(actor=actor, offence_id=charge.pk, reason="Mistake")
    assert (held(world, SUMMARY).runs, limits(world)[SUMMARY]) == (True, IN_56)
    assert history("TimeLimitHistory").filter(offence=charge, stop_reason="disability", stop_note="Dr Grey").exists()


# Who may, and two at once


@pytest.mark.parametrize("role", [Role.LISTING_OFFICER, Role.JUDGE, Role.MAGISTRATE])
def test_others_at_the_court_do_not_record(world: CustodyWorld, role: Role) -> None:
    world.remand(on=HEARING)
    assert world.case.court is not None
    actor = actor_of(make_person(role, court_staff(world.case.court)))
    charge = world.charge(SUMMARY)
    with actor_scope(actor):
        with pytest.raises(NotAllowed):
            record_remand(actor=actor, defendant_id=charge.defendant_id, decision=RemandDecision(BAIL, HEARING))
        with pytest.raises(NotAllowed):
            extend_limit(actor=actor, offence_id=charge.pk, until=IN_182, decided_on=HEARING, reason="R")
        with pytest.raises(NotAllowed):
            stop_clock(actor=actor, offence_id=charge.pk, why=StopReason.BAIL, on=HEARING)


def test_a_legal_adviser_records_and_another_courts_adviser_finds_nothing(world: CustodyWorld) -> None:
    assert world.case.court is not None
    adviser = actor_of(make_person(Role.LEGAL_ADVISER, court_staff(world.case.court)))
    decision = RemandDecision(CUSTODY, HEARING)
    with actor_scope(adviser):
        record_remand(actor=adviser, defendant_id=world.defendant().pk, decision=decision)
    stranger = actor_of(make_person(Role.LEGAL_ADVISER, court_staff(make_court())))
    defendant_id = world.defendant().pk
    with actor_scope(stranger), pytest.raises(CaseNotFound):
        record_remand(actor=stranger, defendant_id=defendant_id, decision=decision)


def test_the_database_itself_keeps_custody_from_the_firm_of_a_co_defendant(world: CustodyWorld) -> None:
    world.remand(on=HEARING)
    own, other = make_firm(), make_firm()
    represent(world.case, own)
    represent(world.case, other, position=2)
    for firm, number in ((own, 3), (other, 0)):
        with actor_scope(actor_of(make_person(Role.SOLICITOR, firm))):
            assert TimeLimit.objects.count() == number
            assert Remand.objects.count() == bool(number)


def test_a_company_is_not_remanded() -> None:
    case = make_case(defendants=[Person(organisation_name="Analytical Engines Ltd")])
    assert case.court is not None
    actor = actor_of(make_person(Role.COURT_OFFICER, court_staff(case.court)))
    company = Defendant.objects.get(case=case)
    with actor_scope(actor), pytest.raises(OnlyPeopleAreHeld):
        record_remand(actor=actor, defendant_id=company.pk, decision=RemandDecision(CUSTODY, HEARING))


def test_the_second_of_two_who_record_at_once_is_told_and_nothing_is_lost(world: CustodyWorld) -> None:
    actor, charge = world.recorder, world.charge(SUMMARY)
    world.remand(on=HEARING)
    with actor_scope(actor):
        seen = held(world, SUMMARY).version
        record_remand(
            actor=actor, defendant_id=charge.defendant_id, decision=RemandDecision(CUSTODY, HEARING), seen_version=1
        )
        with pytest.raises(CustodyChanged) as changed:
            record_remand(
                actor=actor, defendant_id=charge.defendant_id, decision=RemandDecision(BAIL, HEARING), seen_version=1
            )
        assert changed.value.recorded_by == actor.display_name
    extend(world, date(2027, 2, 1), seen=held(world, SUMMARY).version)
    with pytest.raises(CustodyChanged):
        extend(world, date(2027, 3, 1), seen=seen)
    assert Remand.objects.get().status == CUSTODY
    assert limits(world)[SUMMARY] == date(2027, 2, 1)


def test_a_hearing_before_the_custody_began_is_refused(world: CustodyWorld) -> None:
    world.remand(on=HEARING)
    with pytest.raises(HeldAfterHearing):
        world.remand(on=HEARING - timedelta(days=1))
    world.remand(on=HEARING - timedelta(days=1), since=HEARING - timedelta(days=2))
    assert Remand.objects.get().held_since == HEARING - timedelta(days=2)


# The database's own rules


@pytest.mark.parametrize(
    "wrong",
    [
        {"held_since": None},
        {"status": "B"},
        {"held_since": HEARING + timedelta(days=1)},
    ],
)
def test_the_database_refuses_a_remand_that_contradicts_itself(world: CustodyWorld, wrong: dict[str, object]) -> None:
    world.remand(on=HEARING)
    with pytest.raises(IntegrityError), transaction.atomic():
        Remand.objects.update(**wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"limit_on": date(2026, 12, 26)},
        {"working": None},
        {"origin": "extended"},
        {"origin": "extended", "reason": "R", "limit_on": HEARING},
        {"stop_reason": "bail"},
        {"stopped_on": HEARING, "stopped_at": timezone.now(), "stop_reason": "bail"},
    ],
)
def test_the_database_refuses_a_limit_that_contradicts_itself(world: CustodyWorld, wrong: dict[str, object]) -> None:
    world.remand(on=HEARING)
    with pytest.raises(IntegrityError), transaction.atomic():
        TimeLimit.objects.update(**wrong)


def test_nothing_of_it_can_be_deleted_or_given_to_somebody_else(world: CustodyWorld) -> None:
    world.remand(on=HEARING)
    for table in (Remand, TimeLimit):
        with pytest.raises(DatabaseError), transaction.atomic():
            table.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        TimeLimit.objects.update(defendant=world.defendant(2))
