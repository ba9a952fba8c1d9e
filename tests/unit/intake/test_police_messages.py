"""Police messages: envelopes, routes and the new-case document."""

from datetime import date, time
from xml.sax.saxutils import escape

import pytest

from cases.intake.problems import Problem
from cases.intake.reading import read_message
from cases.intake.reading_types import MessageKind, ReadMessage
from cases.intake.types import Channel, ParsedCase
from tests.unit.intake.messages import (
    Markup,
    address,
    company,
    element,
    enveloped,
    join,
    new_case,
    offence,
    person,
    routed,
)
from tests.unit.intake.reference import FakeReference


def read(text: str) -> ReadMessage:
    return read_message(text.encode(), FakeReference())


def case_in(text: str) -> ParsedCase:
    found = read(text)
    assert found.problems == ()
    assert found.case is not None
    return found.case


def labels(text: str) -> list[str]:
    return [found.label for found in read(text).problems]


def faults(content: str) -> dict[str, str]:
    (found,) = read(routed(content)).problems
    assert found.label == "1310 UnusableDataStream"
    return {value.key: value.value for value in found.values}


@pytest.mark.parametrize("whole", [enveloped(), routed(), new_case()], ids=["enveloped", "routed", "bare"])
def test_a_case_is_found_in_any_envelope(whole: str) -> None:
    assert case_in(whole).reference == "42AB1234526"


def test_an_enveloped_message_keeps_all_its_ids() -> None:
    found = read(enveloped(routed(correlation="Corr-9", system="Z00CJSE"), request="R-1"))
    assert (found.channel, found.request_id) == (Channel.SPI, "R-1")
    assert (found.correlation_id, found.system_id) == ("corr-9", "z00cjse")


@pytest.mark.parametrize(
    ("whole", "label"),
    [
        (enveloped(source=None), "304 WrongSource"),
        (enveloped(source=" Z00CJSE"), "304 WrongSource"),
        (enveloped(source="z00cjse"), "304 WrongSource"),
        (enveloped(destination=None), "305 WrongDestination"),
        (enveloped(destination="B00LIBRA "), "305 WrongDestination"),
        (enveloped(destination="X00OTHER"), "305 WrongDestination"),
        (enveloped(request=None), "306 InvalidRequestID"),
        (enveloped(request=""), "306 InvalidRequestID"),
        (enveloped(request="a b"), "306 InvalidRequestID"),
        (enveloped(mode=None), "307 ModeError"),
        (enveloped(mode="SYNCH"), "307 ModeError"),
        (enveloped(mode="ASYNCH "), "307 ModeError"),
        (enveloped(routed(new_case(defendants=(person(offences=(offence(code=" "),)),)))), "309 InvalidOffenceCode"),
        (enveloped(source="no", request=None, mode=None), "304 WrongSource"),
        (enveloped(request=None, mode=None), "306 InvalidRequestID"),
    ],
)
def test_the_outer_envelope_is_answered_with_its_lowest_code_alone(whole: str, label: str) -> None:
    assert labels(whole) == [label]


def test_destinations_and_mode_are_compared_without_case_and_one_of_several_suffices() -> None:
    several = enveloped(destination="X00OTHER").replace(
        "<n:ExecMode>", "<n:DestinationID>b00libra</n:DestinationID><n:ExecMode>"
    )
    assert read(several.replace("ASYNCH", "asynch")).case is not None


def test_retrieve_is_never_available() -> None:
    body = element("RetrieveRequestMes", element("RequestID", "1"))
    assert labels(f"<Envelope><Body>{body}</Body></Envelope>") == ["309 RetrieveNotAvailable"]


def test_a_response_document_is_noted_even_with_a_blank_offence_code_in_it() -> None:
    response = "<RouteDataResponse><OperationStatus><Code>1</Code></OperationStatus></RouteDataResponse>"
    assert read(enveloped(response)).kind is MessageKind.RESPONSE


@pytest.mark.parametrize(
    ("whole", "label"),
    [
        (routed(system=""), "301 UnknownSystem"),
        (routed(system="s" * 51), "301 UnknownSystem"),
        (routed(correlation=""), "306 InvalidCorrelationID"),
        (routed(correlation="a b"), "306 InvalidCorrelationID"),
        (routed(correlation="c" * 51), "306 InvalidCorrelationID"),
        (routed(more_of_request="<DataController></DataController>"), "307 InvalidDataController"),
        (routed(more_of_request=element("DataController", "d" * 51)), "307 InvalidDataController"),
        (
            routed(more_of_request="<OrganizationalUnitID>123456</OrganizationalUnitID>"),
            "308 InvalidOrganizationalUnitID",
        ),
        (routed(source="99999PoliceCaseSystem"), "1317 UnknownRouteSourceSystem"),
        (routed(destination="X00OTHER"), "1318 UnknownRouteDestinationSystem"),
        (routed(stream_type="SPIResults"), "1359 DisallowedDataStreamType"),
    ],
)
def test_each_fault_of_the_inner_envelope_has_its_code(whole: str, label: str) -> None:
    assert labels(whole) == [label]


