"""To which mailboxes of courts a plea may be announced: only addresses of the courts' own domains."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def is_court_mailbox(address: str) -> bool:
    """Is its domain one of `COURT_MAIL_DOMAINS`, or below one?"""
    domain = address.rpartition("@")[2].lower()
    return any(domain == own or domain.endswith(f".{own}") for own in settings.COURT_MAIL_DOMAINS)


def require_court_mailbox(address: str) -> None:
    """For the form of a court: a mailbox elsewhere would tell strangers who has pleaded."""
    if not is_court_mailbox(address):
        raise ValidationError(
            _("Enter an address of the courts, ending in one of these: %(domains)s"),
            params={"domains": ", ".join(settings.COURT_MAIL_DOMAINS)},
        )
