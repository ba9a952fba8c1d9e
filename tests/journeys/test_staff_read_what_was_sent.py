"""The court's office reads a message as it was sent, in whichever language, and what became of it."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.mails.case_contact import COURT_EXAMPLE
from cases.models import Case
from commonplatform.notifications.mail_templates import message_template, write_letter
from commonplatform.notifications.models import Message
from tests.functional.results.received import TWO, sent, take_in
from tests.journeys.conftest import SomebodyComes
from tests.journeys.people import Professional
from tests.journeys.world import make_story
from tests.support.world import Person

pytestmark = pytest.mark.django_db(transaction=True)


def a_message_that_did_not_arrive(case: Case) -> Message:
    letter = write_letter("plea_received", language="cy", facts=message_template("plea_received").example)
    now = timezone.now()
    return Message.objects.create(
        case_id=case.pk,
        defendant_id=case.defendants.get().pk,
        template="plea_received",
        audience="defendant",
        language="cy",
        address="maximiliana.featherstonehaugh-cholmondeley@a-very-long-name-of-a-mail-provider.example.org",
        subject=letter.subject,
        body=letter.text,
        html=letter.html,
        gateway="notify",
        gateway_id="740e5834-3a29-46b4-9a6f-16142fde533a",
        status="failed",
        reason="the address does not exist",
        handed_over_at=now,
        history=[
            {"status": "handed_over", "at": now.isoformat(), "reason": ""},
            {"status": "failed", "at": now.isoformat(), "reason": "the address does not exist"},
        ],
    )


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 900}, {"width": 320, "height": 700}])
def test_what_was_sent_and_how_each_message_reads(somebody_comes: SomebodyComes, viewport: dict[str, int]) -> None:
    story = make_story(defendants=(Person(offences=TWO),))
    take_in(sent(urn=story.case.reference_received))
    failed = a_message_that_did_not_arrive(story.case)
    browser = somebody_comes(viewport=viewport)
    Professional(browser, story.officer).is_signed_in()
    for name, arguments in _pages(story.case, failed):
        browser.visit(reverse(name, kwargs=arguments))
    assert COURT_EXAMPLE["name_welsh"] in browser.page.content()


def _pages(case: Case, message: Message) -> list[tuple[str, dict[str, Any]]]:
    return [
        ("cases:summary", {"case_id": case.pk}),
        ("cases:messages", {"case_id": case.pk}),
        ("cases:message", {"message_id": message.pk}),
        ("cases:message_list", {}),
        ("cases:message_templates", {}),
        ("cases:message_template", {"name": "plea_received"}),
        ("cases:message_template", {"name": "result"}),
    ]
