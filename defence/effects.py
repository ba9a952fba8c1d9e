"""What the defence room does outside the transaction that asked for it."""

from collections.abc import Iterable
from datetime import datetime, time
from uuid import UUID

from django.utils import timezone

from cases.selectors import earliest_listed
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.laa_contracts import LAA_CONTRACT_KNOWN
from commonplatform.accounts.selectors import organisation_contact
from commonplatform.accounts.types import Purpose, system_actor
from commonplatform.audit.handlers import effect_handler
from commonplatform.audit.types import EffectJob, EffectRefused, EffectRequest
from commonplatform.notifications.types import mail
from defence.notices import TELL_CPS
from defence.services import match_orphans

MATCHING = system_actor("Representation orders")


@effect_handler(TELL_CPS)
def tell_cps(job: EffectJob) -> Iterable[EffectRequest]:
    """Mail the CPS at the court of the defendant's earliest hearing today or later, if it has an address there.

    Source: domain document "Defence portal", Recording instruction. Without such a hearing, or without an
    address at its court, nothing is sent.
    """
    if job.case_id is None:
        raise EffectRefused("the effect names no case")
    facts = job.payload
    with task_scope(case_id=job.case_id):
        hearing = earliest_listed(job.case_id, UUID(facts["defendant_id"]), since=_begin_of_today())
        if hearing is None or not hearing.court.cps_email:
            return ()
        told = {
            "reference": facts["reference"],
            "defendant": facts["defendant"],
            "firm": facts["firm"],
            "hearing": timezone.localtime(hearing.starts_at).strftime("%d/%m/%Y"),
            "court": hearing.court.name,
            "firm_contact": list(organisation_contact(UUID(facts["firm_id"]))),
        }
        return (mail(facts["template"], address=hearing.court.cps_email, language="en", facts=told),)


@effect_handler(LAA_CONTRACT_KNOWN)
def laa_contract_known(job: EffectJob) -> None:
    """Put the organisation that has this contract number on record for whoever is locked by it."""
    with task_scope(purpose=Purpose.LEGAL_AID):
        match_orphans(actor=MATCHING, laa_contract_number=str(job.payload["number"]))


def _begin_of_today() -> datetime:
    return timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
