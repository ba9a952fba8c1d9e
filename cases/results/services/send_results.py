"""Tell defendants their results: everything that waits, so that a missed day is caught up."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from cases.mails.case_contact import CaseContact
from cases.results.contacts import Contact, contact_of
from cases.results.mails.result import ToldResult, result_mail
from cases.results.mails.run_report import run_report_mail
from cases.results.models import Imposition, Result
from cases.results.report import RunLine, RunReport
from cases.results.rules import Mailable, why_not_mailed
from cases.results.selectors import outcome_of
from cases.results.states import ResultState, SkipReason
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Actor, Purpose
from commonplatform.audit.services import record


@dataclass(frozen=True, slots=True)
class RunOptions:
    """`dry_run` decides and changes nothing. `other_recipient` gets the mails instead of the defendants,
    on trial: results go on waiting. `report_to` gets the report."""

    dry_run: bool = False
    other_recipient: str = ""
    report_to: Sequence[str] = ()

    @property
    def is_trial(self) -> bool:
        return self.dry_run or bool(self.other_recipient)


def send_results(*, actor: Actor, options: RunOptions) -> RunReport:
    """Each waiting result is mailed or left to the post with a reason, in a transaction of its own."""
    report = RunReport()
    for result_id in _waiting():
        line = _tell(actor, result_id, options)
        if line is not None:
            report.lines.append(line)
    if options.report_to and not options.dry_run:
        _send_report(actor, report, options)
    return report


def _waiting() -> list[UUID]:
    with task_scope(purpose=Purpose.RESULTS):
        waiting = Result.objects.filter(state=ResultState.WAITING, replaced=False)
        return list(waiting.order_by("received_at").values_list("pk", flat=True))


def _tell(actor: Actor, result_id: UUID, options: RunOptions) -> RunLine | None:
    """One result, locked; None when another run was faster."""
    with task_scope(purpose=Purpose.RESULTS):
        result = (
            Result.objects.select_for_update(of=("self",), skip_locked=True)
            .select_related("case__court", "defendant")
            .filter(pk=result_id, state=ResultState.WAITING, replaced=False)
            .first()
        )
        if result is None:
            return None
        contact = contact_of(result.defendant_id)
        skip = why_not_mailed(_mailable(result, contact))
        if options.other_recipient and skip is None and contact is not None:
            _try_out(actor, result, Contact(options.other_recipient, contact.language))
        elif not options.is_trial:
            _mark(actor, result, contact, skip)
        return RunLine(result.case.reference_received, skip.value if skip else "")


def _mailable(result: Result, contact: Contact | None) -> Mailable:
    offences: dict[tuple[int, str], list[str]] = {}
    for sequence, offence, code in Imposition.objects.filter(result=result).values_list(
        "offence_sequence", "offence_code", "code"
    ):
        offences.setdefault((sequence, offence), []).append(code)
    return Mailable(
        has_contact=contact is not None,
        account_number=result.account_number,
        division=result.division,
        offences=offences,
    )


def _mark(actor: Actor, result: Result, contact: Contact | None, skip: SkipReason | None) -> None:
    """The state, the event and the mail, or none of them."""
    mailed = skip is None and contact is not None
    Result.objects.filter(pk=result.pk).update(
        state=ResultState.MAILED if mailed else ResultState.SKIPPED,
        skip_reason="" if mailed or skip is None else skip.value,
        processed_at=timezone.now(),
    )
    name = result.defendant.display_name
    if mailed and contact is not None:
        record(
            "result.mailed",
            actor=actor,
            case_id=result.case_id,
            defendant_id=result.defendant_id,
            subject_id=result.pk,
            data={"defendant": name},
            effects=[result_mail(_told(result), address=contact.email, language=contact.language)],
        )
    elif skip is not None:
        record(
            "result.left_to_post",
            actor=actor,
            case_id=result.case_id,
            defendant_id=result.defendant_id,
            subject_id=result.pk,
            reason=skip.value,
            data={"defendant": name},
        )


def _try_out(actor: Actor, result: Result, contact: Contact) -> None:
    record(
        "result.tried",
        actor=actor,
        case_id=result.case_id,
        defendant_id=result.defendant_id,
        subject_id=result.pk,
        effects=[result_mail(_told(result), address=contact.email, language=contact.language)],
    )


def _told(result: Result) -> ToldResult:
    court = result.case.court
    return ToldResult(
        outcome=outcome_of(result),
        contact=CaseContact(
            case_reference=result.case.reference_received,
            court_name=court.name if court else "",
            court_name_welsh=court.name_welsh if court else "",
            court_email=court.email if court else "",
            court_telephone=court.telephone if court else "",
        ),
        defendant_name=result.defendant.display_name,
        welsh_court=bool(court and court.is_welsh),
    )


def _send_report(actor: Actor, report: RunReport, options: RunOptions) -> None:
    with task_scope(purpose=Purpose.RESULTS):
        record(
            "results.run",
            actor=actor,
            data={"mailed": report.mailed, "skipped": len(report.lines) - report.mailed},
            effects=[run_report_mail(report, address=address) for address in options.report_to],
        )
