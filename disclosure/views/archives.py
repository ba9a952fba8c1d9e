"""Asking for the whole case as one file, following its making, taking it away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from cases.presenters import case_frame
from commonplatform.accounts.requests import ActingRequest
from commonplatform.ui.formats import page_language
from disclosure.exceptions import ArchiveOnItsWay, PartsUnreadable
from disclosure.presenters.archives import (
    archive_facts,
    archive_fault,
    archive_progress,
    archive_status,
    archives_table,
    entries_table,
    warnings_of,
)
from disclosure.selectors.archives import archive_page, archives_of
from disclosure.services import cancel_archive, open_archive, request_archive
from disclosure.states import BUNDLE_BEING_MADE, BundleStatus


@require_http_methods(["GET", "HEAD", "POST"])
def archives(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """One's own archives of the case; a button asks for another."""
    held = archives_of(request.actor, case_id)
    if request.method == "POST":
        return _ask(request, case_id)
    frame = case_frame(request.actor, case_id, "documents")
    columns, rows = archives_table(held)
    return render(request, "disclosure/archives.jinja", {"frame": frame, "columns": columns, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def archive(request: ActingRequest, archive_id: UUID) -> HttpResponse:
    """How far an archive is; cancel it, take it away."""
    if request.method == "POST":
        if cancel_archive(actor=request.actor, archive_id=archive_id):
            messages.success(request, _("The file is not made"))
        else:
            messages.info(request, _("The file was finished already"))
        return redirect("disclosure:archive", archive_id=archive_id)
    page = archive_page(request.actor, archive_id)
    frame = case_frame(request.actor, page.archive.case_id, "documents")
    columns, rows = entries_table(page.entries)
    is_ready = page.archive.status == BundleStatus.READY
    return render(
        request,
        "disclosure/archive.jinja",
        {
            "frame": frame,
            "archive": page.archive,
            "being_made": page.archive.status in BUNDLE_BEING_MADE,
            "may_be_had": is_ready and not page.is_stale and not page.lost,
            "fault": archive_fault(page.archive) if page.archive.status == BundleStatus.FAILED else "",
            "warnings": warnings_of(page) if is_ready else (),
            "progress": archive_progress(page.archive),
            "status": archive_status(page.archive),
            "facts": archive_facts(page.archive),
            "columns": columns,
            "rows": rows,
        },
    )


@require_GET
def open_archive_file(request: ActingRequest, archive_id: UUID) -> HttpResponse:
    """Record the download of every document in it and send the reader to the file."""
    try:
        return HttpResponseRedirect(open_archive(actor=request.actor, archive_id=archive_id))
    except PartsUnreadable:
        return redirect("disclosure:archive", archive_id=archive_id)


def _ask(request: ActingRequest, case_id: UUID) -> HttpResponse:
    try:
        archive_id = request_archive(actor=request.actor, case_id=case_id, language=page_language())
    except ArchiveOnItsWay as held:
        messages.info(request, _("One file is being made for you already. Ask for another when it is ready"))
        if held.archive_id is None:
            return redirect("disclosure:archives", case_id=case_id)
        archive_id = held.archive_id
    return redirect("disclosure:archive", archive_id=archive_id)
