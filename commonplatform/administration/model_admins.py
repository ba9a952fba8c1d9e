"""How every table behaves in administration."""

from typing import TYPE_CHECKING, Any

from django.contrib.admin import ModelAdmin, StackedInline
from django.contrib.admin.views.main import ChangeList
from django.db.models import Model, QuerySet
from django.http import HttpRequest

if TYPE_CHECKING:
    AnyModelAdmin = ModelAdmin[Any]
    AnyInline = StackedInline[Any, Any]
else:
    AnyModelAdmin, AnyInline = ModelAdmin, StackedInline


class LookedAfter(AnyModelAdmin):
    """Nothing is deleted: courts close, people leave, records end on a day. Lists stay short."""

    show_full_result_count = False
    list_per_page = 50
    list_max_show_all = 50
    save_on_top = True

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class SearchFirstList(ChangeList):
    """A list that stays empty until something is searched for or filtered."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        found = super().get_queryset(request, exclude_parameters)
        return found if self.query or self.has_active_filters else found.none()


class SearchFirst(LookedAfter):
    """A table too large to be listed whole."""

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return SearchFirstList


class KeptRows(AnyInline):
    """Rows of a page that are added and changed, never deleted."""

    can_delete = False
