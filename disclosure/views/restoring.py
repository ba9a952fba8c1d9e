"""Putting a withdrawn document back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.presenters import case_frame
from commonplatform.accounts.requests import ActingRequest
from disclosure.exceptions import MaterialAlreadyFinal
from disclosure.forms import RestoreForm
from disclosure.presenters import restoring_facts
from disclosure.readers_report import readers_table
from disclosure.selectors import restoring_preview
from disclosure.services import restore_material


@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: ActingRequest, material_id: UUID) -> HttpResponse:
    """The court lets a withdrawn document be read again."""
    preview = restoring_preview(request.actor, material_id)
    form = RestoreForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            restore_material(actor=request.actor, material_id=material_id, reason=form.cleaned_data["reason"])
        except MaterialAlreadyFinal:
            messages.info(request, _("The document had been restored already"))
        else:
            messages.success(request, _("The document has been restored. It can be opened again"))
        return redirect("disclosure:documents", case_id=preview.case_id)
    columns, rows = readers_table(preview.readers)
    return render(
        request,
        "disclosure/restore.jinja",
        {
            "frame": case_frame(request.actor, preview.case_id, "documents"),
            "form": form,
            "facts": restoring_facts(preview),
            "columns": columns,
            "rows": rows,
        },
    )
