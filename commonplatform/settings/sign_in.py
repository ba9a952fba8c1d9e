"""Signing in: django-allauth in this service's words, its limits, and where the counters are kept."""

from typing import Any

ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "commonplatform.accounts.adapters.InvitedPeopleOnly"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Common Platform"
MFA_ADAPTER = "commonplatform.accounts.adapters.SecondFactorAdapter"
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ACCOUNT_FORMS = {
    "login": "commonplatform.accounts.sign_in_forms.SignInForm",
    "reauthenticate": "commonplatform.accounts.sign_in_forms.ConfirmPasswordForm",
    "change_password": "commonplatform.accounts.sign_in_forms.NewPasswordForm",
}
MFA_FORMS = {
    "authenticate": "commonplatform.accounts.second_factor_forms.SecondFactorForm",
    "reauthenticate": "commonplatform.accounts.second_factor_forms.ConfirmSecondFactorForm",
    "activate_totp": "commonplatform.accounts.second_factor_forms.SetUpAuthenticatorForm",
}

# Amount/period/per what. A court house stands behind one address, hence the generous limits by address;
# five wrong passwords or codes for one person make everybody wait who tries that person.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "60/m/ip,5/5m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGIN_TIMEOUT = 10 * 60
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True

# Postgres holds the counters of attempts: every process sees the same ones, and nobody is locked out
# or let in because the broker is down.
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_cacheentry",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}
