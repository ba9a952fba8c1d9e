"""Notices to the prosecutor about who represents a defendant."""

from commonplatform.audit.types import EffectRequest
from commonplatform.notifications.types import mail
from defence.selectors.identity import Identity


def notice_to_prosecutor(template: str, identity: Identity, *, firm: str) -> tuple[EffectRequest, ...]:
    """The mail to the prosecutor's contact, or none where there is no address: that is not an error."""
    if not identity.prosecutor_email:
        return ()
    facts = {"reference": identity.reference, "defendant": identity.defendant, "firm": firm}
    return (mail(template, address=identity.prosecutor_email, language="en", facts=facts),)
