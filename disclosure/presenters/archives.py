"""Case archives as what templates print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonplatform.ui.components import Cell, Column, Row, SummaryRow, Tag
from commonplatform.ui.formats import date_and_time, file_size
from disclosure.bundle_presenters import STATUS_COLOURS
from disclosure.sections import BY_CODE
from disclosure.states import ArchiveFault, BundleStatus, EntryFault

if TYPE_CHECKING:
    from disclosure.models import ArchiveEntry, CaseArchive
    from disclosure.selectors.archives import ArchivePage


def archives_table(archives: Sequence[CaseArchive]) -> tuple[list[Column], list[Row]]:
    """The person's own archives of a case, newest first."""
    columns = [Column(text=_("Asked for")), Column(text=_("File")), Column(text=_("Size")), Column(text=_("Status"))]
    rows = [
        Row(
            cells=[
                Cell(
                    text=date_and_time(archive.requested_at),
                    href=reverse("disclosure:archive", kwargs={"archive_id": archive.pk}),
                ),
                archive.file_name,
                file_size(archive.size) if archive.size else "",
                Cell(text="", tag=archive_status(archive)),
            ]
        )
        for archive in archives
    ]
    return columns, rows


def archive_status(archive: CaseArchive) -> Tag:
    """Where the archive stands, as a coloured word."""
    status = BundleStatus(archive.status)
    return Tag(text=status.label, colour=STATUS_COLOURS[status])


def archive_facts(archive: CaseArchive) -> list[SummaryRow]:
    """What it is called, its digest to compare a copy with, and until when it is kept."""
    rows = [
        SummaryRow(key=_("File"), value=archive.file_name),
        SummaryRow(key=_("Asked for"), value=date_and_time(archive.requested_at)),
    ]
    if archive.status == BundleStatus.READY:
        rows += [
            SummaryRow(key=_("Size"), value=file_size(archive.size)),
            SummaryRow(key="SHA-256", value=archive.sha256),
            SummaryRow(key=_("Kept until"), value=date_and_time(archive.expires_at)),
        ]
    return rows


def archive_progress(archive: CaseArchive) -> str:
    """How far the making is."""
    if not archive.entries_in_all:
        return _("It begins as soon as a place is free.")
    return ngettext(
        "%(done)d of %(num)d document is in place.",
        "%(done)d of %(num)d documents are in place.",
        archive.entries_in_all,
    ) % {"done": archive.entries_done, "num": archive.entries_in_all}


def archive_fault(archive: CaseArchive) -> str:
    """Why it failed, and what can be done."""
    match archive.failed_because:
        case ArchiveFault.RIGHT:
            return _("You may not take this case away any more.")
        case ArchiveFault.STORE:
            return _("The store of files did not answer. Ask for the case again in a few minutes.")
    return _("The case is too large to be made into one file. Download its documents singly, or as bundles.")


def warnings_of(page: ArchivePage) -> tuple[str, ...]:
    """What the person must know before they rely on it: what is not in it, and why it cannot be had any more."""
    missing = [entry.material.name for entry in page.entries if entry.fault]
    said = []
    if missing:
        said.append(
            _("Not in the file, because it could not be read: %(documents)s") % {"documents": ", ".join(missing)}
        )
    if page.is_stale:
        said.append(_("Your access to the case has changed since this file was made. Ask for it again."))
    elif page.lost:
        said.append(
            _("You may not download this any more: %(documents)s. Ask for the case again.")
            % {"documents": ", ".join(page.lost)}
        )
    return tuple(said)


def entries_table(entries: Sequence[ArchiveEntry]) -> tuple[list[Column], list[Row]]:
    """The documents with their names in the archive; what is not in it says why."""
    columns = [Column(text=_("Document")), Column(text=_("Section")), Column(text=_("In the file"))]
    rows = [
        Row(
            cells=[
                entry.material.name,
                str(BY_CODE[entry.section].title),
                Cell(text="", tag=Tag(text=EntryFault(entry.fault).label, colour="red")) if entry.fault else entry.name,
            ]
        )
        for entry in entries
    ]
    return columns, rows
