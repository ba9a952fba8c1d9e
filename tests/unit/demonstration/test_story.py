"""The story is complete and lawful before anything of it is told."""

from datetime import date

import pytest
from django.utils import timezone

from cases.intake.problems import has_errors
from cases.intake.reading import read_message
from cases.intake.reference_snapshot import ReferenceSnapshot
from cases.intake.rules.validate import find_prosecutor, validate
from commonplatform.accounts.roles import ROLES_BY_KIND, SIGNED_IN_ROLES
from commonplatform.demonstration.dates import working_day
from commonplatform.demonstration.personas import CITIZENS, DECIDED, NOT_SERVED, TO_HELP, TO_REPRESENT
from commonplatform.demonstration.police_message import police_message
from commonplatform.demonstration.services.build_world import build_world
from commonplatform.demonstration.submission_message import submission_message
from commonplatform.demonstration.told import Case, cases, charges, rows
from commonplatform.reference.models import Offence


def untouched(reference: str) -> bool:
    case = next(case for case in cases() if case.reference == reference)
    return not any(each.plea or each.session or each.firm for each in case.defendants)


def test_it_is_as_large_as_it_has_to_be() -> None:
    kinds = [row["kind"] for row in rows("organisations")]
    assert len(cases()) >= 60
    assert len(list(rows("courts"))) >= 6
    assert any(row["is_welsh"] == "yes" for row in rows("courts"))
    assert any(row["jurisdiction"] == "crown" for row in rows("courts"))
    assert kinds.count("prosecution") >= 5
    assert (kinds.count("firm"), kinds.count("chambers")) == (3, 2)


def test_there_is_somebody_in_every_role_and_every_role_fits() -> None:
    kinds = {row["name"]: row["kind"] for row in rows("organisations")}
    people = list(rows("people"))
    assert {row["role"] for row in people} == SIGNED_IN_ROLES
    assert all(row["role"] in ROLES_BY_KIND[kinds[row["organisation"]]] for row in people)


def test_the_hard_cases_are_in_it() -> None:
    everybody = [each for case in cases() for each in case.defendants]
    assert max(len(each.charges) for each in everybody) == 14
    assert max(len(case.defendants) for case in cases()) == 9
    assert max(len(each.name) for each in everybody) >= 60
    assert any(each.company for each in everybody)
    assert any(not each.forenames and not each.company for each in everybody)
    assert any(not each.born_on and not each.company for each in everybody)
    assert any(each.welsh and each.plea for each in everybody)
    assert any(set(each.plea) == {"G", "N"} for each in everybody)


def test_every_step_of_the_story_can_be_told() -> None:
    sessions = {row["key"] for row in rows("sessions")}
    firms = {row["name"] for row in rows("organisations") if row["kind"] == "firm"}
    for case in cases():
        for each in case.defendants:
            assert not each.plea or len(each.plea) == len(each.charges)
            assert not each.session or each.session in sessions
            assert not each.firm or each.firm in firms
            assert not each.read or (each.firm and each.idpc_days_ago)
            assert set(each.charges) <= set(charges())


@pytest.mark.parametrize("reference", [*CITIZENS, NOT_SERVED, TO_REPRESENT, TO_HELP])
def test_what_people_are_told_to_try_first_is_still_to_be_done(reference: str) -> None:
    assert untouched(reference)


def test_what_is_shown_as_decided_has_a_plea_and_a_result() -> None:
    results = {row["reference"]: row for row in rows("results")}
    for reference in DECIDED:
        case = next(case for case in cases() if case.reference == reference)
        assert int(results[reference]["days_ago"]) < case.defendants[0].pleaded_days_ago


def test_working_days_leave_out_weekends() -> None:
    friday = date(2026, 11, 20)
    assert working_day(friday, 1) == date(2026, 11, 23)
    assert working_day(friday, 6) == date(2026, 11, 30)
    assert working_day(friday, 0) == friday


@pytest.mark.django_db
def test_every_message_is_one_that_the_intake_accepts() -> None:
    build_world()
    reference, today = ReferenceSnapshot(), timezone.localdate()
    for case in cases():
        read = read_message(_message(case, today), reference)
        assert read.case is not None, (case.reference, read.problems)
        prosecutor = find_prosecutor(read.case, reference)
        problems = validate(read.case, reference, today=today, prosecutor=prosecutor)
        assert not has_errors((*read.problems, *problems)), (case.reference, problems)


@pytest.mark.django_db
def test_every_charge_is_of_an_offence_that_the_reference_data_holds() -> None:
    build_world()
    assert set(charges()) <= set(Offence.objects.values_list("code", flat=True))


def _message(case: Case, today: date) -> bytes:
    return (police_message if case.by_police_feed else submission_message)(case, today=today)
