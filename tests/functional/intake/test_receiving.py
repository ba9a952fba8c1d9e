"""What becomes of received messages, in the database as production has it."""

from datetime import date
from itertools import permutations

import pytest
from django.db import DatabaseError, connection, transaction

from cases.exceptions import NotAllowed
from cases.intake.models import IntakeMessage
from cases.intake.receipts import IntakeReceipt, RawMessage
from cases.intake.services import receive_message, receive_messages
from cases.intake.services.case_rows import offence_row
from cases.intake.states import IntakeState
from cases.models import AccessGrant, Case, Defendant, Offence, Particulars
from cases.services.keep_inbox import inbox_differences
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor
from commonplatform.audit.models import Event
from commonplatform.reference.models import Code, Court, Prosecutor
from tests.functional.intake.conftest import FEED, RECEIVED, receive
from tests.unit.intake.messages import (
    CHARGE,
    SJP_NOTICE,
    company,
    enveloped,
    new_case,
    offence,
    person,
    routed,
    submission,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]

GWEN = person()
MAIR = person(asn="2642AB0100000000007G", forename="Mair", surname="Prosser", born="1979-04-30")
WRONG_MAIR = person(asn="2642AB0100000000007G", forename="Mair", surname="Prosser", custody="")
OTHER_GWEN = person(asn="2642AB0100000000009J")


def later(*defendants: str, number: int = 2, **case: str) -> str:
    return routed(new_case(defendants=defendants, **case), correlation=f"corr-{number}")


def case_of(receipt: IntakeReceipt) -> Case:
    assert receipt.case_id is not None
    return Case.objects.get(pk=receipt.case_id)


def names() -> list[str]:
    return [each.display_name for each in Defendant.objects.order_by("case_id", "position")]


def test_a_police_message_becomes_a_whole_case() -> None:
    receipt = receive(enveloped(routed(new_case(marker="DV HT", urn="42/ab/12345 26", defendants=(GWEN, company())))))
    assert receipt.state is IntakeState.ACCEPTED
    case = case_of(receipt)
    assert (case.reference_received, case.reference) == ("42/ab/12345 26", "42AB1234526")
    assert case.has_police_reference
    assert (case.initiation_code, case.markers, case.posting_date) == ("C", ["DV", "HT"], date(2026, 10, 1))
    assert case.court is not None
    assert case.court.name == "Basildon"
    assert case.first_hearing_at is not None
    assert case.officer_in_case["name"] == "Okafor"
    assert names() == ["Gwen Harker", "Harker Haulage Ltd"]
    gwen = Particulars.objects.get(defendant__position=1)
    assert gwen.address_lines == ["12 Mill Lane", "Basildon"]
    assert (gwen.postcode, gwen.date_of_birth) == ("SS14 1AB", date(1988, 2, 29))
    assert (gwen.ethnicity_observed, gwen.custody_status) == ("0", "U")
    charge = Offence.objects.get(defendant__position=1)
    assert (charge.title_welsh, charge.wording_welsh) == ("Goryrru", "Ar 01/09/2026 gyrrodd yn rhy gyflym")
    assert charge.record is not None


@pytest.mark.parametrize("again", ["06AA001234526", "06/AA/12345/26"])
def test_a_manchester_case_is_one_case_with_and_without_its_two_zeros(again: str) -> None:
    force = Prosecutor.objects.get(police_force_code="42")
    Prosecutor.objects.filter(pk=force.pk).update(police_force_code="06", ou_code="0060000")
    first = receive(routed(new_case(urn="06AA1234526", organisation="0060000")))
    assert (case_of(first).reference, case_of(first).reference_received) == ("06AA1234526", "06/AA/0012345/26")
    second = receive(later(GWEN, urn=again, organisation="0060000"))
    assert (second.case_id, Case.objects.count()) == (first.case_id, 1)


def test_prosecutor_and_court_may_see_the_new_case_and_the_inbox_agrees() -> None:
    receipt = receive(routed())
    seen = set(AccessGrant.objects.filter(case=receipt.case_id).values_list("principal_name", "relation"))
    assert seen == {("Essex Police", "prosecuting"), ("Basildon", "court")}
    assert inbox_differences(connection) == []


def test_the_timeline_says_who_sent_the_case() -> None:
    receipt = receive(routed())
    (event,) = Event.objects.filter(case_id=receipt.case_id)
    assert (event.kind, event.data["prosecutor"], event.actor_name) == ("case.received", "Essex Police", "Test feed")
    assert (event.sequence, len(event.digest)) == (1, 64)


