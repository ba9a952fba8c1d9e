"""Uploading documents: where they go, which files, and whether they belong to this case."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.presenters.case_frame import frame_of
from cases.selectors import open_case
from commonplatform.accounts.requests import ActingRequest
from commonplatform.storage.content import too_large
from commonplatform.storage.file_faults import words_for
from commonplatform.storage.objects import StoreUnavailable, store_origin
from commonplatform.storage.upload_limits import on_disk, was_too_large
from disclosure.exceptions import DoubtsRaised, SubmissionFiled, SubmissionRefused
from disclosure.forms import WHOLE_CASE, DestinationForm, SendFilesForm
from disclosure.presenters import upload_facts
from disclosure.presenters.submissions import (
    contents_table,
    destination_facts,
    doubt_sentences,
    not_filed,
    sending_attributes,
    sending_words,
    sum_of_files,
    uploaded_files,
)
from disclosure.selectors import archive_contents, submission_of, upload_choices
from disclosure.services import (
    Destination,
    add_file,
    cancel_submission,
    file_submission,
    remove_sent_file,
    start_submission,
)
from disclosure.states import SentFileStatus
from disclosure.types import SubmissionView, UploadChoices

_ANSWER_WITHIN = 60.0


@require_http_methods(["GET", "HEAD", "POST"])
def upload_documents(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """Section, defendants, exhibit reference, what is replaced or redacted: before anything is sent."""
    file = open_case(request.actor, case_id, with_particulars=True)
    choices = upload_choices(request.actor, file)
    form = DestinationForm(
        request.POST if request.method == "POST" else None,
        initial=_behind(choices, _uuid(request.GET.get("after", ""))),
        sections=[(section.code.value, str(section.title)) for section in choices.sections],
        defendants=file.defendants,
        documents=[(str(key), title) for key, title in choices.documents],
        for_one_defendant=choices.for_one_defendant,
    )
    if request.method == "POST" and form.is_valid():
        try:
            started = start_submission(actor=request.actor, destination=_destination(case_id, form))
            return redirect("disclosure:submission", submission_id=started)
        except SubmissionRefused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused.why))
    frame = frame_of(request.actor, file, "documents")
    page = {"frame": frame, "form": form, "facts": upload_facts(file)}
    return render(request, "disclosure/upload_documents.jinja", page)


def _once_filed_leads_to_the_documents(page: Callable[[ActingRequest, UUID], HttpResponse]) -> Callable[..., Any]:
    """Pressing the button twice, or going back, is no error."""

    @wraps(page)
    def lead(request: ActingRequest, submission_id: UUID) -> HttpResponse:
        try:
            return page(request, submission_id)
        except SubmissionFiled as filed:
            return redirect("disclosure:documents", case_id=filed.case_id)

    return lead


@require_http_methods(["GET", "HEAD", "POST"])
@_once_filed_leads_to_the_documents
def submission(request: ActingRequest, submission_id: UUID) -> HttpResponse:
    """The files: add, take off the list, file them or drop the whole submission."""
    form = SendFilesForm()
    if request.method == "POST":
        done = _changed(request, submission_id, form)
        if done is not None:
            return done
    view, file = submission_of(request.actor, submission_id)
    response = render(
        request,
        "disclosure/submission.jinja",
        {
            "frame": frame_of(request.actor, file, "documents"),
            "form": form,
            "facts": [*upload_facts(file), *destination_facts(view)],
            "files": uploaded_files(view),
            "sum": sum_of_files(view),
            "sending": sending_attributes(view),
            "words": sending_words(view.section),
        },
    )
    # The script of this page alone may send files to the store.
    response._csp_update = {"connect-src": [store_origin()]}  # type: ignore[attr-defined]
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@_once_filed_leads_to_the_documents
def doubts(request: ActingRequest, submission_id: UUID) -> HttpResponse:
    """The warning before files are filed that name another case or another defendant."""
    view, file = submission_of(request.actor, submission_id)
    form = forms.Form()
    if request.method == "POST":
        form = forms.Form(request.POST)
        form.is_valid()
        if "cancel" in request.POST:
            return redirect("disclosure:submission", submission_id=submission_id)
        filed = _filed(request, view, form, despite_doubts=True)
        if filed is not None:
            return filed
    page = {
        "frame": frame_of(request.actor, file, "documents"),
        "form": form,
        "facts": [*upload_facts(file), *destination_facts(view)],
        "sentences": doubt_sentences(view, file.case.reference_received),
    }
    return render(request, "disclosure/doubts.jinja", page)


@require_safe
def contents(request: ActingRequest, material_id: UUID) -> HttpResponse:
    """What is inside an archive or attached to an e-mail."""
    file, inside = archive_contents(request.actor, material_id)
    columns, rows, count = contents_table(inside)
    frame = frame_of(request.actor, file, "documents")
    page = {"frame": frame, "name": inside.name, "columns": columns, "rows": rows, "count": count}
    return render(request, "disclosure/contents.jinja", page)


def _behind(choices: UploadChoices, material_id: UUID) -> dict[str, object]:
    """What the form says beforehand when one comes from the document that the new one is to stand after."""
    place = choices.places.get(material_id)
    if place is None:
        return {}
    section, defendant_id = place
    return {
        "section": section,
        "defendants": [str(defendant_id) if defendant_id else WHOLE_CASE],
        "stands_after": str(material_id),
    }


def _destination(case_id: UUID, form: DestinationForm) -> Destination:
    given = form.cleaned_data
    return Destination(
        case_id=case_id,
        section=given["section"],
        defendant_ids=tuple(UUID(chosen) for chosen in given["defendants"]),
        submission_key=given["submission_key"],
        exhibit_reference=given["exhibit_reference"],
        replaces_id=UUID(given["replaces"]) if given.get("replaces") else None,
        redacts_id=UUID(given["redacts"]) if given.get("redacts") else None,
        stands_after_id=UUID(given["stands_after"]) if given.get("stands_after") else None,
    )


def _changed(request: ActingRequest, submission_id: UUID, form: SendFilesForm) -> HttpResponse | None:
    """Where to go after what was asked was done; None when the page has something to say about it."""
    form.cleaned_data = {}
    form.is_bound, form._errors = True, forms.utils.ErrorDict()  # type: ignore[attr-defined]
    again = redirect("disclosure:submission", submission_id=submission_id)
    try:
        if "cancel" in request.POST:
            case_id = cancel_submission(actor=request.actor, submission_id=submission_id)
            return redirect("disclosure:documents", case_id=case_id)
        if "remove" in request.POST:
            remove_sent_file(actor=request.actor, file_id=_uuid(request.POST["remove"]))
            return again
        _take_in(request, submission_id, form)
        if form.errors or "file" not in request.POST:
            return None if form.errors else again
        view, _file = submission_of(request.actor, submission_id)
        return _filed(request, view, form)
    except StoreUnavailable:
        form.add_error("chosen", _("The file could not be kept just now. Try again in a few minutes"))
        return None


def _take_in(request: ActingRequest, submission_id: UUID, form: SendFilesForm) -> None:
    """Each file by itself: one that is refused does not take the others with it."""
    begun = time.monotonic()
    if was_too_large(request, "chosen"):
        form.add_error("chosen", str(too_large(settings.UPLOAD_LARGEST_BYTES).why))
    chosen = request.FILES.getlist("chosen")
    if not chosen and not form.errors and "file" not in request.POST:
        form.add_error("chosen", _("Select a file"))
    for number, sent in enumerate(chosen):
        if time.monotonic() - begun > _ANSWER_WITHIN:
            left = ", ".join(str(late.name) for late in chosen[number:])
            form.add_error(
                "files", _("There was no time left to check these files. Send them again: %(names)s") % {"names": left}
            )
            return
        try:
            _take_in_one(request, submission_id, sent, form)
        except SubmissionRefused as refused:
            form.add_error("chosen", str(refused.why))
            return


def _take_in_one(request: ActingRequest, submission_id: UUID, sent: UploadedFile[Any], form: SendFilesForm) -> None:
    with on_disk(sent) as file:
        taken = add_file(
            actor=request.actor, submission_id=submission_id, name=sent.name or "", file=file, size=sent.size or 0
        )
    if taken.status == SentFileStatus.REFUSED:
        form.add_error("chosen", f"{taken.name}: {words_for(taken.refused_because)}")


def _filed(
    request: ActingRequest, view: SubmissionView, form: forms.Form, *, despite_doubts: bool = False
) -> HttpResponse | None:
    try:
        filed = file_submission(actor=request.actor, submission_id=view.submission_id, despite_doubts=despite_doubts)
    except DoubtsRaised:
        return redirect("disclosure:doubts", submission_id=view.submission_id)
    except SubmissionRefused as refused:
        form.add_error("chosen" if "files" in form.fields else None, str(refused.why))
        return None
    if filed:
        messages.success(request, sending_words(view.section).received)
        left_out = not_filed(view)
        if left_out:
            messages.warning(request, left_out)
    return redirect("disclosure:documents", case_id=view.case_id)


def _uuid(text: str) -> UUID:
    """The id in a button's value; one that is none names nothing."""
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
