"""Django admin on its own path: reference data and people only, never case data; second factor required."""

from functools import update_wrapper
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import CITIZEN


class AdministrationSite(AdminSite):
    """Only people acting as administrator, with their second factor; the one sign-in page serves here too."""

    site_header = _("Common Platform administration")
    site_title = _("Administration")
    index_title = _("Courts, prosecutors, offences and people")
    empty_value_display = "–"

    def has_permission(self, request: HttpRequest) -> bool:
        acting = getattr(request, "actor", CITIZEN).role == Role.ADMINISTRATOR
        return acting and super().has_permission(request) and _has_second_factor(request)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """A signed-in person without the role is refused (403) rather than asked to sign in again."""
        inner = super().admin_view(view, cacheable)

        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied
            response: HttpResponse = inner(request, *args, **kwargs)
            return response

        return update_wrapper(guarded, inner)

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The one sign-in page, and back to where somebody was going."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index"))
        if not self.has_permission(request):
            raise PermissionDenied
        return redirect("admin:index")

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return redirect("account_logout")

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return redirect("account_change_password")


def _has_second_factor(request: HttpRequest) -> bool:
    """Read once per request: the site asks several times while it makes one page."""
    kept: dict[str, Any] = request.__dict__
    if "has_second_factor" not in kept:
        kept["has_second_factor"] = is_mfa_enabled(request.user)
    return bool(kept["has_second_factor"])
