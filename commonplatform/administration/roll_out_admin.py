"""Switching online pleas on and off is an event: who changed what, beside the history of the record."""

from typing import Any

from django.http import HttpRequest

from commonplatform.administration.model_admins import AnyModelAdmin
from commonplatform.administration.services.note_roll_out import note_roll_out
from commonplatform.reference.online_plea import COURT_SWITCHES


class RecordsRollOut(AnyModelAdmin):
    """For courts and prosecuting authorities: their switches are never changed in silence."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        changed = [name for name in COURT_SWITCHES if name in form.changed_data]
        if changed:
            note_roll_out(actor=request.actor, changed=obj, fields=changed)  # type: ignore[attr-defined]
