"""E-mails as a PDF: who wrote to whom and when, what it says, and what was attached."""

import json
from dataclasses import dataclass

from commonplatform.documents.confinement import Limits, run_program
from commonplatform.documents.conversion.results import content_of
from commonplatform.documents.render import render_pdf
from commonplatform.documents.working_folders import working_folder

LIMITS = Limits(seconds=20)
MADE_BY = "WeasyPrint"
FORMS = {"message/rfc822": "eml", "application/vnd.ms-outlook": "msg"}


@dataclass(frozen=True, slots=True)
class MailCopy:
    """The PDF of an e-mail, and how many files are attached to it."""

    content: bytes
    pages: int
    attachments: int


def mail_to_pdf(content: bytes, *, content_type: str) -> MailCopy:
    """Attachments are listed and not opened; nothing that the e-mail names is fetched. Raises `ConversionFailed`."""
    with working_folder() as folder:
        (folder / "mail").write_bytes(content)
        run_program("read_mail.py", FORMS.get(content_type, "eml"), "mail", "mail.json", folder=folder, limits=LIMITS)
        found = json.loads(content_of(folder / "mail.json"))
    made = render_pdf("mail", language="en", facts={"mail": found, "lines": found["body"].split("\n")})
    return MailCopy(made.content, made.pages, len(found["attachments"]))
