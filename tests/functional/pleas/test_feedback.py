"""Feedback: two required questions, a mail only with a comment, weekly counts, a way back that leads nowhere else."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as many
from hypothesis import strategies as st

from commonplatform.accounts.types import system_actor
from commonplatform.audit.models import Effect
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.notifications.models import Message
from commonplatform.retention.services import apply_retention
from pleas.models import Feedback
from pleas.selectors.feedback import ratings_by_week
from tests.functional.pleas.walking import Page

pytestmark = pytest.mark.django_db
COMMENT = "Easy to use, but slow on my telephone."


def send(client: Client | None = None, /, *, about: str = "", **changed: str) -> Page:
    given = {"used_call_centre": "no", "satisfaction": "4", "submission_key": str(uuid4()), **changed}
    browser = client or Client(HTTP_USER_AGENT="Telephone/1.0")
    return Page(browser.post(f"/feedback/{about}", given))


def test_ratings_are_kept_and_nothing_about_the_person() -> None:
    assert send(about="?from=plea:receipt").leads_to == "/feedback/sent/?from=plea%3Areceipt"
    row = Feedback.objects.get()
    assert (row.satisfaction, row.used_call_centre, row.page) == (4, False, "plea:receipt")
    assert not Effect.objects.exists()


def test_the_help_line_is_rated_by_those_who_rang_only() -> None:
    send(used_call_centre="yes", call_centre_satisfaction="2")
    send(used_call_centre="no", call_centre_satisfaction="1")
    assert sorted(map(str, Feedback.objects.values_list("call_centre_satisfaction", flat=True))) == ["2", "None"]


@pytest.mark.parametrize(
    ("changed", "anchor"),
    [
        ({"satisfaction": ""}, "#id_satisfaction"),
        ({"satisfaction": "6"}, "#id_satisfaction"),
        ({"used_call_centre": ""}, "#id_used_call_centre"),
        ({"used_call_centre": "yes"}, "#id_call_centre_satisfaction"),
        ({"comment": "x" * 4001}, "#id_comment"),
        ({"email": "nobody"}, "#id_email"),
    ],
)
def test_what_is_missing_or_wrong_is_named_and_nothing_is_lost(changed: dict[str, str], anchor: str) -> None:
    page = send(**{"comment": COMMENT, **changed})
    assert [href.removesuffix("_0") for href in page.errors] == [anchor]
    assert page.root.xpath("string(//textarea)").strip() == changed.get("comment", COMMENT)
    assert not Feedback.objects.exists()


def test_a_comment_is_mailed_to_the_service_with_page_and_browser() -> None:
    send(about="?from=plea:receipt", comment=COMMENT, email="ada@example.org")
    effect = Effect.objects.get(kind="notifications.send_mail")
    assert effect.payload["address"] == settings.SERVICE_MAILBOX
    facts = effect.payload["facts"]
    assert (facts["page"], facts["browser"], facts["email"]) == ("plea:receipt", "Telephone/1.0", "ada@example.org")
    assert facts["paragraphs"] == [COMMENT]


def test_spaces_are_no_comment() -> None:
    send(comment="  \r\n ")
    assert not Effect.objects.exists()


def test_sending_a_page_twice_counts_once_and_mails_once() -> None:
    key = str(uuid4())
    for _ in range(2):
        assert send(comment=COMMENT, submission_key=key).status == 302
    assert Feedback.objects.count() == Effect.objects.count() == 1


EVIL = [
    "//evil.example",
    "https://evil.example/",
    "\\\\evil.example",
    "javascript:alert(1)",
    "/plea/",
    "admin:index",
    "x" * 500,
]


@pytest.mark.parametrize("name", EVIL)
def test_the_way_back_leads_to_a_page_of_the_public_or_to_the_start(name: str) -> None:
    page = Page(Client().get("/feedback/sent/", {"from": name}))
    assert page.links()[-1] == "/"
    send(Client(), about=f"?from={name}")
    assert Feedback.objects.get().page == ""


@many(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
def test_whatever_is_given_as_the_page_the_way_back_stays_here(name: str) -> None:
    href = Page(Client().get("/feedback/sent/", {"from": name})).links()[-1]
    assert href.startswith("/")
    assert not href.startswith("//")


def test_a_page_of_the_journey_is_led_back_to() -> None:
    assert Page(Client().get("/feedback/sent/?from=plea:before")).links()[-1] == "/plea/"


def test_every_page_of_the_public_leads_to_feedback() -> None:
    root = Page(Client().get("/")).root
    assert "/feedback/" in root.xpath("//footer//a/@href")


def test_ratings_are_counted_by_week_from_monday_in_london_time() -> None:
    monday = date(2026, 6, 1)
    for given_at, satisfaction, call_centre in (
        (datetime(2026, 5, 31, 22, 59, tzinfo=UTC), 1, None),
        (datetime(2026, 5, 31, 23, 1, tzinfo=UTC), 5, 2),
        (datetime(2026, 6, 7, 22, 0, tzinfo=UTC), 5, None),
    ):
        Feedback.objects.create(
            language="en",
            satisfaction=satisfaction,
            used_call_centre=call_centre is not None,
            call_centre_satisfaction=call_centre,
            given_at=given_at,
        )
    before, week, after = ratings_by_week(since=date(2026, 5, 27), until=date(2026, 6, 9))
    assert (before.service, before.answers) == ((1, 0, 0, 0, 0), 1)
    assert (week.monday, week.service, week.call_centre) == (monday, (0, 0, 0, 0, 2), (0, 1, 0, 0, 0))
    assert after.answers == 0


def test_ratings_and_the_words_of_comments_go_after_their_time() -> None:
    send(comment=COMMENT, email="ada@example.org")
    run_effect(Effect.objects.get().pk)
    assert COMMENT in Message.objects.get().body
    Feedback.objects.update(given_at=timezone.now() - timedelta(days=731))
    Message.objects.update(created_at=timezone.now() - timedelta(days=366))
    counts = apply_retention(actor=system_actor("Retention"))
    assert (counts["feedback"], counts["feedback_comments"]) == (1, 1)
    assert "ada@example.org" not in str(Message.objects.values()) + str(Effect.objects.values())
    assert COMMENT not in str(Message.objects.values()) + str(Effect.objects.values())
    assert apply_retention(actor=system_actor("Retention"))["feedback_comments"] == 0
