"""The files of the story's documents, each in its own form.

The picture, the film and the call (`story/recordings`) were drawn and composed for this demonstration and show and
say nothing real.
"""

from datetime import date
from email.message import EmailMessage

from commonplatform.demonstration.evidence.office_files import spreadsheet, text_document, zipped
from commonplatform.demonstration.evidence.told_documents import ToldDocument
from commonplatform.demonstration.evidence.written_words import Block, as_plain_text, blocks_of
from commonplatform.demonstration.told import FOLDER, Case
from commonplatform.documents.render import render_pdf

RECORDED = ("jpg", "mp4", "mp3")


def made_file(told: ToldDocument, case: Case, *, received_on: date) -> bytes:
    """The bytes of a document of this case."""
    if told.ending in RECORDED:
        return (FOLDER / "recordings" / f"{told.key}.{told.ending}").read_bytes()
    blocks = blocks_of(told.key, case, received_on=received_on)
    match told.ending:
        case "pdf":
            return _pdf(told.name, blocks)
        case "docx":
            return text_document(blocks)
        case "xlsx":
            return spreadsheet(blocks)
        case "eml":
            attached = blocks_of(f"{told.key}-attachment", case, received_on=received_on)
            return _mail(told.name, as_plain_text(blocks), _pdf("Till receipts", attached), sent_on=received_on)
        case "zip":
            picture = (FOLDER / "recordings" / "passage.jpg").read_bytes()
            return zipped({"Notes of the scene.txt": as_plain_text(blocks), "Markers 1 to 5.jpg": picture})
        case _:
            return as_plain_text(blocks).encode()


def _pdf(title: str, blocks: tuple[Block, ...]) -> bytes:
    return render_pdf("demonstration_document", language="en", facts={"title": title, "blocks": blocks}).content


def _mail(subject: str, text: str, attached: bytes, *, sent_on: date) -> bytes:
    mail = EmailMessage()
    mail["From"] = "Grace Tolliver <manager@falconersrest.example>"
    mail["To"] = "PC Daniel Moss <daniel.moss@met.example>"
    mail["Subject"] = subject
    mail["Date"] = f"{sent_on:%a, %d %b %Y} 11:24:00 +0000"
    mail.set_content(text)
    mail.add_attachment(attached, maintype="application", subtype="pdf", filename="Till receipts.pdf")
    return mail.as_bytes()
