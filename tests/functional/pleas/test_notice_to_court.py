"""The court's own mailbox is told that a plea is on the case, and of nothing that was said."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from cases.models import Case
from commonplatform.accounts.roles import Role
from commonplatform.audit import doorbell
from commonplatform.audit.models import Effect
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.notifications.models import Message
from commonplatform.reference.court_mailboxes import is_court_mailbox, require_court_mailbox
from commonplatform.reference.models import Court
from pleas.models import Submission
from tests.functional.pleas.walking import Citizen, Page
from tests.support.world import Person, court_staff, make_case, make_person, prosecution_office, signed_in

pytestmark = pytest.mark.django_db
MAILBOX = "pleas.cardiff@justice.gov.uk"


@pytest.fixture(autouse=True)
def outbox(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.STATE_FOLDER = tmp_path
    settings.NOTIFICATIONS_BACKEND = "file"
    monkeypatch.setattr(doorbell, "ring", lambda effect_id: None)
    return tmp_path / "outbox"


def answered(mailbox: str = MAILBOX, **about: object) -> Case:
    case = make_case(defendants=[Person(forenames="Zoë Mair", surname="Prydderch")], **about)  # type: ignore[arg-type]
    Court.objects.filter(pk=case.court_id or "").update(plea_mailbox=mailbox)
    Citizen(case).has_sent("guilty")
    assert run_effect(Effect.objects.get(case_id=case.pk, kind="pleas.render_plea_document").pk)
    return case


def notices(case: Case) -> list[Effect]:
    mails = Effect.objects.filter(case_id=case.pk, kind="notifications.send_mail")
    return [mail for mail in mails if mail.payload["template"] == "plea_for_court"]


def test_the_subject_says_which_case_and_the_text_where_to_look(outbox: Path) -> None:
    case = answered()
    (notice,) = notices(case)
    assert run_effect(notice.pk)
    (file,) = outbox.glob("*.eml")
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert mail["To"] == MAILBOX
    assert mail["Subject"] == f"ONLINE PLEA: {case.reference_received} <SJP> PRYDDERCH Zoë Mair"
    text = str(mail)
    assert reverse("cases:summary", args=[case.pk]) in text
    for kept_back in ("uilty", "Speeding", "SW1A", "£"):
        assert kept_back not in text
    assert Submission.objects.get().reference[:4] in text


def test_a_case_with_a_hearing_is_announced_by_its_date() -> None:
    (notice,) = notices(answered(initiation_code="Q"))
    assert notice.payload["facts"]["single_justice"] is False


@pytest.mark.parametrize(
    "mailbox", ["", "clerk@gmail.example", "x@evil-justice.gov.uk.example.org", "x@notjustice.gov.uk"]
)
def test_nothing_goes_to_a_mailbox_that_is_not_the_courts_own(mailbox: str) -> None:
    assert notices(answered(mailbox)) == []


def test_only_the_courts_own_domains_and_those_below_them_are_allowed() -> None:
    for allowed in ("a@justice.gov.uk", "a@HMCTS.GSI.GOV.UK", "a@courts.hmcts.net"):
        assert is_court_mailbox(allowed)
    for refused in ("a@example.org", "a@hmcts.net.example.org", "justice.gov.uk@example.org"):
        with pytest.raises(ValidationError, match=r"one of these: hmcts\.gsi\.gov\.uk, "):
            require_court_mailbox(refused)


def test_the_court_reads_what_its_mailbox_was_told_and_the_prosecution_does_not(client: Client) -> None:
    case = answered()
    (notice,) = notices(case)
    assert run_effect(notice.pk)
    message, page = Message.objects.get(), reverse("cases:messages", args=[case.pk])
    assert case.court is not None
    signed_in(client, make_person(Role.COURT_OFFICER, court_staff(case.court)))
    assert "Plea for the court" in Page(client.get(page)).text
    signed_in(client, make_person(Role.PROSECUTOR, prosecution_office(case.prosecutor)))
    assert "Plea for the court" not in Page(client.get(page)).text
    assert client.get(reverse("cases:message", args=[message.pk])).status_code == 404
