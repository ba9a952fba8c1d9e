"""Password storage, and the rules for new passwords in both languages of the service."""

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    UserAttributeSimilarityValidator,
)
from django.utils.translation import gettext as _


class OwaspArgon2PasswordHasher(Argon2PasswordHasher):
    """Argon2id at the minimum of the OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane."""

    memory_cost = 19 * 1024
    time_cost = 2
    parallelism = 1


class LongEnough(MinimumLengthValidator):
    def get_error_message(self) -> str:
        return _("The new password must be %(min_length)d characters or more")


class NotEasyToGuess(CommonPasswordValidator):
    def get_error_message(self) -> str:
        return _("The new password must not be one that many people use")


class NotAboutThePerson(UserAttributeSimilarityValidator):
    def get_error_message(self) -> str:
        return _("The new password must not be like your name or e-mail address")
