"""An auditor searches the record of events, reads one and sees no case."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Event
from commonplatform.audit.origin import acting_from
from commonplatform.audit.types import Outcome
from tests.functional.audit.record_steps import desk, happened, make_auditor, rows, search, whats, words
from tests.support.queries import at_most_queries
from tests.support.world import actor_of, as_superuser, make_case, make_firm, make_person, represent, signed_in

pytestmark = pytest.mark.django_db


def _days(since: datetime, until: datetime) -> dict[str, str]:
    return {
        f"{name}_{box}": str(getattr(moment, box))
        for name, moment in (("since", since), ("until", until))
        for box in ("day", "month", "year")
    }


def _year() -> dict[str, str]:
    now = timezone.now()
    return _days(now - timedelta(days=300), now)


def test_an_auditor_begins_at_the_record_and_sees_when_who_what_case_outcome_and_from_where() -> None:
    case, firm = make_case(reference="TEST1234567"), make_firm("Hale & Okafor")
    represent(case, firm)
    solicitor = make_person(Role.SOLICITOR, firm, full_name="Sol Icitor")
    signed_in(Client(REMOTE_ADDR="203.0.113.9"), solicitor).get(f"/cases/{case.pk}/")
    client = desk()
    assert client.get("/cases/").status_code == 403
    line = rows(search(client, case="TEST1234567"))[0]
    assert line["Who"] == "Sol Icitor Defence solicitor, Hale & Okafor"
    assert (line["What"], line["Case"]) == ("Case file opened: summary", "TEST1234567")
    assert (line["Outcome"], line["From where"]) == ("Done", "203.0.113.9")


def test_filters_find_what_they_name_and_nothing_else() -> None:
    mine, other = make_case(), make_case()
    person = make_person(Role.COURT_OFFICER, make_firm("A firm of one"), full_name="Unmistakable Name")
    actor = actor_of(person)
    with acting_from("203.0.113.9"):
        happened(mine, kind="hearing.vacated", actor=actor, data={"when": "a day"})
    happened(other, kind="list.exported", data={"day": "a day"}, outcome=Outcome.FAILED)
    client = desk()
    only = ["Hearing on a day vacated"]
    assert only[0] in whats(search(client, case=mine.reference_received.lower()))
    assert "List of a day exported" not in whats(search(client, case=mine.reference_received))
    for asked in (
        {"person": "mistakable na"},
        {"person": person.email.upper()},
        {"organisation": "firm of one"},
        {"kind": "hearing.vacated"},
        {"address": "::ffff:203.0.113.9"},
    ):
        assert whats(search(client, **asked)) == only, asked
    assert whats(search(client, outcome="failed")) == ["List of a day exported"]


def test_days_are_those_of_london(time_machine: object) -> None:
    moment = datetime.fromisoformat("2026-06-10T23:30:00+00:00")
    happened(make_case(), data={"work": "late"}, occurred_at=moment)
    client = desk()
    kind = {"kind": "work.completed"}
    assert whats(search(client, **_days(moment, moment), **kind)) == []
    next_day = moment + timedelta(days=1)
    assert whats(search(client, **_days(next_day, next_day), **kind)) == ["Work completed: late"]


def test_without_days_the_last_seven_are_shown() -> None:
    old = timezone.now() - timedelta(days=8)
    happened(make_case(), data={"work": "old"}, occurred_at=old)
    happened(make_case(), data={"work": "new"})
    assert whats(search(desk(), kind="work.completed")) == ["Work completed: new"]


def test_pages_follow_each_other_and_leave_nothing_out_and_only_the_first_is_recorded() -> None:
    case, moment = make_case(), timezone.now()
    for number in range(120):
        happened(case, data={"work": str(number)}, occurred_at=moment if number % 2 else None)
    client, address, seen = desk(), reverse("auditing:record") + "?kind=work.completed", []
    while address:
        answer = client.get(address)
        seen += whats(answer)  # type: ignore[arg-type]
        older = [part for part in answer.content.decode().split('"') if "before=" in part]
        address = older[0].replace("&amp;", "&") if older else ""
        address = reverse("auditing:record") + address if address else ""
    assert sorted(seen) == sorted(f"Work completed: {number}" for number in range(120))
    assert Event.objects.filter(kind="audit.read").count() == 1


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"case": "NO-SUCH-CASE"}, "No case has this reference"),
        ({"person": "nobody@example.org"}, "Nobody with this name or e-mail address has an account"),
        ({"organisation": "No such firm"}, "No organisation has this name"),
        ({"address": "the office"}, "Enter a network address"),
        ({"kind": "no.kind"}, "Select a valid choice"),
        (_days(datetime(2026, 11, 2), datetime(2026, 11, 1)), "The last day must be the first day or later"),
        (_year(), "The period must be 31 days or fewer"),
        ({**_year(), "since_month": "13"}, "First day must be a real date"),
    ],
)
def test_what_makes_no_sense_is_said_beside_its_field_and_stays(asked: dict[str, str], says: str) -> None:
    answer = search(desk(), **asked)
    page = answer.content.decode()
    assert says in words(answer)
    assert "govuk-error-summary" in page
    assert all(f'value="{typed}"' in page for name, typed in asked.items() if name not in ("kind",))
    assert rows(answer) == []
    assert not Event.objects.filter(kind="audit.read").exists()


def test_a_longer_period_may_be_asked_of_one_case() -> None:
    case = make_case()
    happened(case, data={"work": "old"}, occurred_at=timezone.now() - timedelta(days=200))
    assert "Work completed: old" in whats(search(desk(), case=case.reference_received, **_year()))


def test_a_search_for_everything_at_once_makes_few_queries_however_much_it_finds() -> None:
    case = make_case()
    person = make_person(Role.COURT_OFFICER, make_firm("A firm of one"), full_name="Unmistakable Name")
    for number in range(60):
        happened(case, actor=actor_of(person), data={"work": str(number)})
    client = desk()
    with at_most_queries():
        answer = search(client, case=case.reference_received, person="Unmistakable Name", organisation="A firm of one")
    assert len(rows(answer)) == 50


def test_where_nothing_fits_it_says_so() -> None:
    assert "Nothing was recorded that fits these filters" in words(search(desk(), kind="hold.lifted"))


def test_a_refusal_about_a_case_is_found_with_the_case_though_it_stands_in_the_persons_chain() -> None:
    case = make_case()
    stranger = make_person(Role.SOLICITOR, make_firm(), full_name="Stran Ger")
    assert signed_in(Client(), stranger).get(f"/cases/{case.pk}/").status_code == 404
    line = rows(search(desk(), case=case.reference_received, outcome="refused"))[0]
    assert line["What"] == "Stran Ger was refused relation to the case on cases:summary"


def test_searching_and_opening_are_recorded_with_what_was_asked_and_in_no_cases_chain() -> None:
    case, auditor = make_case(), make_auditor()
    about = happened(case, data={"work": "x"})
    client = desk(auditor)
    search(client, case=case.reference_received)
    client.get(reverse("auditing:event", args=[about.pk]))
    read = Event.objects.get(kind="audit.read")
    assert (read.actor_id, read.chain_id, read.case_id) == (auditor.pk, auditor.pk, None)
    assert read.data["case"] == case.reference_received
    assert set(read.data) == {"case", "since", "until"}
    opened = Event.objects.get(kind="audit.event_read")
    assert (opened.subject_id, opened.chain_id, opened.case_id) == (about.pk, auditor.pk, None)


def test_an_event_has_all_its_fields_and_says_whether_its_link_holds() -> None:
    case = make_case()
    with acting_from("203.0.113.9"):
        event = happened(case, data={"work": "x"})
    client = desk()
    page = words(client.get(reverse("auditing:event", args=[event.pk])))  # type: ignore[arg-type]
    known = (event.digest, event.previous_digest, str(event.pk), str(case.pk), "203.0.113.9", case.reference_received)
    assert [each for each in known if each not in page] == []
    assert f"Number in the chain {event.sequence}" in page
    assert "This event is as it was written and follows from the one before it" in page
    as_superuser("UPDATE audit_event SET outcome = 'failed' WHERE id = %s", [event.pk])
    assert "This event was changed after it was written" in words(
        client.get(reverse("auditing:event", args=[event.pk]))  # type: ignore[arg-type]
    )


def test_a_link_to_an_event_that_was_removed_is_found() -> None:
    case = make_case()
    first, second = happened(case, data={"work": "x"}), happened(case, data={"work": "y"})
    as_superuser("DELETE FROM audit_event WHERE id = %s", [first.pk])
    page = words(desk().get(reverse("auditing:event", args=[second.pk])))  # type: ignore[arg-type]
    assert "This event does not follow from the event before it" in page


def test_an_event_that_does_not_exist_is_absent() -> None:
    assert desk().get(reverse("auditing:event", args=[uuid4()])).status_code == 404
