"""What was sent is read by those it concerns, word for word, and by nobody else."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.models import Case
from commonplatform.accounts.roles import Role
from commonplatform.accounts.services.keep_administrator_rights import keep_administrator_rights
from commonplatform.notifications.mail_templates import message_templates
from commonplatform.notifications.models import Message
from commonplatform.notifications.states import Audience
from tests.support.queries import counted_queries
from tests.support.world import (
    Person,
    court_staff,
    make_case,
    make_court,
    make_firm,
    make_organisation,
    make_person,
    prosecution_office,
    represent,
    signed_in,
)

pytestmark = pytest.mark.django_db
TWO_PEOPLE = [Person("Ada", "Lovelace"), Person("Mary", "Somerville")]
WORDS = "Dear Ada,\n\n# What happens next\n* Wait <b>here</b>."


@pytest.fixture
def case() -> Case:
    return make_case(court=make_court(), defendants=TWO_PEOPLE)


def message(
    case: Case | None, *, about: int | None = 1, audience: Audience = Audience.DEFENDANT, **more: object
) -> Message:
    values: dict[str, object] = {
        "case_id": case.pk if case else None,
        "defendant_id": case.defendants.get(position=about).pk if case and about else None,
        "template": "plea_received",
        "audience": audience,
        "language": "en",
        "address": "ada@example.org",
        "subject": "We have received your plea",
        "body": WORDS,
        "html": "<p>x</p>",
        "gateway": "notify",
        "status": "delivered",
        "handed_over_at": timezone.now(),
        "history": [
            {"status": "handed_over", "at": timezone.now().isoformat(), "reason": ""},
            {"status": "delivered", "at": timezone.now().isoformat(), "reason": ""},
        ],
    }
    return Message.objects.create(**{**values, **more})


def officer(case: Case) -> Client:
    assert case.court is not None
    return signed_in(Client(), make_person(Role.COURT_OFFICER, court_staff(case.court)))


def prosecutor(case: Case) -> Client:
    return signed_in(Client(), make_person(Role.PROSECUTOR, prosecution_office(case.prosecutor)))


def administrator() -> Client:
    user = make_person(Role.ADMINISTRATOR, make_organisation("hmcts"))
    keep_administrator_rights(user)
    return signed_in(Client(), user)


def tab(client: Client, case: Case) -> str:
    response = client.get(reverse("cases:messages", kwargs={"case_id": case.pk}))
    assert response.status_code == 200
    return response.content.decode()


def status(client: Client, of: Message) -> int:
    return client.get(reverse("cases:message", kwargs={"message_id": of.pk})).status_code


def listed(client: Client, **query: str) -> str:
    response = client.get(reverse("cases:message_list"), query)
    assert response.status_code == 200
    return response.content.decode()


def test_court_staff_read_exactly_what_was_sent_and_what_became_of_it(case: Case) -> None:
    sent = message(case)
    client = officer(case)
    assert "ada@example.org" in tab(client, case)
    text = client.get(reverse("cases:message", kwargs={"message_id": sent.pk})).content.decode()
    assert "Dear Ada,\n\n# What happens next\n* Wait &lt;b&gt;here&lt;/b&gt;." in text
    for said in ("We have received your plea", "Handed over", "Delivered", "ada@example.org"):
        assert said in text


def test_a_prosecutor_reads_only_what_was_sent_to_it(case: Case) -> None:
    own = message(case, audience=Audience.PROSECUTOR, address="office@force.example")
    other = message(case)
    text = tab(prosecutor(case), case)
    assert "office@force.example" in text
    assert "ada@example.org" not in text
    assert (status(prosecutor(case), own), status(prosecutor(case), other)) == (200, 404)
    assert prosecutor(case).get(reverse("cases:message_list")).status_code == 403


def test_a_firm_reads_no_messages_and_does_not_learn_of_a_co_defendants(case: Case) -> None:
    sent = message(case, about=1)
    own, other = make_firm(), make_firm()
    represent(case, own, position=1)
    represent(case, other, position=2)
    assert status(signed_in(Client(), make_person(Role.SOLICITOR, own)), sent) == 403
    assert status(signed_in(Client(), make_person(Role.SOLICITOR, other)), sent) == 404


def test_another_court_and_a_message_that_is_none_are_the_same_to_a_reader(case: Case) -> None:
    elsewhere = officer(make_case(court=make_court()))
    assert status(elsewhere, message(case)) == 404
    assert elsewhere.get(reverse("cases:message", kwargs={"message_id": uuid4()})).status_code == 404


def test_the_list_holds_the_messages_of_the_courts_cases_newest_first(case: Case) -> None:
    message(case, address="first@example.org")
    message(case, address="second@example.org")
    message(make_case(court=make_court()), address="elsewhere@example.org")
    message(None, address="service@example.org", audience=Audience.SERVICE)
    text = listed(officer(case))
    assert text.index("second@example.org") < text.index("first@example.org")
    assert "elsewhere@example.org" not in text
    assert "service@example.org" not in text
    assert case.reference_received in text


def test_administrators_see_what_concerns_no_case_and_nothing_of_any_case(case: Case) -> None:
    of_case = message(case)
    of_service = message(None, address="service@example.org", audience=Audience.SERVICE)
    client = administrator()
    text = listed(client)
    assert "service@example.org" in text
    assert "ada@example.org" not in text
    assert (status(client, of_service), status(client, of_case)) == (200, 404)
    assert status(officer(case), of_service) == 404


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({}, {"a", "b", "c"}),
        ({"template": "result"}, {"b"}),
        ({"status": "failed"}, {"c"}),
        ({"language": "cy"}, {"b", "c"}),
        ({"template": "result", "status": "failed"}, set()),
        ({"status": "nonsense"}, {"a", "b", "c"}),
        ({"since_day": "1", "since_month": "1", "since_year": "2026"}, {"a", "b"}),
        ({"until_day": "31", "until_month": "12", "until_year": "2025"}, {"c"}),
        ({"until_day": "31", "until_month": "12", "until_year": "9999"}, {"a", "b", "c"}),
        ({"since_day": "31", "since_month": "2", "since_year": "2026"}, {"a", "b", "c"}),
        ({"after": "nonsense"}, {"a", "b", "c"}),
        ({"after": "2026-01-01T00:00:00+00:00~nonsense"}, {"a", "b", "c"}),
    ],
)
def test_filters_stand_in_the_address(case: Case, query: dict[str, str], shown: set[str]) -> None:
    message(case, address="a@example.org")
    message(case, address="b@example.org", template="result", language="cy")
    message(
        case,
        address="c@example.org",
        language="cy",
        status="failed",
        reason="gone",
        created_at=timezone.datetime(2025, 6, 1, tzinfo=timezone.get_default_timezone()),  # type: ignore[attr-defined]
    )
    text = listed(officer(case), **query)
    assert set(re.findall(r"\b([abc])@example\.org", text)) == shown


def test_long_lists_come_in_pages_that_lose_and_repeat_nothing(case: Case) -> None:
    at = timezone.now()
    for number in range(60):
        message(case, address=f"m{number:02d}@example.org", created_at=at)
    client, address, seen = officer(case), reverse("cases:message_list"), []
    while address:
        text = client.get(address).content.decode()
        seen += re.findall(r"m\d\d@example\.org", text)
        found = re.search(r'href="(\?[^"]*after=[^"]*)"[^>]*rel="next"', text)
        address = reverse("cases:message_list") + found[1].replace("&amp;", "&") if found else ""
    assert sorted(seen) == [f"m{number:02d}@example.org" for number in range(60)]


def test_a_list_costs_the_same_however_long_it_is(case: Case) -> None:
    client = officer(case)
    message(case)
    listed(client)
    with counted_queries() as short:
        listed(client)
    for _ in range(24):
        message(make_case(court=case.court))
    with counted_queries() as long:
        listed(client)
    assert len(long) == len(short) <= 12


@pytest.mark.parametrize("name", [template.name for template in message_templates()])
def test_staff_see_how_each_message_reads_in_both_languages(case: Case, name: str) -> None:
    for client in (officer(case), administrator()):
        text = client.get(reverse("cases:message_template", kwargs={"name": name})).content.decode()
        assert 'lang="en"' in text
        assert 'lang="cy"' in text
        assert "Cymraeg" in text


def test_a_template_that_is_none_is_not_found(case: Case) -> None:
    assert officer(case).get(reverse("cases:message_template", kwargs={"name": "nothing"})).status_code == 404
