"""What follows from a plea: the document in the store and one mail, however often it is tried."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pytest_django import Settings

from cases.models import Case
from commonplatform.audit import doorbell
from commonplatform.audit.models import Effect
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.storage.objects import read_object
from pleas.models import Submission
from tests.functional.pleas.walking import EMAIL, Citizen, defendant_id
from tests.support.effects import effect_asking, effects_asking
from tests.support.world import Person, make_case

pytestmark = pytest.mark.django_db
TWO = (("RT88191", "Speeding"), ("RT88192", "No insurance"))
FILE_IT = "disclosure.file_generated_document"


@pytest.fixture(autouse=True)
def outbox(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.STATE_FOLDER = tmp_path
    settings.NOTIFICATIONS_BACKEND = "file"
    monkeypatch.setattr(doorbell, "ring", lambda effect_id: None)
    return tmp_path / "outbox"


@pytest.fixture
def case() -> Case:
    return make_case(defendants=[Person(offences=TWO)])


def effect(kind: str) -> Effect:
    return Effect.objects.get(kind=kind)


def plea_document() -> Effect:
    return effect_asking(kind=FILE_IT, section="PL")


def run_twice(kind: str) -> None:
    asked = effect(kind)
    assert run_effect(asked.pk) is True, Effect.objects.get(pk=asked.pk).last_error
    assert run_effect(asked.pk) is False


def the_only_mail(outbox: Path) -> EmailMessage:
    (file,) = outbox.glob("*.eml")
    return message_from_bytes(file.read_bytes(), policy=policy.default)


def _words(mail: EmailMessage) -> str:
    """The plain part and the HTML part."""
    return "\n".join(str(part.get_content()) for part in mail.iter_parts() if isinstance(part, EmailMessage))


def test_the_mail_is_sent_once_without_the_answers(case: Case, outbox: Path) -> None:
    Citizen(case).has_sent("guilty", "not_guilty")
    run_twice("notifications.send_mail")
    mail = the_only_mail(outbox)
    text, reference = _words(mail), Submission.objects.get().reference
    spoken = " ".join(reference[start : start + 4] for start in (0, 4, 8))
    assert mail["To"] == EMAIL
    assert mail["Subject"] == f"We have received your plea: receipt {spoken}"
    assert case.court is not None
    for said in (spoken, case.reference_received, case.court.name, case.court.email, "Nobody reads replies"):
        assert said in text
    for kept_back in ("uilty", "Speeding", "Ada"):
        assert kept_back not in text


def test_the_document_is_stored_and_asked_to_be_filed(case: Case) -> None:
    Citizen(case).has_sent("guilty", "not_guilty")
    run_twice("pleas.render_plea_document")
    filed = plea_document()
    assert filed.payload["key"] == filed.recipient
    assert filed.payload["section"] == "PL"
    assert filed.payload["defendant_id"] == str(defendant_id(case))
    content = read_object(filed.payload["key"])
    assert len(content) == filed.payload["size"]
    with pikepdf.open(BytesIO(content)) as document:
        assert len(document.pages) == filed.payload["pages"]
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "en"
        assert case.reference_received in str(document.docinfo["/Title"])


def test_a_welsh_journey_has_an_english_and_a_welsh_document(case: Case, outbox: Path) -> None:
    Citizen(case).speaks_welsh().has_sent("guilty", "not_guilty")
    run_twice("pleas.render_plea_document")
    filed = sorted(effects_asking(kind=FILE_IT, section="PL"), key=lambda each: each.recipient, reverse=True)
    languages = []
    for each in filed:
        with pikepdf.open(BytesIO(read_object(each.payload["key"]))) as document:
            languages.append(str(document.Root.Lang))
    assert languages == ["en", "cy"]


def test_a_second_try_after_a_crash_writes_the_same_object(case: Case) -> None:
    """The worker died after storing and before the effect was marked done."""
    Citizen(case).has_sent("guilty", "guilty")
    asked = effect("pleas.render_plea_document")
    assert run_effect(asked.pk)
    first = plea_document().payload["key"]
    Effect.objects.filter(pk=asked.pk).update(status=Effect.Status.WAITING, done_at=None)
    assert run_effect(asked.pk)
    assert plea_document().payload["key"] == first


@pytest.mark.parametrize(
    "person",
    [
        Person(forenames="", surname="X"),
        Person(forenames="Llanfairpwllgwyngyll " * 3, surname="<b>O’Brien & Söhne</b>"),
        Person(organisation_name="Engines & Daughters (1843) Ltd"),
        Person(offences=[(f"RT88{number:03d}", "Long title " * 20) for number in range(14)]),
    ],
    ids=["a single name", "long and hostile", "a company", "14 charges"],
)
def test_the_document_takes_hard_cases(person: Person) -> None:
    case = make_case(defendants=[person])
    Citizen(case).has_sent(*["guilty"] * len(person.offences))
    assert run_effect(effect("pleas.render_plea_document").pk)
