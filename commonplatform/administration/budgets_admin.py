"""Who was stopped because they read too much; lifting it before the hour is over, with a reason."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from commonplatform.administration.model_admins import LookedAfter
from commonplatform.budgets.exceptions import StopIsOver
from commonplatform.budgets.models import ReadStop
from commonplatform.budgets.services import allow_reading_again

_FACTS = ("whose", "principal_name", "organisation_name", "last_reader", "readings", "hour", "stopped_at")


@admin.register(ReadStop)
class ReadStopAdmin(LookedAfter):
    """Stops are made by the service alone; all that can be changed is that one is lifted."""

    list_display = ("principal_name", "whose", "organisation_name", "readings", "stopped_at", "lifted_at")
    list_filter = ("whose",)
    search_fields = ("principal_name", "organisation_name")
    ordering = ("-stopped_at",)
    fields: ClassVar[tuple[str, ...]] = (*_FACTS, "lifted_because", "lifted_by", "lifted_at")
    save_on_top = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: ReadStop | None = None) -> tuple[str, ...]:
        always = (*_FACTS, "lifted_by", "lifted_at")
        return always if obj is not None and obj.lifted_at is None else (*always, "lifted_because")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        if "lifted_because" in form.base_fields:
            form.base_fields["lifted_because"].required = True
            form.base_fields["lifted_because"].error_messages["required"] = str(_("Enter why reading may go on"))
        return form

    def save_model(self, request: HttpRequest, obj: ReadStop, form: Any, change: bool) -> None:
        reason = form.cleaned_data.get("lifted_because", "")
        try:
            if reason:
                actor = request.actor  # type: ignore[attr-defined]
                allow_reading_again(actor=actor, stop_id=obj.pk, reason=reason)
        except StopIsOver:
            self.message_user(request, _("Somebody has lifted it already"), messages.WARNING)