def test_all_faults_of_the_inner_envelope_are_answered_for_their_route() -> None:
    whole = routed("no xml", correlation="a b", system="", source="", destination="", stream_type="")
    found = read(whole).problems
    assert [each.label for each in found] == [
        "301 UnknownSystem",
        "306 InvalidCorrelationID",
        "1359 DisallowedDataStreamType",
        "1317 UnknownRouteSourceSystem",
        "1318 UnknownRouteDestinationSystem",
        "1321 SameSourceAndDestinationSystem",
        "1310 UnusableDataStream",
    ]
    assert all(value.id == "001" for each in found[:-1] for value in each.values)


def test_unit_and_controller_may_be_absent_and_eight_characters_long() -> None:
    unit = "<OrganizationalUnitID>12345678</OrganizationalUnitID>"
    assert read(routed(more_of_request=unit)).case is not None


def test_the_whole_document_becomes_a_case() -> None:
    case = case_in(
        routed(
            new_case(
                marker="DVHT",
                hearing_on="2026-07-06",
                hearing_time="10:00:00Z",
                defendants=(person(), company()),
                more=element("VehicleOperatorLicenceNumber", "OB1234567"),
            )
        )
    )
    assert (case.channel, case.initiation_code, case.prosecuting_authority) == (Channel.SPI, "C", "0420000")
    assert case.case_markers == ("DV", "HT")
    assert case.written_charge_posting_date == date(2026, 10, 1)
    assert case.vehicle_operator_licence == "OB1234567"
    assert case.officer is not None
    assert case.officer.name.family_name == "Okafor"
    assert case.hearing is not None
    assert (case.hearing.local_time, case.hearing.time_received) == (time(10), "10:00:00Z")
    gwen, firm = case.defendants
    assert gwen.person is not None
    assert (gwen.display_name, gwen.person.date_of_birth, gwen.asn) == (
        "Gwen Harker",
        date(1988, 2, 29),
        "2642AB0100000000001A",
    )
    assert (gwen.person.observed_ethnicity, gwen.person.self_defined_ethnicity) == (0, "W1")
    assert gwen.address.lines == ("12 Mill Lane", "Basildon")
    assert gwen.address.postcode == "SS14 1AB"
    (charge,) = gwen.offences
    assert charge.wording == "On 01/09/2026 drove too fast"
    assert charge.wording_welsh == "Ar 01/09/2026 gyrrodd yn rhy gyflym"
    assert charge.statement_of_facts_welsh == "Gwelwyd gan gamera"
    assert (firm.display_name, firm.person) == ("Harker Haulage Ltd", None)


def test_prefixes_comments_and_layout_do_not_matter() -> None:
    plain = new_case().replace('<?xml version="1.0" encoding="utf-8"?>\n', "")
    prefixed = (
        plain.replace("</", "</l:").replace("<", "<l:").replace("<l:/l:", "</l:").replace("xmlns=", "xmlns:l=", 1)
    )
    prefixed = prefixed.replace(f'<l:PAON xmlns="{"http://www.govtalk.gov.uk/people/bs7666"}"', "<l:PAON")
    spaced = "\n   " + prefixed.replace("<l:Case>", "<!-- a comment -->\n <l:Case> <?pi x?>")
    assert case_in(routed(spaced)).defendants[0].display_name == "Gwen Harker"


def test_a_summons_carries_its_code() -> None:
    case = case_in(routed(new_case(initiation="S", summons_code="M")))
    assert (case.initiation_code, case.summons_code) == ("S", "M")


def test_blank_location_and_half_blocks_follow_the_conversion_rules() -> None:
    half = join(
        element("AlcoholRelatedOffence", element("AlcoholLevelAmount", 80)),
        element("VehicleRelatedOffence", element("VehicleRegistrationMark", "AB12 CDE")),
    )
    (defendant,) = case_in(
        routed(new_case(defendants=(person(offences=(offence(location=None, more=half),)),)))
    ).defendants
    (charge,) = defendant.offences
    assert charge.location == "No location provided"
    assert (charge.alcohol_level_amount, charge.alcohol_level_method) == (None, "")
    assert (charge.vehicle_code, charge.vehicle_registration) == ("", "")


def test_whole_blocks_are_kept() -> None:
    block = join(
        element("AlcoholRelatedOffence", element("AlcoholLevelAmount", 80), element("AlcoholLevelMethod", "b")),
        element("VehicleRelatedOffence", element("VehicleCode", "l"), element("VehicleRegistrationMark", "AB12 CDE")),
    )
    (defendant,) = case_in(routed(new_case(defendants=(person(offences=(offence(more=block),)),)))).defendants
    (charge,) = defendant.offences
    assert (charge.alcohol_level_amount, charge.alcohol_level_method) == (80, "B")
    assert (charge.vehicle_code, charge.vehicle_registration) == ("L", "AB12 CDE")


