"""Tell the defence that there is something to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from cases.access.policy import Action, permits
from cases.selectors.sides import organisations_on_record, reference_of
from cases.states import Relation
from commonplatform.accounts.roles import Role
from commonplatform.accounts.selectors import notice_addresses
from commonplatform.notifications.page_addresses import page_address
from commonplatform.notifications.types import mail
from disclosure.permissions import entries_of
from disclosure.sections import BY_CODE
from disclosure.states import DocumentAct

if TYPE_CHECKING:
    from commonplatform.audit.types import EffectRequest
    from disclosure.models import Material


def notices_to_defence(material: Material) -> tuple[EffectRequest, ...]:
    """One mail to each organisation on record for a concerned defendant that may read the document.

    To be asked for with the event that publishes it. Never to the side that sent it, never where the matrix or the
    relation does not let a solicitor read the section, and none for an organisation without an address: that is no
    error. It names the case and leads to its documents; neither the document nor anybody is named (domain document
    "Defence portal", Notifications on upload).
    """
    section = BY_CODE[material.section]
    readable = (section.code.value, DocumentAct.READ.value) in entries_of(Role.SOLICITOR, timezone.localdate())
    if not (readable and permits(Role.SOLICITOR, Relation.REPRESENTING, Action.VIEW, section.target)):
        return ()
    on_record = organisations_on_record(material.case_id, defendant_id=material.defendant_id)
    addresses = notice_addresses(on_record, without=material.uploaded_for_id)
    if not addresses:
        return ()
    facts = {
        "reference": reference_of(material.case_id),
        "page": page_address("disclosure:documents", case_id=material.case_id),
    }
    return tuple(
        mail("document_to_read", address=address, language="en", facts=facts)
        for address in sorted(set(addresses.values()))
    )