def test_the_message_is_kept_as_it_came() -> None:
    raw = enveloped().encode()
    kept = IntakeMessage.objects.get(pk=receive(raw, "a.xml").message_id)
    assert (bytes(kept.raw), kept.source_name, kept.channel) == (raw, "a.xml", "SPI")
    assert (kept.request_id, kept.correlation_id) == ("req-1", "corr-1")
    assert kept.details["hearing"]["time_received"] == "10:00:00"


def test_a_notice_goes_to_the_court_of_the_defendants_area() -> None:
    receipt = receive(submission(SJP_NOTICE))
    case = case_of(receipt)
    assert case.court is not None
    assert (case.initiation_code, case.court.name, case.first_hearing_at) == ("J", "Cardiff", None)
    assert Defendant.objects.get().document_language == "cy"


def test_no_case_is_out_of_every_courts_sight() -> None:
    Court.objects.filter(name="Cardiff").update(postcode="")
    receipt = receive(submission(SJP_NOTICE))
    assert receipt.codes == ("COURT_CHOSEN_BY_PLATFORM",)
    assert Case.objects.get().court is not None


def test_the_same_message_twice_makes_one_case() -> None:
    first = receive(routed())
    again = receive(routed())
    assert (again.state, again.duplicate_of, again.case_id) == (
        IntakeState.DUPLICATE,
        first.message_id,
        first.case_id,
    )
    assert Case.objects.count() == 1
    assert list(Event.objects.order_by("sequence").values_list("kind", flat=True)) == [
        "case.received",
        "case.duplicate_received",
    ]


def test_the_same_message_twice_in_one_batch_makes_one_case() -> None:
    twice = [RawMessage(routed().encode(), "a", RECEIVED)] * 2
    states = [each.state for each in receive_messages(actor=FEED, messages=twice)]
    assert states == [IntakeState.ACCEPTED, IntakeState.DUPLICATE]


def test_a_used_request_id_is_a_duplicate_whatever_it_carries() -> None:
    first = receive(enveloped())
    other = receive(enveloped(later(MAIR, urn="42AB9999926")))
    assert (other.state, other.duplicate_of) == (IntakeState.DUPLICATE, first.message_id)


def test_a_used_correlation_id_with_other_content_is_refused() -> None:
    receive(routed())
    other = receive(routed(new_case(urn="42AB9999926"), correlation="CORR-1"))
    assert (other.state, other.codes) == (IntakeState.REJECTED, ("302 PreviouslySent",))
    assert Case.objects.count() == 1


def test_a_rejected_message_is_taken_once_its_cause_is_mended() -> None:
    Code.objects.create(code_list="police_system", code="99999PoliceCaseSystem", name="Another")
    assert receive(routed()).codes == ("1317 UnknownRouteSourceSystem",)
    Code.objects.create(code_list="police_system", code="04201PoliceCaseSystem", name="Ours")
    assert receive(routed()).state is IntakeState.ACCEPTED


@pytest.mark.parametrize("urn", ["TVL-900-1", "tvl9001", "TVL9-001"])
def test_a_reference_is_one_case_however_it_is_written(urn: str) -> None:
    receive(submission(SJP_NOTICE))
    again = receive(submission(SJP_NOTICE, prosecutionSubmissionDetails__urn=urn, defendant__asn="X"))
    assert (again.state, again.codes) == (IntakeState.REJECTED, ("DUPLICATED_PROSECUTION",))
    assert Case.objects.count() == 1


def test_two_prosecutors_may_use_the_same_reference() -> None:
    receive(submission(SJP_NOTICE))
    other = receive(submission(SJP_NOTICE, prosecutionSubmissionDetails__prosecutingAuthority="GAFDL00"))
    assert other.state is IntakeState.ACCEPTED


def test_a_submission_with_an_error_leaves_only_its_record() -> None:
    receipt = receive(submission(CHARGE, defendants__0__individual__nationality="W1"))
    assert (receipt.state, receipt.codes) == (IntakeState.REJECTED, ("DEFENDANT_NATIONALITY_INVALID",))
    assert Case.objects.count() == Event.objects.count() == 0
    (record,) = IntakeMessage.objects.get().problems
    assert (record["code"], record["severity"], record["defendant"]) == ("DEFENDANT_NATIONALITY_INVALID", "E", 0)


