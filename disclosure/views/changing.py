"""What a document is called, and where it belongs."""

from dataclasses import asdict
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.presenters.case_frame import frame_of
from commonplatform.accounts.requests import ActingRequest
from commonplatform.storage.objects import StoreUnavailable
from disclosure.describing_forms import DescriptionForm, PlaceForm
from disclosure.exceptions import SubmissionRefused
from disclosure.forms import WHOLE_CASE
from disclosure.selectors import changeable_document
from disclosure.services import describe_material, file_elsewhere


@require_http_methods(["GET", "HEAD", "POST"])
def describe(request: ActingRequest, material_id: UUID) -> HttpResponse:
    """Title, exhibit reference, whose statement."""
    file, held = changeable_document(request.actor, material_id)
    form = DescriptionForm(request.POST if request.method == "POST" else None, initial=asdict(held.description))
    if request.method == "POST" and form.is_valid():
        describe_material(actor=request.actor, material_id=material_id, description=form.description)
        messages.success(request, _("The details of the document have been saved"))
        return redirect("disclosure:view", material_id=material_id)
    page = {"frame": frame_of(request.actor, file, "documents"), "form": form, "held": held}
    return render(request, "disclosure/describe.jinja", page)


@require_http_methods(["GET", "HEAD", "POST"])
def elsewhere(request: ActingRequest, material_id: UUID) -> HttpResponse:
    """Another section, or another defendant."""
    file, held = changeable_document(request.actor, material_id)
    whole = [(WHOLE_CASE, _("The whole case"))] if held.may_be_of_the_whole_case else []
    form = PlaceForm(
        request.POST if request.method == "POST" else None,
        initial={"section": held.section, "defendant": str(held.defendant_id or WHOLE_CASE)},
        sections=[(section.code.value, str(section.title)) for section in held.sections],
        concerned=[*((str(each.pk), each.display_name) for each in file.defendants), *whole],
    )
    if request.method == "POST" and form.is_valid() and _moved(request, material_id, form):
        messages.success(request, _("The document was filed there. It is published as soon as it has been scanned"))
        return redirect("disclosure:documents", case_id=file.case.pk)
    page = {"frame": frame_of(request.actor, file, "documents"), "form": form, "held": held}
    return render(request, "disclosure/elsewhere.jinja", page)


def _moved(request: ActingRequest, material_id: UUID, form: PlaceForm) -> bool:
    reason = form.cleaned_data["reason"]
    try:
        file_elsewhere(actor=request.actor, material_id=material_id, place=form.place, reason=reason)
    except SubmissionRefused as refused:
        form.add_error(refused.field, str(refused.why))
    except StoreUnavailable:
        form.add_error(None, _("The file could not be copied just now. Try again in a few minutes"))
    return not form.errors
