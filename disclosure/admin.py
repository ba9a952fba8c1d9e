"""The matrix of sections in administration: entries are added and end on a day; none is deleted."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest

from commonplatform.administration.model_admins import LookedAfter
from disclosure.models import SectionRight
from disclosure.services.note_section_right import note_section_right

_WHAT = ("section", "role", "act", "valid_from")


@admin.register(SectionRight)
class SectionRightAdmin(LookedAfter):
    """What an entry gives never changes, only until when: another right is another entry."""

    list_display = ("section", "role", "act", "valid_from", "valid_until")
    list_filter = ("section", "role", "act")
    fields: ClassVar[tuple[str, ...]] = (*_WHAT, "valid_until")
    list_per_page = 100
    list_max_show_all = 500

    def get_readonly_fields(self, request: HttpRequest, obj: SectionRight | None = None) -> tuple[str, ...]:
        return _WHAT if obj is not None else ()

    def save_model(self, request: HttpRequest, obj: SectionRight, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        note_section_right(actor=request.actor, right=obj, is_new=not change)  # type: ignore[attr-defined]
