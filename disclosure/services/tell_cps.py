"""Tell the Crown Prosecution Service that others have filed something in its case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commonplatform.accounts.selectors import is_of_the_prosecution
from commonplatform.notifications.page_addresses import page_address
from commonplatform.notifications.types import mail
from disclosure.sections import BY_CODE

if TYPE_CHECKING:
    from commonplatform.audit.types import EffectRequest
    from disclosure.models import Material

_PROSECUTED_BY_CPS = ("cps", "police")


def notices_to_cps(material: Material) -> tuple[EffectRequest, ...]:
    """One mail to the address of the CPS at the court that deals with the case.

    Only of sections that are sent to the CPS, in cases that it prosecutes, and not of what the prosecution has filed
    itself; without a court or an address there nothing is sent. It says where to look and not what was filed (domain
    document "Defence portal", Adding, changing, removing, CPS forward; Notifications on upload).
    """
    case = material.case
    court = case.court
    if not BY_CODE[material.section].sent_to_cps or case.prosecutor.category not in _PROSECUTED_BY_CPS:
        return ()
    if court is None or not court.cps_email or is_of_the_prosecution(material.uploaded_for_id):
        return ()
    facts = {"reference": case.reference_received, "page": page_address("disclosure:documents", case_id=case.pk)}
    return (mail("document_for_cps", address=court.cps_email, language="en", facts=facts),)
