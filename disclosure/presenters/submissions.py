"""Files on their way, as the pages print them."""

from collections import Counter
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonplatform.storage.file_faults import words_for
from commonplatform.storage.scanning import scanner
from commonplatform.ui.components import Column, Row, SummaryRow, UploadedFile
from commonplatform.ui.formats import file_size
from disclosure.misfiling import Doubt, DoubtKind
from disclosure.sections import Section
from disclosure.states import SentFileStatus
from disclosure.types import ArchiveContents, FileOnItsWay, SubmissionView

_STATES = {SentFileStatus.CHECKED: "ready", SentFileStatus.REFUSED: "refused"}


@dataclass(frozen=True, slots=True)
class SendingWords:
    """What the page of the files is called, what it promises, what its button says, and what is said afterwards."""

    title: str
    promise: str
    button: str
    received: str


def sending_words(section: Section) -> SendingWords:
    """Initial details are published to the defence as one document; others each by itself."""
    scanned = {"scanner": scanner().title}
    if section.has_versions:
        return SendingWords(
            title=_("Upload initial details"),
            promise=_(
                "Every file is scanned for viruses by %(scanner)s. A single PDF is served as it is, several files"
                " become one PDF. It is published to the defence when every file has been found clean."
            )
            % scanned,
            button=_("Upload and publish"),
            received=_("The files were received. They are published as soon as every one has been found clean"),
        )
    return SendingWords(
        title=_("Upload documents"),
        promise=_("Every file is scanned for viruses by %(scanner)s. It is published as soon as it is found clean.")
        % scanned,
        button=_("File the documents"),
        received=_("The documents were received. Each is published as soon as it has been scanned"),
    )


def destination_facts(view: SubmissionView) -> list[SummaryRow]:
    """Where the files are going, below the case they join."""
    concerned = ", ".join(view.defendants) or _("The whole case")
    rows = [
        SummaryRow(key=_("Section"), value=str(view.section.title)),
        SummaryRow(key=_("Concerns"), value=concerned),
    ]
    named = (
        (_("Exhibit reference"), view.exhibit_reference),
        (_("Replaces"), view.replaces),
        (_("Redacted copy of"), view.redacts),
        (_("Stands after"), view.stands_after),
    )
    return [*rows, *(SummaryRow(key=key, value=value) for key, value in named if value)]


def uploaded_files(view: SubmissionView) -> list[UploadedFile]:
    """The list of files with what is said of each."""
    return [
        UploadedFile(
            name=held.name,
            reference=str(held.file_id),
            size=held.size,
            error=refusal_of(held),
            note=note_of(held),
            state=_STATES.get(held.status, "waiting"),
        )
        for held in view.files
    ]


def sum_of_files(view: SubmissionView) -> str:
    """How many files will be filed, how many will not, and how many one has to wait for."""
    counted = Counter(file.state for file in uploaded_files(view))
    return _sum().format(**{state: counted[state] for state in ("ready", "refused", "waiting")})


def not_filed(view: SubmissionView) -> str:
    """Which files of the list were not filed; nothing where all were."""
    names = [held.name for held in view.files if held.status == SentFileStatus.REFUSED]
    if not names:
        return ""
    return ngettext(
        "%(num)d file could not be taken in and was not filed: %(names)s",
        "%(num)d files could not be taken in and were not filed: %(names)s",
        len(names),
    ) % {"num": len(names), "names": ", ".join(names)}


def _sum() -> str:
    return _("Ready: {ready}. Not taken in: {refused}. On their way: {waiting}.")


def refusal_of(held: FileOnItsWay) -> str:
    """Why a file is not taken in; nothing for one that is."""
    return str(words_for(held.refused_because)) if held.status == SentFileStatus.REFUSED else ""


def note_of(held: FileOnItsWay) -> str:
    """How a file that is on its way stands."""
    if held.status == SentFileStatus.RECEIVING:
        return _("not all of it has arrived. Choose it again to go on sending it, or remove it")
    return str(held.status.label)


def doubt_sentences(view: SubmissionView, reference: str) -> list[str]:
    """What each file names that is not of this case, and which of them is in it already."""
    return [doubt_sentence(held.name, doubt, reference) for held in view.files for doubt in held.doubts]


def doubt_sentence(name: str, doubt: Doubt, reference: str) -> str:
    """What speaks against filing a document of this name in the case of this reference."""
    facts = {"file": name, "value": doubt.value, "reference": reference}
    if doubt.kind == DoubtKind.REFERENCE:
        return _("%(file)s names case %(value)s. This case is %(reference)s") % facts
    if doubt.kind == DoubtKind.SAME_FILE:
        return _("%(file)s is in this case already: it is the same file as %(value)s") % facts
    return _("%(file)s names %(value)s as the defendant. That is nobody in case %(reference)s") % facts


def sending_attributes(view: SubmissionView) -> dict[str, str]:
    """What the script needs to send files in parts, with its words in the reader's language."""
    most = settings.FILES_PER_SUBMISSION
    hint = _("Up to %(most)d files, each smaller than 50 MB; sound and video up to 2 GB") % {"most": most}
    if view.section.has_versions:
        hint = _("Up to {most} files, each smaller than 50 MB").format(most=most)
    return {
        "sum": _sum(),
        "announce": reverse("disclosure:announce", kwargs={"submission_id": view.submission_id}),
        "hint": hint,
        "sending": _("Sending: %(percent)s%%") % {"percent": "{percent}"},
        "checking": _("Being checked"),
        "waiting": _("The connection was lost. Trying again"),
        "failed": _("The file could not be sent. Choose it again to go on"),
        "ready": str(SentFileStatus.CHECKED.label),
        "remove": _("Remove"),
    }


def contents_table(contents: ArchiveContents) -> tuple[list[Column], list[Row], str]:
    """The files inside, and how many they are."""
    columns = [Column(text=_("File")), Column(text=_("Size"))]
    rows = [Row(cells=[name, file_size(size)]) for name, size in contents.entries]
    count = len(contents.entries)
    return columns, rows, ngettext("%(num)d file", "%(num)d files", count) % {"num": count}
