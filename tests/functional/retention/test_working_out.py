"""Until when documents are kept, worked out from the results of a case as they are sent."""

from datetime import date

import pytest

from cases.models import Case
from cases.retention.models import DueCount, Retention
from cases.retention.services import count_due, work_out_missing
from cases.states import CaseStatus
from tests.functional.disclosure.steps import ADA, CHARLES, World, make_world
from tests.functional.retention.deciding import LONG_AGO, decide, kept

pytestmark = pytest.mark.django_db


def until(world: World) -> tuple[str, str, date | None]:
    row = kept(world)
    return row.policy, row.period, row.keep_until


def test_a_fine_keeps_documents_for_seven_years_from_the_hearing() -> None:
    world = make_world()
    decide(world.case, "FO", "FCOST")
    assert until(world) == ("NON_CUSTODIAL", "7Y0M0D", date(2017, 5, 3))


def test_custody_keeps_them_for_its_whole_length_counted_from_the_order() -> None:
    world = make_world()
    decide(world.case, "IMP", "TIMP", total_custodial_period="P12Y6M")
    assert until(world) == ("CUSTODIAL", "12Y6M0D", date(2022, 11, 3))


def test_a_short_time_in_custody_keeps_them_for_seven_years() -> None:
    world = make_world()
    decide(world.case, "IMP", total_custodial_period="P18W")
    assert until(world) == ("CUSTODIAL", "7Y0M0D", date(2017, 5, 3))


def test_a_life_sentence_keeps_them_for_99_years() -> None:
    world = make_world()
    decide(world.case, "IMP", life=True)
    assert until(world) == ("LIFE", "99Y0M0D", date(2109, 5, 3))


@pytest.mark.parametrize(
    ("codes", "verdict", "policy"),
    [
        (("REMYCT", "NEXH"), "", "REMITTAL"),
        (("DISM",), "", "ACQUITTAL"),
        (("NGJ",), "N", "ACQUITTAL"),
        (("NSP",), "NGJJ", "NOT_GUILTY"),
        (("WDRN",), "", "NON_CUSTODIAL"),
        (("CD",), "G", "NON_CUSTODIAL"),
        (("SUSPS", "STIMP"), "G", "NON_CUSTODIAL"),
    ],
)
def test_remittal_discharge_and_verdicts_are_told_by_their_codes(
    codes: tuple[str, ...], verdict: str, policy: str
) -> None:
    world = make_world()
    decide(world.case, *codes, verdict=verdict)
    assert kept(world).policy == policy


@pytest.mark.parametrize(
    ("codes", "why"),
    [
        (("IMP",), "no_term"),
        (("TIMP",), "no_term"),
        (("WABSN", "FO"), "no_term"),
        (("FO", "HOSPX"), "unknown_code"),
        (("DS",), "not_over"),
        (("FO", "STDEC"), "not_over"),
    ],
)
def test_what_a_result_does_not_say_is_not_guessed_and_the_documents_stay(codes: tuple[str, ...], why: str) -> None:
    world = make_world()
    decide(world.case, *codes)
    row = kept(world)
    assert (row.not_known, row.policy, row.keep_until) == (why, "", None)


def test_an_open_case_has_no_day() -> None:
    world = make_world((ADA, CHARLES))
    decide(world.case, "FO")
    assert not Retention.objects.exists()


def test_of_two_defendants_the_best_rank_counts_from_the_day_the_last_was_dealt_with() -> None:
    world = make_world((ADA, CHARLES))
    decide(world.case, "IMP", total_custodial_period="P10Y", on=date(2009, 1, 31))
    decide(world.case, "DISM", position=2)
    assert until(world) == ("CUSTODIAL", "10Y0M0D", date(2020, 5, 3))


def test_a_new_result_is_worked_out_at_once() -> None:
    world = make_world()
    decide(world.case, "FO")
    decide(world.case, "YOI", total_custodial_period="P8Y")
    assert until(world) == ("CUSTODIAL", "8Y0M0D", date(2018, 5, 3))
    decide(world.case, "ADJP")
    assert kept(world).not_known == "not_over"


def test_a_case_that_ended_without_its_results_is_found_at_night_and_kept() -> None:
    world = make_world()
    Case.objects.filter(pk=world.case.pk).update(status=CaseStatus.WITHDRAWN)
    assert work_out_missing() == 1
    assert kept(world).not_known == "no_result"
    assert work_out_missing() == 0


def test_what_falls_due_is_counted_court_by_court_and_falls_to_nothing_again() -> None:
    world = make_world()
    decide(world.case, "FO")
    assert count_due() == 1
    counted = DueCount.objects.get(court=world.case.court)
    assert (counted.past, counted.within_30_days, counted.within_90_days, counted.on_hold) == (1, 0, 0, 0)
    decide(world.case, "FO", on=LONG_AGO.replace(year=2100))
    count_due()
    counted.refresh_from_db()
    assert counted.past == 0
