"""Tell the prosecution that the defence has opened the initial details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import translation

from commonplatform.accounts.roles import DEFENCE_ROLES, Role
from commonplatform.notifications.types import mail
from commonplatform.ui.formats import date_and_time
from disclosure.models import Material, MaterialRead
from disclosure.sections import SectionCode

if TYPE_CHECKING:
    from datetime import datetime

    from commonplatform.accounts.types import Actor
    from commonplatform.audit.types import EffectRequest


def notices_of_reading(actor: Actor, acting_role: Role, material: Material, now: datetime) -> list[EffectRequest]:
    """Tell the prosecution when another firm than the last one opens the initial details.

    `acting_role` is the side that the reader acts for in the case: an advocate may prosecute. A prosecuting
    authority without an address gets no notice (domain document "Defence portal", Access recording).
    """
    if material.section != SectionCode.IDPC or acting_role not in DEFENCE_ROLES or material.defendant is None:
        return []
    last = (
        MaterialRead.objects.filter(defendant=material.defendant_id, section=material.section, role__in=DEFENCE_ROLES)
        .order_by("-read_at")
        .values_list("organisation_id", flat=True)
        .first()
    )
    case = material.case
    if last == actor.organisation_id or not case.prosecutor.email:
        return []
    with translation.override("en"):
        facts = {
            "reference": case.reference_received,
            "defendant": material.defendant.surname or material.defendant.organisation_name,
            "organisation": actor.organisation_name,
            "time": date_and_time(now),
        }
    return [mail("idpc_read", address=case.prosecutor.email, language="en", facts=facts)]
