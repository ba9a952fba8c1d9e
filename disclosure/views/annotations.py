"""Notes on documents: those of a case, and writing, changing and removing one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.presenters.case_frame import frame_of
from cases.selectors import open_case
from commonplatform.accounts.requests import ActingRequest
from disclosure.annotation_forms import NoteForm
from disclosure.exceptions import ChangedMeanwhile, NoSuchPlace
from disclosure.presenters.annotations import audience_links, notes_shown
from disclosure.selectors import notable_document, notes_in_case, notes_on, own_note
from disclosure.services import change_annotation, remove_annotation, write_annotation
from disclosure.states import Audience


@require_safe
def annotations(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """All notes of the case that the reader may see."""
    file = open_case(request.actor, case_id)
    asked = request.GET.get("seen_by", "")
    notes = notes_in_case(request.actor, file, asked if asked in Audience.values else "")
    page = {
        "frame": frame_of(request.actor, file, "documents"),
        "notes": notes_shown(notes, with_document=True),
        "choices": audience_links(request.GET),
    }
    return render(request, "disclosure/annotations.jinja", page)


@require_http_methods(["GET", "HEAD", "POST"])
def annotate(request: ActingRequest, material_id: UUID) -> HttpResponse:
    """The notes on one document, and a new one."""
    file, document, material = notable_document(request.actor, material_id)
    form = NoteForm(request.POST if request.method == "POST" else None, document=document)
    sharing = request.method == "POST" and form.is_valid() and form.is_to_be_confirmed
    if request.method == "POST" and not sharing and form.is_valid():
        try:
            key = form.cleaned_data["submission_key"]
            write_annotation(actor=request.actor, material_id=material_id, note=form.note, submission_key=key)
            messages.success(request, _("Your note has been saved"))
            return redirect("disclosure:annotate", material_id=material_id)
        except NoSuchPlace:
            form.refuse_the_place()
    page = {
        "frame": frame_of(request.actor, file, "documents"),
        "document": document,
        "form": form,
        "sharing": sharing,
        "notes": notes_shown(notes_on(request.actor, file, document, material), with_document=False),
    }
    return render(request, "disclosure/annotate.jinja", page)


@require_http_methods(["GET", "HEAD", "POST"])
def annotation(request: ActingRequest, annotation_id: UUID) -> HttpResponse:
    """Change or remove one's own note."""
    file, document, note = own_note(request.actor, annotation_id)
    if request.method == "POST" and "remove" in request.POST:
        remove_annotation(actor=request.actor, annotation_id=annotation_id)
        messages.success(request, _("Your note has been removed"))
        return redirect("disclosure:annotate", material_id=document.material_id)
    held = {"text": note.text, "place": note.place, "team": note.team.code, "revision": note.revision}
    form = NoteForm(request.POST if request.method == "POST" else None, initial=held, document=document)
    now_there = ""
    sharing = request.method == "POST" and form.is_valid() and form.is_to_be_confirmed
    if request.method == "POST" and not sharing and form.is_valid():
        try:
            revision = form.cleaned_data["revision"] or 0
            change_annotation(actor=request.actor, annotation_id=annotation_id, note=form.note, revision=revision)
            messages.success(request, _("Your note has been saved"))
            return redirect("disclosure:annotate", material_id=document.material_id)
        except NoSuchPlace:
            form.refuse_the_place()
        except ChangedMeanwhile as changed:
            now_there = changed.text
            form.data = request.POST.copy()
            form.data["revision"] = str(changed.revision)
            form.add_error(
                "text", _("The note was changed in another window. Save again to put your text in its place")
            )
    page = {
        "frame": frame_of(request.actor, file, "documents"),
        "document": document,
        "form": form,
        "sharing": sharing,
        "now_there": now_there,
    }
    return render(request, "disclosure/annotation.jinja", page)