def test_a_submission_with_warnings_is_accepted_with_them() -> None:
    receipt = receive(submission(SJP_NOTICE, defendant__defendantPerson__dateOfBirth="2010-01-01"))
    assert (receipt.state, receipt.codes) == (IntakeState.ACCEPTED, ("DEFENDANT_UNDER_18_YEARS_AT_CHARGE_DATE",))


def test_a_police_message_with_an_error_waits_and_makes_nothing() -> None:
    receipt = receive(later(WRONG_MAIR))
    assert (receipt.state, receipt.codes) == (
        IntakeState.IN_ERROR_QUEUE,
        ("DEFENDANT_CUSTODY_STATUS_INVALID",),
    )
    assert Case.objects.count() == 0


def test_a_later_valid_message_waits_for_the_one_in_error() -> None:
    receive(later(WRONG_MAIR))
    assert receive(routed()).state is IntakeState.HELD
    assert Case.objects.count() == 0


def test_new_defendants_join_and_known_ones_are_dropped_with_a_record() -> None:
    receive(routed())
    receipt = receive(later(GWEN, MAIR))
    assert (receipt.state, receipt.defendants_added, receipt.defendants_known) == (IntakeState.ACCEPTED, 1, 1)
    assert receipt.codes == ("DEFENDANT_ALREADY_ON_CASE",)
    assert names() == ["Gwen Harker", "Mair Prosser"]
    kept = IntakeMessage.objects.get(pk=receipt.message_id)
    assert kept.details["already_known"] == ["Gwen Harker"]
    assert Event.objects.filter(kind="case.defendant_added").get().data["defendant"] == "Mair Prosser"


def test_a_later_message_with_nobody_new_changes_nothing() -> None:
    receive(routed())
    receipt = receive(later(GWEN))
    assert (receipt.state, receipt.defendants_added) == (IntakeState.ACCEPTED, 0)
    assert names() == ["Gwen Harker"]


def test_an_invalid_later_defendant_is_held_alone() -> None:
    receive(routed())
    receipt = receive(later(WRONG_MAIR, company()))
    assert (receipt.state, receipt.defendants_added) == (IntakeState.IN_ERROR_QUEUE, 1)
    assert names() == ["Gwen Harker", "Harker Haulage Ltd"]
    assert IntakeMessage.objects.get(pk=receipt.message_id).details["held"] == ["Mair Prosser"]


def test_a_namesake_with_another_number_is_for_a_person_to_confirm() -> None:
    receive(routed())
    receipt = receive(later(OTHER_GWEN))
    assert (receipt.state, receipt.codes) == (IntakeState.IN_ERROR_QUEUE, ("DEFENDANT_MATCH_TO_CONFIRM",))
    assert names() == ["Gwen Harker"]


def test_a_defendant_named_twice_in_one_message_is_written_once() -> None:
    receipt = receive(routed(new_case(defendants=(GWEN, GWEN, MAIR))))
    assert (receipt.defendants_added, receipt.defendants_known) == (2, 1)
    assert names() == ["Gwen Harker", "Mair Prosser"]


def test_a_police_single_justice_case_has_one_defendant_once() -> None:
    receive(routed(new_case(initiation="J")))
    second = receive(later(MAIR, initiation="J"))
    assert second.problems[0].label == "1310 UnusableDataStream"
    assert second.problems[0].values[0].value == "Multiple Defendants Found"
    first_with_two = receive(later(GWEN, MAIR, initiation="J", urn="42AB7777726", number=3))
    assert first_with_two.state is IntakeState.REJECTED
    assert names() == ["Gwen Harker"]


def test_a_case_does_not_switch_to_or_from_single_justice() -> None:
    receive(routed())
    receipt = receive(later(MAIR, initiation="J"))
    assert receipt.problems[0].values[0].value == "Initiation code changed from C to J"
    assert receive(later(MAIR, initiation="Q", number=3)).defendants_added == 1


def test_a_summons_is_parked_until_the_application_is_decided() -> None:
    summons = routed(new_case(initiation="S", summons_code="M"))
    assert receive(summons).state is IntakeState.PARKED_FOR_SUMMONS
    assert Case.objects.count() == 0


def test_a_withdrawn_case_takes_no_more_messages() -> None:
    receive(routed())
    Case.objects.update(status="withdrawn")
    assert receive(later(MAIR)).codes == ("CASE_CLOSED_TO_INTAKE",)


