"""People, the organisations they act for, and their roles."""

from typing import Any, ClassVar
from uuid import UUID

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from commonplatform.accounts.models import LaaContract, Membership, Organisation, User
from commonplatform.accounts.services.keep_administrator_rights import keep_administrator_rights
from commonplatform.accounts.services.keep_sign_in_address import keep_sign_in_address
from commonplatform.administration.model_admins import KeptRows, SearchFirst
from commonplatform.administration.people_forms import LaaContractForm, MembershipForm, NewPersonForm, PersonForm
from commonplatform.administration.services.guard import has_power_over
from commonplatform.administration.services.note_laa_contracts import note_laa_contracts
from commonplatform.administration.services.reopen_account import reopen_account
from commonplatform.administration.services.reset_second_factor import reset_second_factor
from commonplatform.audit.services import record

admin.site.unregister(Group)  # importing Django's UserAdmin registers it


class MembershipInline(KeptRows):
    """Somebody's roles, from a day to a day. Past ones stay."""

    model = Membership
    form = MembershipForm
    fields = ("organisation", "role", "manages_people", "starts_on", "ends_on")
    extra = 0
    autocomplete_fields = ("organisation",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Membership]:
        return super().get_queryset(request).select_related("organisation", "user")

    def has_add_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_add_permission(request, obj) and _in_power(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and _in_power(request, obj)


class LaaContractInline(KeptRows):
    """The numbers of an organisation's contracts with the Legal Aid Agency: a firm has one for each office."""

    model = LaaContract
    form = LaaContractForm
    fields = ("number",)
    extra = 0


@admin.register(Organisation)
class OrganisationAdmin(SearchFirst):
    list_display = ("name", "kind", "email", "telephone")
    list_filter = ("kind",)
    search_fields = ("name", "email")
    search_help_text = _("Enter part of a name. The list is empty until you do.")
    autocomplete_fields = ("court", "prosecutor")
    inlines = (LaaContractInline,)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        numbers = [
            saved.instance.number
            for formset in formsets
            for saved in formset.forms
            if isinstance(saved.instance, LaaContract) and "number" in saved.changed_data and saved.instance.number
        ]
        if numbers:
            note_laa_contracts(actor=request.actor, organisation=form.instance, numbers=numbers)  # type: ignore[attr-defined]


@admin.register(User)
class PeopleAdmin(SearchFirst, UserAdmin):  # type: ignore[type-arg]
    """People. Every change is also an event: who gave whom which access is never only a log line."""

    form = PersonForm
    add_form = NewPersonForm
    list_display = ("full_name", "email", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff")
    search_fields = ("full_name", "email")
    search_help_text = _("Enter part of a name or e-mail address. The list is empty until you do.")
    ordering = ("full_name",)
    readonly_fields = ("is_staff", "last_login", "date_joined")
    filter_horizontal = ()
    inlines = (MembershipInline,)
    actions = ("reset_the_second_factor", "let_in_again")
    fieldsets: ClassVar[Any] = (
        (None, {"fields": ("full_name", "email", "password")}),
        (_("Access"), {"fields": ("is_active", "is_staff", "last_login", "date_joined")}),
    )
    add_fieldsets: Any = ((None, {"fields": ("full_name", "email", "password1", "password2")}),)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and not (isinstance(obj, User) and obj.is_superuser)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        own = obj is not None and obj.pk == request.user.pk
        return (*self.readonly_fields, "is_active", "email") if own else self.readonly_fields

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        keep_sign_in_address(form.instance)
        keep_administrator_rights(form.instance)

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        self._record("person.added", request, obj)
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        self._record("person.changed", request, obj, changes=message)
        return super().log_change(request, obj, message)

    @admin.action(description=_("Reset the second factor"), permissions=["change"])
    def reset_the_second_factor(self, request: HttpRequest, people: QuerySet[User]) -> None:
        reset = [user for user in people if _in_power(request, user)]
        for user in reset:
            reset_second_factor(actor=request.actor, user=user)  # type: ignore[attr-defined]
        self._say(request, len(reset), len(people))

    @admin.action(description=_("Let in again after 90 days without signing in"), permissions=["change"])
    def let_in_again(self, request: HttpRequest, people: QuerySet[User]) -> None:
        let_in = [user for user in people if _in_power(request, user)]
        for user in let_in:
            reopen_account(actor=request.actor, user=user)  # type: ignore[attr-defined]
        self._say(request, len(let_in), len(people))

    def _say(self, request: HttpRequest, done: int, chosen: int) -> None:
        text = ngettext("Done for %(done)d person", "Done for %(done)d people", done) % {"done": done}
        self.message_user(request, text, messages.SUCCESS if done == chosen else messages.WARNING)
        if done < chosen:
            self.message_user(request, _("Not done for yourself or for somebody with full power"), messages.WARNING)

    @staticmethod
    def _record(kind: str, request: HttpRequest, obj: Any, **data: Any) -> None:
        actor = request.actor  # type: ignore[attr-defined]
        record(kind, actor=actor, subject_id=obj.pk, data={"person": obj.full_name, **data})

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """Give somebody a new password; their sessions end with the old one."""
        user = self.get_object(request, id)
        if user is not None and not _in_power(request, user):
            return self._refuse(request, user.pk)
        return super().user_change_password(request, id, form_url)

    def _refuse(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        self.message_user(request, _("Change your own password on your sign-in page"), messages.WARNING)
        return redirect("admin:accounts_user_change", pk)


def _in_power(request: HttpRequest, user: User | None) -> bool:
    return user is None or has_power_over(actor=request.actor, user=user)  # type: ignore[attr-defined]
