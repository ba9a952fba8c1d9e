"""Files on their way into a case: by form, in parts, as initial details; and taken off the list."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from commonplatform.storage.scanning import EICAR
from disclosure.models import DocumentSubmission, SentFile
from disclosure.services.finish_preparing import finish_preparing
from disclosure.services.forget_uploads import BROKEN_OFF_AFTER, forget_uploads
from tests.functional.disclosure.bundle_steps import published
from tests.functional.disclosure.sending import announce, complete, send, send_part, start
from tests.functional.disclosure.steps import World, upload_together, work_off
from tests.support.hostile.documents import active_pdfs
from tests.support.hostile.proper import picture, wav
from tests.unit.documents.samples import mail_with
from tests.unit.storage.pdfs import pdf

Act = Callable[[], object]
Files = dict[str, bytes]

_ACTIVE = next(active_pdfs())[1]
_INFECTED = pdf().replace(b"%%EOF", b"%" + EICAR + b"\n%%EOF")


def _by_form(files: Files, **where: Any) -> Callable[[World], Act]:
    """They are chosen in a form, filed at once, scanned and made ready for reading."""

    def begin(world: World) -> Act:
        submission = start(world.prosecutor, world.case, **where)

        def act() -> None:
            send(world.prosecutor, submission, files, file="yes")
            work_off()

        return act

    return begin


def _with_attachments(world: World) -> Act:
    submission = start(world.prosecutor, world.case, section="EX")
    mail = mail_with({"plan.pdf": pdf(text="plan"), "list.txt": b"A list of exhibits"})

    def act() -> None:
        send(world.prosecutor, submission, {"message.eml": mail}, file="yes")
        work_off()
        finish_preparing()

    return act


def _in_parts(*names: str) -> Callable[[World], Act]:
    def begin(world: World) -> Act:
        submission = start(world.prosecutor, world.case, positions=[1, 2])

        def act() -> None:
            for number, name in enumerate(names, 1):
                _send_in_parts(world, submission, name, wav(0.1 * number))
            work_off()
            send(world.prosecutor, submission, {}, file="yes")
            work_off()

        return act

    return begin


def _send_in_parts(world: World, submission: DocumentSubmission, name: str, content: bytes) -> None:
    """As the page's script does it, and does it again: only what is not there yet."""
    if DocumentSubmission.objects.get(pk=submission.pk).filed_at is not None:
        return
    begun = announce(world.prosecutor, submission, name, len(content), changed=name).json()
    for number in range(len(begun["there"]) + 1, begun["parts"] + 1):
        send_part(world.prosecutor, begun["id"], number, content)
    complete(world.prosecutor, begun["id"])


def _refused_after_parts(world: World) -> Act:
    submission = start(world.prosecutor, world.case)

    def act() -> None:
        if not SentFile.objects.filter(submission=submission, status="refused").exists():  # its sender sees it there
            _send_in_parts(world, submission, "broken.wav", b"no sound at all")
        work_off()

    return act


def _replacing(relation: str) -> Callable[[World], Act]:
    """Another takes the place of a document, or is its redacted copy."""

    def begin(world: World) -> Act:
        old = published(world, "WS", "First", "1", "2")
        of_it: dict[str, Any] = {relation: str(old.pk)}
        submission = start(world.prosecutor, world.case, **of_it)

        def act() -> None:
            send(world.prosecutor, submission, {"second.pdf": pdf(2, text="second")}, file="yes")
            work_off()

        return act

    return begin


def _initial_details(*versions: Files) -> Callable[[World], Act]:
    """Every version for both defendants; all but the last have been served before."""

    def begin(world: World) -> Act:
        for files in versions[:-1]:
            upload_together(world, files, positions=[1, 2])
            work_off()
        key = uuid4()

        def act() -> None:
            upload_together(world, versions[-1], positions=[1, 2], key=key)
            work_off()

        return act

    return begin


def _removed(**button: str) -> Callable[[World], Act]:
    """One file is taken off the list, or everything is dropped."""

    def begin(world: World) -> Act:
        submission = start(world.prosecutor, world.case)
        send(world.prosecutor, submission, {"one.pdf": pdf(text="one"), "two.pdf": pdf(text="two")})
        pressed = button or {"remove": str(SentFile.objects.get(submission=submission, name="one.pdf").pk)}

        def act() -> None:
            send(world.prosecutor, submission, {}, **pressed)
            work_off()

        return act

    return begin


def _forgotten(world: World) -> Act:
    submission = start(world.prosecutor, world.case)
    for name in ("one.wav", "two.wav"):
        announce(world.prosecutor, submission, name, 9_000_000, changed=name)
    old = timezone.now() - BROKEN_OFF_AFTER - timedelta(minutes=1)

    def act() -> None:
        SentFile.objects.filter(submission=submission, status="receiving").update(announced_at=old)
        forget_uploads()

    return act


SENDING: dict[str, Callable[[World], Act]] = {
    "a PDF": _by_form({"one.pdf": pdf(2, text="one")}),
    "a PDF with scripts": _by_form({"active.pdf": _ACTIVE}),
    "text": _by_form({"note.txt": b"What was said"}),
    "a picture": _by_form({"photo.png": picture("PNG")}, section="EX"),
    "a recording": _by_form({"call.wav": wav()}),
    "an infected file": _by_form({"infected.pdf": _INFECTED}),
    "two for two": _by_form({f"{n}.pdf": pdf(text=str(n)) for n in range(2)}, section="PC", positions=[1, 2]),
    "three of three kinds": _by_form({"a.pdf": pdf(text="a"), "b.wav": wav(), "c.png": picture("PNG")}),
    "an e-mail with files": _with_attachments,
    "a recording in parts": _in_parts("one.wav"),
    "two recordings in parts": _in_parts("one.wav", "two.wav"),
    "what is refused after its parts": _refused_after_parts,
    "one that replaces": _replacing("replaces"),
    "a redacted copy": _replacing("redacts"),
    "initial details": _initial_details({"details.pdf": pdf(2)}),
    "the next initial details": _initial_details({"details.pdf": pdf(2)}, {"more.pdf": pdf(3)}),
    "initial details of several files": _initial_details({"one.pdf": pdf(text="1"), "two.txt": b"two"}),
    "one off the list": _removed(),
    "all dropped": _removed(cancel="yes"),
    "what nobody goes on with": _forgotten,
}
