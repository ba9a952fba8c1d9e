"""Take in one result."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation

from cases.models import Case, Defendant, Offence
from cases.references import normalise_reference, reference_variants
from cases.results.models import Imposition, Result
from cases.results.received import ReceivedOffence, ReceivedResult, ResultMalformed, read_result
from cases.results.services.conclude_case import conclude_case
from cases.results.states import Refusal, ResultState
from cases.retention.services import work_out_retention
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.ui.formats import long_date


@dataclass
class ResultRefused(Exception):
    """The result is not taken in; `faults` say which fields are wrong."""

    code: Refusal
    faults: list[str] = field(default_factory=list)


def import_result(*, actor: Actor, value: Any) -> UUID:
    """Keep a received JSON value as the defendant's current result and give its id.

    It replaces one that was not mailed. Raises `ResultRefused` with a code; nothing is kept then.
    Runs in a scope that reaches every case: the sender is a court system, known by its credentials.
    """
    _refuse_missing_urn(value)
    try:
        received = read_result(value)
    except ResultMalformed as malformed:
        raise ResultRefused(Refusal.MALFORMED, malformed.faults) from None
    with transaction.atomic():
        case = _locked_case(received.urn)
        defendant = _defendant(case, received)
        _replace_earlier(defendant)
        result = _keep(actor, case, defendant, received)
        record(
            "result.received",
            actor=actor,
            case_id=case.pk,
            defendant_id=defendant.pk,
            subject_id=result.pk,
            data={"defendant": defendant.display_name, "day": _in_english(received.hearing_date)},
        )
        conclude_case(actor=actor, case_id=case.pk)
        work_out_retention(case_id=case.pk)
        return result.pk


def _in_english(day: date) -> str:
    """For the court's timeline, which is in English."""
    with translation.override("en"):
        return long_date(day)


def _refuse_missing_urn(value: Any) -> None:
    urn = value.get("urn") if isinstance(value, dict) else None
    if urn is None or (isinstance(urn, str) and not urn.strip()):
        raise ResultRefused(Refusal.URN_MISSING)
    if isinstance(urn, str) and not normalise_reference(urn):
        raise ResultRefused(Refusal.URN_MALFORMED)


def _locked_case(urn: str) -> Case:
    """The one case of that reference; a reference that two prosecutors use finds none."""
    found = list(Case.objects.select_for_update(of=("self",)).filter(reference__in=reference_variants(urn))[:2])
    if len(found) != 1:
        raise ResultRefused(Refusal.CASE_UNKNOWN)
    return found[0]


def _defendant(case: Case, received: ReceivedResult) -> Defendant:
    """The only defendant, or the one whose prosecutor's reference is the case number."""
    defendants = list(Defendant.objects.filter(case=case).order_by("position"))
    if len(defendants) == 1:
        return defendants[0]
    wanted = normalise_reference(received.case_number)
    matching = [d for d in defendants if wanted and normalise_reference(d.prosecutor_reference) == wanted]
    if len(matching) != 1:
        raise ResultRefused(Refusal.DEFENDANT_UNKNOWN)
    return matching[0]


def _replace_earlier(defendant: Defendant) -> None:
    earlier = Result.objects.select_for_update().filter(defendant=defendant, replaced=False).first()
    if earlier is None:
        return
    if earlier.state == ResultState.MAILED:
        raise ResultRefused(Refusal.ALREADY_SENT)
    Result.objects.filter(pk=earlier.pk).update(replaced=True)


def _keep(actor: Actor, case: Case, defendant: Defendant, received: ReceivedResult) -> Result:
    result = Result.objects.create(
        case=case,
        defendant=defendant,
        case_number=received.case_number,
        ou_code=received.ou_code.upper(),
        hearing_on=received.hearing_date,
        account_number=received.account_number.upper(),
        division=received.division.upper(),
        instalment_amount=received.instalment_amount,
        lump_sum=received.lump_sum,
        pay_by=received.pay_by,
        payment_type=received.payment_type,
        received_at=timezone.now(),
        received_from=actor.display_name,
    )
    charges = list(Offence.objects.filter(defendant=defendant))
    Imposition.objects.bulk_create(
        imposition
        for offence in received.offences
        for imposition in _impositions(result, offence, _charge(charges, offence))
    )
    return result


def _charge(charges: list[Offence], offence: ReceivedOffence) -> Offence | None:
    """By code and sequence; by code alone where that is unmistakable."""
    same_code = [charge for charge in charges if charge.code == offence.code]
    exact = [charge for charge in same_code if charge.sequence == offence.sequence]
    if exact:
        return exact[0]
    return same_code[0] if len(same_code) == 1 else None


def _impositions(result: Result, offence: ReceivedOffence, charge: Offence | None) -> list[Imposition]:
    return [
        Imposition(
            case_id=result.case_id,
            defendant_id=result.defendant_id,
            result=result,
            offence=charge,
            offence_code=offence.code,
            offence_sequence=offence.sequence,
            sequence=each.sequence or position,
            code=each.code,
            title=each.short_title,
            title_welsh=each.short_title_welsh,
            wording=each.wording,
            wording_welsh=each.wording_welsh,
            amount=each.amount,
            verdict=offence.verdict,
            life=each.life,
            total_custodial_period=each.total_custodial_period,
        )
        for position, each in enumerate(offence.results, start=1)
    ]
