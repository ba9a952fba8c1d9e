"""Notices about who represents a defendant: to the prosecutor, and to the Crown Prosecution Service at a court."""

from uuid import UUID

from commonplatform.audit.types import EffectRequest
from commonplatform.notifications.types import mail
from defence.selectors.identity import Identity

TELL_CPS = "defence.tell_cps"


def notice_to_prosecutor(template: str, identity: Identity, *, firm: str) -> tuple[EffectRequest, ...]:
    """The mail to the prosecutor's contact, or none where there is no address: that is not an error."""
    if not identity.prosecutor_email:
        return ()
    facts = {"reference": identity.reference, "defendant": identity.defendant, "firm": firm}
    return (mail(template, address=identity.prosecutor_email, language="en", facts=facts),)


def notice_to_cps(
    template: str, identity: Identity, *, defendant_id: UUID, firm_id: UUID, firm: str
) -> tuple[EffectRequest, ...]:
    """The mail to the CPS at the court of the next hearing: where that is is found out by the worker, because a
    firm that is not on record must not read hearings.

    Only for cases that the CPS prosecutes: another authority's cases are none of its business.
    """
    if not identity.prosecuted_by_cps:
        return ()
    payload = {
        "template": template,
        "defendant_id": str(defendant_id),
        "firm_id": str(firm_id),
        "reference": identity.reference,
        "defendant": identity.defendant,
        "firm": firm,
    }
    return (EffectRequest(TELL_CPS, recipient=f"{template}:{defendant_id}", payload=payload),)


def notices_at_the_end(
    identity: Identity, *, defendant_id: UUID, firm_id: UUID, firm: str
) -> tuple[EffectRequest, ...]:
    """Somebody went off record: the prosecutor is told, and the CPS at the court."""
    return (
        *notice_to_prosecutor("representation_ended", identity, firm=firm),
        *notice_to_cps("representation_ended_for_cps", identity, defendant_id=defendant_id, firm_id=firm_id, firm=firm),
    )