CASE = "NewCaseMessage/Case"
PERSON = f"{CASE}/Defendant[1]/PoliceIndividualDefendant"
DETAILS = f"{CASE}/Defendant[1]/Offence[1]/BaseOffenceDetails"


@pytest.mark.parametrize(
    ("content", "path", "why"),
    [
        (new_case(hearing_on="2027-02-30"), f"{CASE}/InitialHearing/DateOfHearing", "not a date"),
        (new_case(hearing_on=""), f"{CASE}/InitialHearing/DateOfHearing", "not a date"),
        (new_case(hearing_time="noon"), f"{CASE}/InitialHearing/TimeOfHearing", "not a time"),
        (new_case(urn="U" * 37), f"{CASE}/PTIURN", "longer than 36"),
        (new_case(marker="M" * 11), f"{CASE}/CaseMarker", "longer than 10"),
        (new_case().replace("PTIURN>", "PTIURM>"), f"{CASE}/PTIURN", "missing"),
        (new_case().replace("PTIURN>", "PTIURM>"), f"{CASE}/PTIURM", "unexpected"),
        (new_case(defendants=("",)), f"{CASE}/Defendant", "missing"),
        (
            new_case(defendants=(person(gender=3),)),
            f"{PERSON}/PersonDefendant/BasePersonDetails/Gender",
            "not 0, 1, 2 or 9",
        ),
        (
            new_case(defendants=(person(surname=""),)),
            f"{PERSON}/PersonDefendant/BasePersonDetails/PersonName/PersonFamilyName",
            "empty",
        ),
        (
            new_case(defendants=(person(born="29/02/1988"),)),
            f"{PERSON}/PersonDefendant/BasePersonDetails/Birthdate",
            "not a date",
        ),
        (
            new_case(defendants=(person(ethnicity=("x", "W1")),)),
            f"{PERSON}/PersonEthnicity/ObservedEthnicity",
            "not a number from 0 to 9",
        ),
        (
            new_case(defendants=(person(offences=(offence(sequence=1000),)),)),
            f"{DETAILS}/OffenceSequenceNumber",
            "not a number from 0 to 999",
        ),
        (
            new_case(defendants=(person(offences=(offence(date_code=7),)),)),
            f"{DETAILS}/OffenceTiming/OffenceDateCode",
            "not a number from 1 to 6",
        ),
        (
            new_case(defendants=(person(offences=(offence(code="C" * 9),)),)),
            f"{DETAILS}/OffenceCode",
            "longer than 8",
        ),
        (
            new_case(defendants=(person(offences=(offence(wording="w" * 2501),)),)),
            f"{DETAILS}/OffenceWording",
            "longer than 2500",
        ),
    ],
)
def test_every_departure_from_the_schema_is_reported_with_its_path(content: str, path: str, why: str) -> None:
    assert faults(content)[path] == why


def test_several_faults_are_reported_together() -> None:
    found = faults(new_case(hearing_on="soon", defendants=(person(gender=5), person(born="never"))))
    assert len(found) == 3


def test_an_initiation_is_given_one_way_only() -> None:
    both = new_case().replace("<OriginatingOrganisation>", "<SummonsCode>M</SummonsCode><OriginatingOrganisation>")
    assert faults(both) == {f"{CASE}/CaseInitiation": "beside InitiationCode or SummonsCode"}


def test_a_defendant_is_a_person_or_a_company() -> None:
    mixed = company().replace(
        "<PoliceCorporateDefendant>",
        "<PoliceIndividualDefendant></PoliceIndividualDefendant><PoliceCorporateDefendant>",
    )
    assert faults(new_case(defendants=(mixed,)))[f"{CASE}/Defendant[1]"].startswith("needs exactly one")


def test_a_structured_address_may_hold_only_its_own_parts() -> None:
    where = join(address(), Markup("<Planet>Mars</Planet>"))
    assert faults(new_case(defendants=(person(where=where),))) == {f"{PERSON}/Address/Planet": "unexpected"}


def test_the_reference_of_an_unusable_document_is_still_known() -> None:
    assert read(routed(new_case(hearing_on="soon"))).reference == "42AB1234526"


def test_hostile_text_inside_is_only_text() -> None:
    case = case_in(routed(new_case(defendants=(person(surname=escape("<script>'--\"")),))))
    assert case.defendants[0].person is not None
    assert case.defendants[0].person.name.family_name == "&lt;script&gt;'--\""


def test_problem_shape_on_the_wire() -> None:
    (found,) = read(enveloped(request="a b")).problems
    assert isinstance(found, Problem)
    assert found.as_wire() == {"code": "306", "values": [{"key": "RequestID", "value": "a b"}]}
