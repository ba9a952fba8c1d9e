"""Signing in, the second factor, and choosing the role to act in.

Only those of django-allauth's pages that invited people need: there is no sign-up, and nobody
changes their own e-mail address.
"""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from django.urls import include, path

from commonplatform.accounts import views
from commonplatform.accounts.second_factor_views import (
    RemoveAuthenticator,
    SetUpAuthenticator,
    after_confirming,
)

urlpatterns = [
    path("role/", include(([path("", views.switch_role, name="switch_role")], "accounts"))),
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", views.change_password, name="account_change_password"),
    path("2fa/", second_factor.index, name="mfa_index"),
    path("2fa/authenticate/", second_factor.authenticate, name="mfa_authenticate"),
    path("2fa/confirm/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("2fa/app/", after_confirming(SetUpAuthenticator.as_view()), name="mfa_activate_totp"),
    path("2fa/app/remove/", after_confirming(RemoveAuthenticator.as_view()), name="mfa_deactivate_totp"),
    path(
        "2fa/recovery-codes/",
        after_confirming(recovery_codes.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "2fa/recovery-codes/new/",
        after_confirming(recovery_codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
]
