"""The prosecutor API's documents: every field, every violation, every business check."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cases.intake.reading import read_message
from cases.intake.reading_types import MessageKind, ReadMessage
from cases.intake.types import Channel, ParsedCase
from tests.unit.intake.messages import CHARGE, SJP_NOTICE, submission
from tests.unit.intake.reference import FakeReference


def read(document: dict[str, Any], **changes: Any) -> ReadMessage:
    return read_message(submission(document, **changes), FakeReference())


def case_in(document: dict[str, Any], **changes: Any) -> ParsedCase:
    found = read(document, **changes)
    assert found.problems == ()
    assert found.case is not None
    return found.case


def violations(document: dict[str, Any], **changes: Any) -> list[tuple[str, str]]:
    return [(found.code, value.key) for found in read(document, **changes).problems for value in found.values]


PERSON = "defendant__defendantPerson"
OFFENCE = "defendant__offences__0"
DEFENDANT = "defendants__0"
DETAILS = "defendants__0__offences__0__offenceDetails"


def test_a_notice_becomes_a_single_justice_case() -> None:
    case = case_in(SJP_NOTICE)
    assert (case.channel, case.initiation_code, case.reference) == (Channel.CPPI, "J", "TVL-900-1")
    assert case.written_charge_posting_date == date(2026, 10, 5)
    (defendant,) = case.defendants
    assert defendant.display_name == "Mair Prosser"
    assert (defendant.documentation_language, defendant.prosecutor_costs) == ("W", Decimal("120.00"))
    assert defendant.address.lines == ("4 Heol y Bont", "Caerdydd")
    assert defendant.person is not None
    assert defendant.person.contact.primary_email == "mair@example.org"
    assert defendant.offences[0].wording_welsh == "Gyrrodd yn rhy gyflym"


def test_a_charge_becomes_a_court_case() -> None:
    case = case_in(CHARGE)
    assert (case.initiation_code, case.case_markers) == ("C", ("DV", "HT"))
    assert case.hearing is not None
    assert case.hearing.starts_at is not None
    (defendant,) = case.defendants
    assert (defendant.custody_status, defendant.bail_conditions) == ("B", "Report weekly")
    assert (defendant.pnc_id, defendant.prosecutor_costs) == ("2019/1234567L", Decimal("85.00"))
    assert defendant.offences[0].arrest_date == date(2026, 9, 2)


def summons(**changes: Any) -> dict[str, Any]:
    plain = {
        "prosecutionSubmissionDetails__summonsCode": "M",
        "defendants__0__individual__custodyStatus": ...,
        "defendants__0__individual__bailConditions": ...,
        "defendants__0__individual__observedEthnicity": ...,
        "defendants__0__offences__0__chargeDate": ...,
        "defendants__0__offences__0__arrestDate": ...,
        "defendants__0__offences__0__statementOfFacts": "Was seen",
    }
    return {**plain, **changes}


def requisition(**changes: Any) -> dict[str, Any]:
    plain = summons()
    del plain["prosecutionSubmissionDetails__summonsCode"]
    plain["prosecutionSubmissionDetails__writtenChargePostingDate"] = "2026-09-10"
    plain["defendants__0__offences__0__chargeDate"] = "2026-09-03"
    return {**plain, **changes}


def test_a_summons_code_makes_a_summons() -> None:
    case = case_in(CHARGE, **summons())
    assert (case.initiation_code, case.summons_code) == ("S", "M")
    assert case.defendants[0].offences[0].statement_of_facts == "Was seen"


def test_a_posting_date_makes_a_requisition() -> None:
    case = case_in(CHARGE, **requisition())
    assert (case.initiation_code, case.written_charge_posting_date) == ("Q", date(2026, 9, 10))


def test_the_first_version_needs_no_defendant_id_and_only_tv_licensing_sends_it() -> None:
    assert case_in(SJP_NOTICE, defendant__prosecutorDefendantId=...).initiation_code == "J"
    assert violations(
        SJP_NOTICE,
        defendant__prosecutorDefendantId=...,
        prosecutionSubmissionDetails__prosecutingAuthority="GAFTL00",
    ) == [("FIELD_MISSING", "#/defendant/prosecutorDefendantId")]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"prosecutionSubmissionDetails__urn": ...}, ("FIELD_MISSING", "#/prosecutionSubmissionDetails/urn")),
        (
            {"prosecutionSubmissionDetails__urn": "A B"},
            ("FIELD_VALUE_INVALID", "#/prosecutionSubmissionDetails/urn"),
        ),
        (
            {"prosecutionSubmissionDetails__urn": ""},
            ("FIELD_VALUE_INVALID", "#/prosecutionSubmissionDetails/urn"),
        ),
        (
            {"prosecutionSubmissionDetails__urn": "U" * 37},
            ("FIELD_VALUE_INVALID", "#/prosecutionSubmissionDetails/urn"),
        ),
        (
            {"prosecutionSubmissionDetails__prosecutingAuthority": "GAEAA0"},
            ("FIELD_VALUE_INVALID", "#/prosecutionSubmissionDetails/prosecutingAuthority"),
        ),
        (
            {"prosecutionSubmissionDetails__writtenChargePostingDate": "05/10/2026"},
            ("FIELD_VALUE_INVALID", "#/prosecutionSubmissionDetails/writtenChargePostingDate"),
        ),
        (
            {"prosecutionSubmissionDetails__informant": "i" * 93},
            ("FIELD_LENGTH_INVALID", "#/prosecutionSubmissionDetails/informant"),
        ),
        ({"defendant__prosecutorCosts": ...}, ("FIELD_MISSING", "#/defendant/prosecutorCosts")),
        ({"defendant__prosecutorCosts": 120.0}, ("FIELD_TYPE_INVALID", "#/defendant/prosecutorCosts")),
        ({"defendant__prosecutorCosts": "120"}, ("FIELD_VALUE_INVALID", "#/defendant/prosecutorCosts")),
        (
            {"defendant__prosecutorCosts": "1" * 13 + ".00"},
            ("FIELD_VALUE_INVALID", "#/defendant/prosecutorCosts"),
        ),
        ({"defendant__documentationLanguage": "F"}, ("FIELD_VALUE_INVALID", "#/defendant/documentationLanguage")),
        ({"defendant__hearingLanguage": None}, ("FIELD_TYPE_INVALID", "#/defendant/hearingLanguage")),
        ({"defendant__offences": []}, ("FIELD_LENGTH_INVALID", "#/defendant/offences")),
        ({"defendant__offences": "none"}, ("FIELD_TYPE_INVALID", "#/defendant/offences")),
        ({f"{PERSON}__forename": "A  B"}, ("FIELD_VALUE_INVALID", "#/defendant/defendantPerson/forename")),
        ({f"{PERSON}__surname": ""}, ("FIELD_VALUE_INVALID", "#/defendant/defendantPerson/surname")),
        ({f"{PERSON}__surname": "s" * 36}, ("FIELD_LENGTH_INVALID", "#/defendant/defendantPerson/surname")),
        ({f"{PERSON}__driverNumber": "AS"}, ("FIELD_VALUE_INVALID", "#/defendant/defendantPerson/driverNumber")),
        (
            {f"{PERSON}__nationalInsuranceNumber": "BG123456C"},
            ("FIELD_VALUE_INVALID", "#/defendant/defendantPerson/nationalInsuranceNumber"),
        ),
        (
            {f"{PERSON}__dateOfBirth": None},
            ("FIELD_TYPE_INVALID", "#/defendant/defendantPerson/dateOfBirth"),
        ),
        (
            {f"{PERSON}__dateOfBirth": "1979-02-30"},
            ("FIELD_VALUE_INVALID", "#/defendant/defendantPerson/dateOfBirth"),
        ),
        (
            {f"{PERSON}__address__postcode": "CF103NP"},
            ("FIELD_VALUE_INVALID", "#/defendant/defendantPerson/address/postcode"),
        ),
        (
            {f"{PERSON}__address__country": "Wales"},
            ("FIELD_UNEXPECTED", "#/defendant/defendantPerson/address/country"),
        ),
        (
            {f"{PERSON}__contactDetails__fax": "1"},
            ("FIELD_UNEXPECTED", "#/defendant/defendantPerson/contactDetails/fax"),
        ),
        (
            {f"{PERSON}__contactDetails__primaryEmail": "a@b"},
            ("FIELD_VALUE_INVALID", "#/defendant/defendantPerson/contactDetails/primaryEmail"),
        ),
        (
            {f"{PERSON}__contactDetails__mobileTelephoneNumber": "07700"},
            ("FIELD_VALUE_INVALID", "#/defendant/defendantPerson/contactDetails/mobileTelephoneNumber"),
        ),
        (
            {f"{PERSON}__selfDefinedInformation__gender": "2"},
            ("FIELD_TYPE_INVALID", "#/defendant/defendantPerson/selfDefinedInformation/gender"),
        ),
        (
            {f"{PERSON}__selfDefinedInformation__gender": True},
            ("FIELD_TYPE_INVALID", "#/defendant/defendantPerson/selfDefinedInformation/gender"),
        ),
        ({f"{OFFENCE}__chargeDate": ...}, ("FIELD_MISSING", "#/defendant/offences/0/chargeDate")),
        ({f"{OFFENCE}__offenceDateCode": 7}, ("FIELD_VALUE_INVALID", "#/defendant/offences/0/offenceDateCode")),
        ({f"{OFFENCE}__offenceSequenceNo": 0}, ("FIELD_VALUE_INVALID", "#/defendant/offences/0/offenceSequenceNo")),
        (
            {f"{OFFENCE}__offenceWording": "w" * 2501},
            ("FIELD_LENGTH_INVALID", "#/defendant/offences/0/offenceWording"),
        ),
        (
            {f"{OFFENCE}__prosecutorOfferAOCP": "yes"},
            ("FIELD_TYPE_INVALID", "#/defendant/offences/0/prosecutorOfferAOCP"),
        ),
    ],
)
def test_each_violation_of_a_notice_names_its_field(change: dict[str, Any], expected: tuple[str, str]) -> None:
    assert violations(SJP_NOTICE, **change) == [expected]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({f"{DEFENDANT}__individual__dateOfBirth": ...}, ("FIELD_MISSING", "#/defendants/0/individual/dateOfBirth")),
        (
            {f"{DEFENDANT}__individual__custodyStatus": ...},
            ("FIELD_MISSING", "#/defendants/0/individual/custodyStatus"),
        ),
        ({f"{DEFENDANT}__individual__shoeSize": 9}, ("FIELD_UNEXPECTED", "#/defendants/0/individual/shoeSize")),
        ({"note": "x"}, ("FIELD_UNEXPECTED", "#/note")),
        ({f"{DEFENDANT}__note": "x"}, ("FIELD_UNEXPECTED", "#/defendants/0/note")),
        ({f"{DEFENDANT}__individual": ...}, ("FIELD_MISSING", "#/defendants/0")),
        (
            {f"{DEFENDANT}__organisation": {"organisationName": "Firm"}},
            ("FIELD_UNEXPECTED", "#/defendants/0"),
        ),
        (
            {f"{DEFENDANT}__individual__parentGuardian": {}},
            ("FIELD_MISSING", "#/defendants/0/individual/parentGuardian"),
        ),
        ({f"{DEFENDANT}__individual__aliases": []}, ("FIELD_LENGTH_INVALID", "#/defendants/0/individual/aliases")),
        (
            {f"{DETAILS}__offenceCommittedDate": ...},
            ("FIELD_MISSING", "#/defendants/0/offences/0/offenceDetails/offenceCommittedDate"),
        ),
        (
            {f"{DETAILS}__alcoholRelatedOffence": {"alcoholOrDrugLevelMethod": "A"}},
            (
                "FIELD_MISSING",
                "#/defendants/0/offences/0/offenceDetails/alcoholRelatedOffence/alcoholOrDrugLevelAmount",
            ),
        ),
        (
            {"defendants__0__offences__0__arrestDate": ...},
            ("FIELD_MISSING", "#/defendants/0/offences/0/arrestDate"),
        ),
        ({"defendants": []}, ("FIELD_LENGTH_INVALID", "#/defendants")),
        ({"defendants": ...}, ("FIELD_MISSING", "#/defendants")),
        (
            {"prosecutionSubmissionDetails__hearingDetails": ...},
            ("FIELD_MISSING", "#/prosecutionSubmissionDetails/hearingDetails"),
        ),
        (
            {"prosecutionSubmissionDetails__hearingDetails__courtHearingLocation": "B42AZ0100"},
            ("FIELD_LENGTH_INVALID", "#/prosecutionSubmissionDetails/hearingDetails/courtHearingLocation"),
        ),
    ],
)
def test_each_violation_of_a_charge_names_its_field(change: dict[str, Any], expected: tuple[str, str]) -> None:
    assert violations(CHARGE, **change) == [expected]


def test_every_violation_is_reported_at_once() -> None:
    found = violations(
        CHARGE,
        prosecutionSubmissionDetails__urn="A B",
        defendants__0__defendantDetails__asn="a" * 21,
        defendants__0__offences__0__chargeDate="soon",
        defendants__0__individual__extra=1,
    )
    assert len(found) == 4


def test_unknown_keys_of_a_notice_are_dropped() -> None:
    assert case_in(SJP_NOTICE, note=1, defendant__note=None, defendant__defendantPerson__note=[]).is_sjp


def test_a_summons_must_name_its_informant() -> None:
    change = summons(prosecutionSubmissionDetails__informant=...)
    assert violations(CHARGE, **change) == [("FIELD_MISSING", "#/prosecutionSubmissionDetails/informant")]


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({f"{OFFENCE}__offenceDateCode": 4}, ["OFFENCE_DATE_CODE_INVALID"]),
        (
            {f"{OFFENCE}__offenceDateCode": 4, f"{OFFENCE}__offenceCommittedEndDate": "2026-08-31"},
            ["OFFENCE_DATE_CODE_INVALID"],
        ),
        ({f"{OFFENCE}__offenceDateCode": 4, f"{OFFENCE}__offenceCommittedEndDate": "2026-09-01"}, []),
        ({f"{PERSON}__selfDefinedInformation__gender": 3}, ["DEFENDANT_GENDER_INVALID"]),
    ],
)
def test_business_checks_apply_to_notices_too(change: dict[str, Any], codes: list[str]) -> None:
    assert [found.code for found in read(SJP_NOTICE, **change).problems] == codes


def test_dates_are_checked_on_every_offence_of_a_notice() -> None:
    second = {**SJP_NOTICE["defendant"]["offences"][0], "offenceSequenceNo": 2, "offenceDateCode": 4}
    offences = [SJP_NOTICE["defendant"]["offences"][0], second]
    (found,) = read(SJP_NOTICE, defendant__offences=offences).problems
    assert (found.code, found.offence_index) == ("OFFENCE_DATE_CODE_INVALID", 1)


def test_sequence_numbers_are_unique_within_a_defendant() -> None:
    first = SJP_NOTICE["defendant"]["offences"][0]
    offences = [first, {**first, "cjsOffenceCode": "TH68010"}]
    (found,) = read(SJP_NOTICE, defendant__offences=offences).problems
    assert found.code == "OFFENCE_SEQUENCE_NUMBER_DUPLICATED"
    assert found.values[0].value == "1: RT88191, TH68010"


def test_defendant_ids_are_unique_within_a_submission() -> None:
    (found,) = read(CHARGE, defendants=[CHARGE["defendants"][0]] * 2).problems
    assert (found.code, found.values[0].value) == ("PROSECUTOR_DEFENDANT_ID_DUPLICATED", "D-1")


def test_a_material_submission_is_recognised_and_shown_its_door() -> None:
    found = read({"material": "x", "caseUrn": "TFL1", "prosecutingAuthority": "GAFTL00", "materialType": "SJPN"})
    assert found.kind is MessageKind.MATERIAL
    assert [each.code for each in found.problems] == ["MATERIAL_NOT_ACCEPTED_HERE"]


def test_an_amount_beyond_any_ledger_is_refused() -> None:
    change = {f"{DETAILS}__backDuty": "9" * 16 + ".99"}
    assert violations(CHARGE, **change) == [("FIELD_VALUE_INVALID", "backDuty")]
