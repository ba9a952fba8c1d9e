"""Which prosecutions are refused, which only remarked on."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from uuid import UUID

import pytest

from cases.intake.problems import Problem, Severity, merge_for_wire, problem, submission_answer
from cases.intake.reading import read_message
from cases.intake.rules.reference import OffenceFacts
from cases.intake.rules.validate import find_prosecutor, validate, with_location_default
from cases.intake.rules.warnings import age_on, months_after
from cases.intake.types import (
    Channel,
    ParsedAddress,
    ParsedCase,
    ParsedContact,
    ParsedDefendant,
    ParsedGuardian,
    ParsedHearing,
    ParsedName,
    ParsedOffence,
    ParsedPerson,
)
from tests.unit.intake.messages import CHARGE, SJP_NOTICE, routed, submission
from tests.unit.intake.reference import DVLA, FORCE, LICENSING, SPEEDING, FakeReference

TODAY = date(2026, 11, 20)


def of_police(initiation: str = "C", *, summons_code: str = "") -> ParsedCase:
    found = read_message(routed().encode(), FakeReference()).case
    assert found is not None
    return replace(found, initiation_code=initiation, summons_code=summons_code)


def of_submission(document: dict[str, object]) -> ParsedCase:
    found = read_message(submission(document), FakeReference()).case
    assert found is not None
    return found


def problems(case: ParsedCase, reference: FakeReference | None = None) -> tuple[Problem, ...]:
    reference = reference or FakeReference()
    prosecutor = find_prosecutor(case, reference)
    return validate(case, reference, today=TODAY, prosecutor=prosecutor)


def codes(case: ParsedCase, reference: FakeReference | None = None) -> list[str]:
    return [found.code for found in problems(case, reference)]


def with_defendant(case: ParsedCase, **changes: object) -> ParsedCase:
    return replace(case, defendants=(replace(case.defendants[0], **changes), *case.defendants[1:]))  # type: ignore[arg-type]


def with_person(case: ParsedCase, **changes: object) -> ParsedCase:
    person = case.defendants[0].person
    assert person is not None
    return with_defendant(case, person=replace(person, **changes))  # type: ignore[arg-type]


def with_offence(case: ParsedCase, **changes: object) -> ParsedCase:
    offences = case.defendants[0].offences
    return with_defendant(case, offences=(replace(offences[0], **changes), *offences[1:]))  # type: ignore[arg-type]


def with_hearing(case: ParsedCase, **changes: object) -> ParsedCase:
    assert case.hearing is not None
    return replace(case, hearing=replace(case.hearing, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("initiation", ["C", "Q", "J"])
def test_a_sound_police_case_has_no_problem(initiation: str) -> None:
    assert codes(of_police(initiation)) == []


def test_a_sound_summons_has_no_problem() -> None:
    assert codes(of_police("S", summons_code="M")) == []


@pytest.mark.parametrize("document", [SJP_NOTICE, CHARGE], ids=["notice", "charge"])
def test_a_sound_submission_has_no_problem(document: dict[str, object]) -> None:
    assert codes(of_submission(document)) == []


def test_an_unknown_initiation_brings_the_common_rules_with_it() -> None:
    case = with_offence(with_defendant(of_police("X"), custody_status=""), arrest_date=None)
    assert codes(case) == [
        "CASE_INITIATION_CODE_INVALID",
        "DEFENDANT_CUSTODY_STATUS_INVALID",
        "ARREST_DATE_IN_FUTURE",
    ]


def test_other_and_remitted_cases_come_by_hand_only() -> None:
    assert codes(of_police("O")) == ["CASE_INITIATION_CODE_INVALID"]
    assert codes(replace(of_police("O"), channel=Channel.MANUAL)) == []
    assert codes(replace(of_police("R"), channel=Channel.MANUAL)) == []


@pytest.mark.parametrize(("code", "wrong"), [("", True), ("Z", True), ("A", False), ("m", False)])
def test_a_summons_needs_a_known_code(code: str, wrong: bool) -> None:
    assert ("SUMMONS_CODE_INVALID" in codes(of_police("S", summons_code=code))) is wrong


def test_a_summons_code_is_ignored_on_other_cases() -> None:
    assert codes(of_police("C", summons_code="Z")) == []


def test_police_are_found_by_unit_then_by_reference_then_by_force() -> None:
    case, reference = of_police(), FakeReference()
    assert find_prosecutor(case, reference) == FORCE
    assert find_prosecutor(replace(case, prosecuting_authority="042AB01"), reference) == FORCE
    by_unit = replace(case, prosecuting_authority="142HQ00", reference="URNNUMBER")
    assert find_prosecutor(by_unit, reference) == FORCE
    assert find_prosecutor(replace(by_unit, prosecuting_authority="116HQ00"), reference) is None


def test_other_prosecutors_are_found_by_their_own_code_alone() -> None:
    case = replace(of_submission(SJP_NOTICE), prosecuting_authority="GAXXX00", reference="42AB1234526")
    assert codes(case) == ["PROSECUTOR_OUCODE_NOT_RECOGNISED"]


def test_only_authorised_prosecutors_use_the_single_justice_procedure() -> None:
    reference = FakeReference(prosecutors=(replace(LICENSING, may_use_sjp=False),))
    assert codes(of_submission(SJP_NOTICE), reference) == ["PROSECUTOR_NOT_RECOGNISED_AS_AN_AUTHORISED_SJP_PROSECUTOR"]


def test_only_approved_prosecutors_offer_online_convictions() -> None:
    case = with_offence(of_submission(SJP_NOTICE), offers_aocp=True)
    assert codes(case) == []
    assert codes(replace(case, prosecuting_authority="GAFDL00")) == ["PROSECUTOR_NOT_AOCP_APPROVED"]


def test_each_bad_case_marker_is_named_with_its_place() -> None:
    (found,) = problems(replace(of_police(), case_markers=("DV", "ABC", "?!")))
    assert [(value.id, value.value) for value in found.values] == [("1", "ABC"), ("2", "?!")]


def test_a_single_justice_case_has_no_marker_and_hearing_checks() -> None:
    case = with_hearing(replace(of_police("J"), case_markers=("ABC",)), court_ou_code="X", date=date(2020, 1, 1))
    assert codes(case) == []


@pytest.mark.parametrize("code", ["", "B42AZ0", "B42AZ011", "C99XX01"])
def test_the_hearing_location_is_seven_characters_and_known(code: str) -> None:
    assert codes(with_hearing(of_police(), court_ou_code=code)) == ["COURT_HEARING_LOCATION_OUCODE_INVALID"]


def test_a_case_without_hearing_has_no_location() -> None:
    assert codes(replace(of_police(), hearing=None)) == ["COURT_HEARING_LOCATION_OUCODE_INVALID"]


def test_a_hearing_today_is_not_past() -> None:
    assert codes(with_hearing(of_police(), date=TODAY)) == []
    assert codes(with_hearing(of_police(), date=date(2026, 11, 19))) == ["DATE_OF_HEARING_IN_THE_PAST"]


def test_a_hearing_is_not_before_the_offence() -> None:
    case = with_offence(of_police("Q"), committed_on=date(2027, 1, 12), charge_date=date(2026, 11, 1))
    assert codes(case) == ["DATE_OF_HEARING_EARLIER_THAN_OFFENCE_COMMITTED_DATE"]
    assert codes(with_offence(case, committed_on=date(2027, 1, 11))) == []


def test_a_hearing_outside_sitting_hours_is_remarked_on() -> None:
    (found,) = problems(with_hearing(of_police(), local_time=time(17, 1)))
    assert (found.code, found.severity) == ("HEARING_TIME_OUTSIDE_SITTING_HOURS", Severity.WARNING)
    assert codes(with_hearing(of_police(), local_time=time(9, 30))) == []


def test_a_hearing_time_that_is_none_is_remarked_on() -> None:
    case = of_submission(CHARGE)
    (found,) = problems(with_hearing(case, local_time=None, starts_at=None, time_received="noon"))
    assert (found.code, found.is_error) == ("HEARING_TIME_INVALID", False)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"nationality": "W1"}, "DEFENDANT_NATIONALITY_INVALID"),
        ({"additional_nationality": "XXX"}, "DEFENDANT_ADDITIONAL_NATIONALITY_INVALID"),
        ({"perceived_birth_year": 2026}, "DEFENDANT_PERCEIVED_BIRTH_YEAR_IN_FUTURE"),
        ({"offender_code": "XX"}, "OFFENDER_CODE_IS_INVALID"),
        ({"custody_status": ""}, "DEFENDANT_CUSTODY_STATUS_INVALID"),
        ({"custody_status": "A"}, "DEFENDANT_CUSTODY_STATUS_INVALID"),
        ({"custody_status": "B", "bail_conditions": "  "}, "BAIL_CONDITIONS_REQUIRED"),
        ({"pnc_id": "2020 1234567L"}, "INVALID_PNC_ID"),
        ({"cro_number": "1234567890123"}, "INVALID_CRO_NUMBER"),
        ({"address": ParsedAddress(("x",), "SS141AB")}, "INVALID_DEFENDANT_INDIVIDUAL_POST_CODE"),
        ({"initiation_code": "J"}, "DEFENDANT_INITIATION_CODE_INVALID"),
        ({"documentation_language": "D"}, "DOCUMENTATION_LANGUAGE_INVALID"),
        ({"hearing_language": ""}, "HEARING_LANGUAGE_INVALID"),
    ],
)
def test_each_fault_of_a_defendant_has_its_code(changes: dict[str, object], code: str) -> None:
    (found,) = problems(with_defendant(of_police(), **changes))
    assert (found.code, found.defendant_index) == (code, 0)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"date_of_birth": date(2026, 11, 21)}, "DEFENDANT_DOB_IN_FUTURE"),
        ({"observed_ethnicity": 10}, "DEFENDANT_OBSERVED_ETHNICITY_INVALID"),
        ({"self_defined_ethnicity": "X9"}, "DEFENDANT_SELF_DEFINED_ETHNICITY_INVALID"),
        ({"contact": ParsedContact(primary_email="a@b")}, "DEFENDANT_PRIMARY_EMAIL_ADDRESS_INVALID"),
        ({"contact": ParsedContact(secondary_email="a@b")}, "DEFENDANT_SECONDARY_EMAIL_ADDRESS_INVALID"),
        ({"contact": ParsedContact(home_telephone="+44 1")}, "TELEPHONE_NUMBER_INVALID"),
    ],
)
def test_each_fault_of_a_person_has_its_code(changes: dict[str, object], code: str) -> None:
    assert codes(with_person(of_police(), **changes)) == [code]


def test_somebody_born_today_is_possible() -> None:
    assert "DEFENDANT_DOB_IN_FUTURE" not in codes(with_person(of_police(), date_of_birth=TODAY))


def test_a_company_has_its_own_keys_and_no_custody_status() -> None:
    case = with_defendant(
        of_police(),
        person=None,
        organisation_name="Firm",
        custody_status="",
        organisation_contact=ParsedContact(primary_email="a@b"),
        address=ParsedAddress(("x",), "nowhere"),
    )
    found = {(each.code, each.values[0].key) for each in problems(case)}
    assert found == {
        ("DEFENDANT_PRIMARY_EMAIL_ADDRESS_INVALID", "emailAddress1"),
        ("INVALID_DEFENDANT_POST_CODE", "address_postcode"),
    }


def test_what_is_said_of_a_guardian_is_checked() -> None:
    guardian = ParsedGuardian(
        person=ParsedPerson(
            ParsedName("Elder"),
            date_of_birth=date(2030, 1, 1),
            observed_ethnicity=11,
            self_defined_ethnicity="B,",
            contact=ParsedContact(primary_email="x", secondary_email="y"),
        ),
        address=ParsedAddress((), "PG0"),
    )
    assert codes(with_defendant(of_police(), guardian=guardian)) == [
        "DEFENDANT_PARENT_GUARDIAN_DATE_OF_BIRTH_IN_FUTURE",
        "DEFENDANT_PARENT_GUARDIAN_OBSERVED_ETHNICITY_INVALID",
        "DEFENDANT_PARENT_GUARDIAN_SELF_DEFINED_ETHNICITY_INVALID",
        "DEFENDANT_PARENT_GUARDIAN_PRIMARY_EMAIL_ADDRESS_INVALID",
        "DEFENDANT_PARENT_GUARDIAN_SECONDARY_EMAIL_ADDRESS_INVALID",
        "INVALID_GUARDIAN_POST_CODE",
    ]


def test_prosecutors_must_use_the_strict_police_numbers_and_police_need_not() -> None:
    numbers = {"pnc_id": "20191234567L", "cro_number": "CRO1"}
    assert codes(with_defendant(of_police(), **numbers)) == []
    assert codes(with_defendant(of_submission(CHARGE), **numbers)) == ["INVALID_PNC_ID", "INVALID_CRO_NUMBER"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"code": "XX99999"}, "OFFENCE_CODE_IS_INVALID"),
        ({"code": ""}, "OFFENCE_CODE_IS_INVALID"),
        ({"code": "998"}, "OFFENCE_CODE_IS_GENERIC"),
        ({"wording": ""}, "OFFENCE_WORDING_REQUIRED"),
        ({"alcohol_level_method": "Q", "alcohol_level_amount": 1}, "ALCOHOL_DRUG_LEVEL_METHOD_INVALID"),
        ({"vehicle_code": "Q"}, "DEFENDANT_OFFENCE_VEHICLE_CODE"),
        ({"charge_date": None}, "CHARGE_DATE_IN_FUTURE"),
        ({"charge_date": date(2026, 11, 21)}, "CHARGE_DATE_IN_FUTURE"),
        ({"arrest_date": None}, "ARREST_DATE_IN_FUTURE"),
        ({"arrest_date": date(2026, 11, 21)}, "ARREST_DATE_IN_FUTURE"),
        ({"back_duty_from": date(2026, 1, 1)}, "BACK_DUTY_DATE_RANGE_INVALID"),
        ({"back_duty_to": date(2026, 1, 1)}, "BACK_DUTY_DATE_RANGE_INVALID"),
        (
            {"back_duty_from": date(2026, 1, 2), "back_duty_to": date(2026, 1, 1)},
            "BACK_DUTY_DATE_RANGE_INVALID",
        ),
    ],
)
def test_each_fault_of_an_offence_has_its_code(changes: dict[str, object], code: str) -> None:
    (found,) = problems(with_offence(of_police(), **changes))
    assert (found.code, found.defendant_index, found.offence_index) == (code, 0, 0)


def test_code_998a_is_allowed_without_a_record() -> None:
    assert codes(with_offence(of_police(), code="998A")) == []


def test_a_back_duty_of_one_day_is_in_order() -> None:
    day = date(2026, 1, 1)
    assert codes(with_offence(of_police(), back_duty_from=day, back_duty_to=day)) == []


def test_a_missing_date_says_so_in_its_value() -> None:
    found = problems(with_offence(of_police(), arrest_date=None, charge_date=None))
    assert [each.values[0].value for each in found] == ["Arrest date not provided", "Charge date not provided"]


def reference_with(**facts: object) -> FakeReference:
    return FakeReference(offences={"RT88191": replace(SPEEDING, **facts)})  # type: ignore[arg-type]


def test_an_offence_may_need_a_location() -> None:
    case = with_offence(of_police(), location="")
    assert codes(case, reference_with(location_required=True)) == ["OFFENCE_REQUIRES_A_LOCATION"]


def test_dvla_sends_no_locations_and_gets_the_fixed_text() -> None:
    case = with_offence(of_submission(SJP_NOTICE), location="")
    assert with_location_default(case, LICENSING).defendants[0].offences[0].location == ""
    assert with_location_default(case, DVLA).defendants[0].offences[0].location == "No location provided"


def test_a_drink_drive_offence_states_method_and_level() -> None:
    reference = reference_with(drink_or_drugs=True)
    assert codes(of_police(), reference) == [
        "ALCOHOL_DRUG_LEVEL_METHOD_MISSING",
        "ALCOHOL_DRUG_LEVEL_AMOUNT_MISSING",
    ]
    stated = with_offence(of_police(), alcohol_level_method="A", alcohol_level_amount=0)
    assert codes(stated, reference) == []


def test_a_back_duty_offence_states_its_amount_and_names_itself() -> None:
    (found,) = problems(of_submission(SJP_NOTICE), reference_with(back_duty=True))
    assert [value.key for value in found.values] == [
        "offence_backduty_value",
        "offence_offenceCode",
        "offence_offenceSequenceNo",
    ]
    stated = with_offence(of_submission(SJP_NOTICE), back_duty=Decimal("1.00"))
    assert codes(stated, reference_with(back_duty=True)) == []


def test_a_statement_of_facts_summons_states_the_facts_in_both_languages() -> None:
    bare = with_offence(of_police("S", summons_code="M"), statement_of_facts="", statement_of_facts_welsh="")
    assert codes(bare) == ["STATEMENT_OF_FACTS_REQUIRED"]
    assert codes(with_defendant(bare, documentation_language="W")) == [
        "STATEMENT_OF_FACTS_REQUIRED",
        "STATEMENT_OF_FACTS_WELSH_REQUIRED",
    ]
    assert codes(replace(bare, summons_code="W")) == []


def test_a_date_code_that_does_not_fit_is_only_remarked_on_to_police() -> None:
    (found,) = problems(with_offence(of_police(), date_code=4, committed_until=None))
    assert (found.code, found.severity) == ("OFFENCE_DATE_CODE_INVALID", Severity.WARNING)


def test_police_sequence_numbers_are_unique_too() -> None:
    case = of_police()
    doubled = with_defendant(case, offences=case.defendants[0].offences * 2)
    assert codes(doubled) == ["OFFENCE_SEQUENCE_NUMBER_DUPLICATED"]


def test_unusual_police_references_and_organisations_are_only_remarked_on() -> None:
    case = replace(of_police(), reference="42X1", prosecuting_authority="ESSEX", cps_organisation="CPSorganis")
    assert {(found.code, found.severity) for found in problems(case)} == {
        ("REFERENCE_SHAPE_UNUSUAL", Severity.WARNING),
        ("ORIGINATING_ORGANISATION_INVALID", Severity.WARNING),
        ("CPS_ORGANISATION_INVALID", Severity.WARNING),
    }


@pytest.mark.parametrize("reference", ["---", "", "ΩΩΩ"])
def test_a_reference_without_a_letter_or_digit_is_refused(reference: str) -> None:
    assert "URN_INVALID" in codes(replace(of_police(), reference=reference))


def test_the_time_limit_runs_to_the_same_day_of_the_month() -> None:
    case = with_offence(of_police("Q"), committed_on=date(2026, 3, 1), charge_date=date(2026, 9, 1))
    assert codes(case) == []
    (found,) = problems(with_offence(case, charge_date=date(2026, 9, 4)))
    assert (found.code, found.values[0].key, found.values[0].value) == (
        "OFFENCE_OUT_OF_TIME",
        "daysOverdue",
        "3",
    )


def test_months_end_on_the_last_day_there_is() -> None:
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_after(date(2027, 8, 31), 6) == date(2028, 2, 29)
    assert months_after(date(9999, 12, 1), 6) is None


def test_an_offence_is_in_effect_on_both_its_end_days() -> None:
    reference = reference_with(in_effect_from=date(2026, 9, 1), in_effect_until=date(2026, 9, 1))
    assert codes(of_police(), reference) == []
    for day in (date(2026, 8, 31), date(2026, 9, 2)):
        case = with_offence(of_police(), committed_on=day)
        assert codes(case, reference) == ["OFFENCE_NOT_IN_EFFECT_ON_OFFENCE_COMMITTED_DATE"]


def test_a_summons_is_not_judged_by_time_limits() -> None:
    case = with_offence(of_police("S", summons_code="A"), committed_on=date(2020, 1, 1), charge_date=TODAY)
    assert codes(case) == []


def test_what_a_single_justice_may_not_deal_with_is_remarked_on() -> None:
    case = of_submission(SJP_NOTICE)
    assert codes(with_person(case, date_of_birth=date(2008, 10, 6))) == ["DEFENDANT_UNDER_18_YEARS_AT_CHARGE_DATE"]
    assert codes(with_person(case, date_of_birth=date(2008, 10, 5))) == []
    assert codes(case, reference_with(mode_of_trial="SIMP")) == ["IMPRISONABLE_OFFENCE"]
    assert codes(case, reference_with(mode_of_trial="EWAY")) == ["OFFENCE_NOT_SUMMARY"]
    assert codes(case, reference_with(mode_of_trial="STRAFF")) == []


def test_warnings_are_computed_for_police_too() -> None:
    found = problems(of_police("J"), reference_with(mode_of_trial="IND"))
    assert [(each.code, each.severity) for each in found] == [("OFFENCE_NOT_SUMMARY", Severity.WARNING)]


def test_a_birthday_on_a_leap_day_counts_from_march() -> None:
    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age_on(date(2008, 2, 29), date(2026, 3, 1)) == 18


def test_one_problem_lists_several_values_on_the_wire() -> None:
    found = [problem("STATEMENT_OF_FACTS_REQUIRED", "", offence_index=each) for each in range(2)]
    assert merge_for_wire(found) == [
        {"code": "STATEMENT_OF_FACTS_REQUIRED", "values": [{"key": "offence_statementOfFacts", "value": ""}] * 2}
    ]


def test_a_sender_reads_problems_of_the_case_and_of_each_defendant_by_its_own_reference() -> None:
    answer = submission_answer(
        [
            problem("URN_INVALID", "-"),
            problem("INVALID_PNC_ID", "x", defendant_index=1),
            problem("OFFENCE_OUT_OF_TIME", "3", defendant_index=0),
        ],
        ["D-1", "D-2"],
    )
    assert answer == {
        "caseErrors": [{"code": "URN_INVALID", "values": [{"key": "urn", "value": "-"}]}],
        "defendantErrors": [
            {
                "prosecutorDefendantReference": "D-2",
                "problems": [{"code": "INVALID_PNC_ID", "values": [{"key": "pncIdentifier", "value": "x"}]}],
            }
        ],
        "defendantWarnings": [
            {
                "prosecutorDefendantReference": "D-1",
                "problems": [{"code": "OFFENCE_OUT_OF_TIME", "values": [{"key": "daysOverdue", "value": "3"}]}],
            }
        ],
    }


def test_every_offence_is_judged_by_its_own_record() -> None:
    second = ParsedOffence(
        code="TH68010",
        sequence_number=2,
        wording="Stole",
        date_code=1,
        committed_on=date(2026, 9, 1),
        charge_date=date(2026, 10, 1),
        arrest_date=date(2026, 9, 2),
        location="x",
    )
    case = with_defendant(of_police(), offences=(*of_police().defendants[0].offences, second))
    offences = {
        "RT88191": SPEEDING,
        "TH68010": OffenceFacts(UUID(int=9), "TH68010", "EWAY", drink_or_drugs=True),
    }
    found = problems(case, FakeReference(offences=offences))
    assert {each.offence_index for each in found} == {1}


def test_nobody_and_nothing_still_gives_codes() -> None:
    empty = ParsedCase(
        channel=Channel.MANUAL,
        reference="",
        initiation_code="",
        prosecuting_authority="",
        defendants=(ParsedDefendant(offences=()),),
        hearing=ParsedHearing("", None),
    )
    assert "CASE_INITIATION_CODE_INVALID" in codes(empty)
