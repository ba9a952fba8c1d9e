"""Taking a document back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.presenters import case_frame
from commonplatform.accounts.requests import ActingRequest
from disclosure.exceptions import MaterialAlreadyFinal
from disclosure.forms import WithdrawForm
from disclosure.presenters import withdrawal_facts
from disclosure.readers_report import readers_table
from disclosure.selectors import withdrawal_preview
from disclosure.services import withdraw_material


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: ActingRequest, material_id: UUID) -> HttpResponse:
    """Take a document back; the page shows who has opened it."""
    preview = withdrawal_preview(request.actor, material_id)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            withdraw_material(actor=request.actor, material_id=material_id, reason=reason)
        except MaterialAlreadyFinal:
            messages.info(request, _("The document had been withdrawn already"))
        else:
            messages.success(request, _("The document has been withdrawn. Nobody can open it any more"))
        return redirect("disclosure:documents", case_id=preview.case_id)
    columns, rows = readers_table(preview.readers)
    return render(
        request,
        "disclosure/withdraw.jinja",
        {
            "frame": case_frame(request.actor, preview.case_id, "documents"),
            "form": form,
            "facts": withdrawal_facts(preview),
            "columns": columns,
            "rows": rows,
        },
    )