def test_police_references_are_one_case_across_forces() -> None:
    Prosecutor.objects.create(
        ou_code="0410000", short_name="KENT", name="Kent Police", category="police", police_force_code="41"
    )
    first = receive(routed())
    other = receive(later(MAIR, organisation="0410000"))
    assert other.case_id == first.case_id


def test_the_order_of_a_days_messages_does_not_matter() -> None:
    day = [routed(), later(GWEN, MAIR), later(company(), number=3), routed()]
    ends = set()
    for order in permutations(day):
        with transaction.atomic():
            for message in order:
                receive(message)
            ends.add((Case.objects.count(), tuple(sorted(names())), Offence.objects.count()))
            transaction.set_rollback(True)
    assert ends == {(1, ("Gwen Harker", "Harker Haulage Ltd", "Mair Prosser"), 3)}


def test_a_replayed_day_changes_no_case() -> None:
    day = [
        RawMessage(routed(new_case(urn=f"42AB00{n:03d}26"), correlation=f"c{n}").encode(), "", RECEIVED)
        for n in range(20)
    ]
    assert {each.state for each in receive_messages(actor=FEED, messages=day)} == {IntakeState.ACCEPTED}
    before = list(Case.objects.order_by("pk").values())
    assert {each.state for each in receive_messages(actor=FEED, messages=day)} == {IntakeState.DUPLICATE}
    assert list(Case.objects.order_by("pk").values()) == before


def test_poison_disturbs_no_other_message() -> None:
    day = [
        RawMessage(
            b"\x00poison" if n % 10 == 0 else routed(new_case(urn=f"42AB00{n:03d}26"), correlation=f"c{n}").encode(),
            f"{n}.xml",
            RECEIVED,
        )
        for n in range(30)
    ]
    states = [each.state for each in receive_messages(actor=FEED, messages=day)]
    assert states.count(IntakeState.ACCEPTED) == 27
    assert [n for n, state in enumerate(states) if state is IntakeState.REJECTED] == [0, 10, 20]


def test_a_message_that_the_database_refuses_is_recorded_and_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*given: object) -> tuple[object, ...]:
        row = list(offence_row(*given))  # type: ignore[arg-type]
        if row[10] == "poison":
            row[3] = 99_999_999
        return tuple(row)

    monkeypatch.setattr("cases.intake.services.store_prosecutions.offence_row", faulty)
    poison = routed(
        new_case(urn="42AB0000126", defendants=(person(offences=(offence(wording="poison"),)),)),
        correlation="poison",
    )
    day = [RawMessage(text.encode(), "", RECEIVED) for text in (routed(), poison, later(MAIR, urn="42AB0000226"))]
    receipts = list(receive_messages(actor=FEED, messages=day))
    assert [each.codes for each in receipts] == [(), ("MESSAGE_NOT_PROCESSED",), ()]
    assert Case.objects.count() == 2
    assert bytes(IntakeMessage.objects.get(correlation_id="poison").raw) == poison.encode()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE intake_intakemessage SET raw = ''",
        "UPDATE intake_intakemessage SET state = 'rejected'",
        "DELETE FROM intake_intakemessage",
    ],
)
def test_the_record_of_a_message_cannot_be_falsified(change: str) -> None:
    receive(routed())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_only_the_platforms_feeds_bring_messages_in() -> None:
    person_of_court = Actor(role=Role.PROSECUTOR, display_name="Somebody")
    with pytest.raises(NotAllowed):
        receive_message(actor=person_of_court, raw=b"", source_name="", received_at=RECEIVED)


def test_an_end_before_the_start_is_kept_only_as_received() -> None:
    reversed_dates = offence(committed_until="2026-08-01")
    receive(routed(new_case(defendants=(person(offences=(reversed_dates,)),))))
    charge = Offence.objects.get()
    assert charge.committed_until is None
    assert charge.more["committed_until_received"] == "2026-08-01"


def test_names_that_grow_when_folded_still_fit() -> None:
    long = "\ufdfa" * 35
    receipt = receive(submission(SJP_NOTICE, defendant__defendantPerson__surname=long))
    assert receipt.state is IntakeState.ACCEPTED
    assert Defendant.objects.get().surname == long


def test_a_response_from_the_exchange_is_noted() -> None:
    assert receive(enveloped("<RouteDataResponse/>")).state is IntakeState.NOTED
