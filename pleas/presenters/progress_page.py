"""How the case is going, in plain words (domain document "Online plea", Results: behind the same second factor)."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.results.types import OwnResult
from cases.states import OPEN_FOR_PLEA, CaseStatus, PleaMethod
from commonplatform.ui.components import SummaryRow
from commonplatform.ui.formats import date_and_time, long_date, page_language
from pleas.eligibility import may_ask
from pleas.presenters.offer_standing import OfferStanding, offer_standing
from pleas.presenters.plea_words import plea_words
from pleas.presenters.result_section import ResultView, result_view
from pleas.presenters.texts import CourtView, Said, court_view, said
from pleas.selectors.progress import OwnHearing, OwnMessage
from pleas.types import EarlierPlea, OwnCase, Receipt

_METHODS = {
    PleaMethod.ONLINE: gettext_lazy("online"),
    PleaMethod.ASSISTED: gettext_lazy("online, with help"),
    PleaMethod.POSTAL: gettext_lazy("by post"),
    PleaMethod.IN_COURT: gettext_lazy("in court"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that is known of the case for its defendant."""

    case: OwnCase
    hearings: tuple[OwnHearing, ...]
    receipt: Receipt | None
    is_open: bool
    has_draft: bool
    result: OwnResult | None = None


@dataclass(frozen=True, slots=True)
class HearingView:
    """When and where; `is_past` says that it was, not that it will be."""

    when: str
    court: CourtView
    room: Said
    is_past: bool


@dataclass(frozen=True, slots=True)
class MessageView:
    """An e-mail as it was sent."""

    subject: str
    lines: tuple[str, ...]
    sent: str
    language: str
    has_failed: bool


@dataclass(frozen=True, slots=True)
class ProgressView:
    """The page."""

    status: str
    next_steps: tuple[str, ...]
    hearings: tuple[HearingView, ...]
    pleas: list[SummaryRow]
    receipt: str
    may_answer: bool
    goes_on: bool
    may_ask: bool
    result: ResultView | None = None
    offer: OfferStanding | None = None


def progress_view(known: Known, *, now: datetime) -> ProgressView:
    """The page in the language of the reader."""
    case = known.case
    offer = _offer(case)
    if offer is not None:
        status, steps = offer.status, offer.next_steps
    else:
        status, following = _status(known, now=now)
        steps = (following, *_about_lost_offer(case))
    return ProgressView(
        status=status,
        next_steps=steps,
        hearings=tuple(_hearing(hearing, now=now) for hearing in known.hearings),
        pleas=_pleas(case),
        receipt=known.receipt.reference if known.receipt else "",
        may_answer=known.is_open,
        goes_on=known.has_draft,
        may_ask=may_ask(case, today=timezone.localdate(now)),
        result=result_view(known.result, case) if known.result else None,
        offer=offer,
    )


def _offer(case: OwnCase) -> OfferStanding | None:
    """The acceptance while it counts: pending in a case that has not moved on, or convicted by it."""
    accepted = case.accepted_offer
    counts = accepted is not None and (accepted.is_concluded or (accepted.is_pending and case.status in OPEN_FOR_PLEA))
    return offer_standing(case) if counts else None


def _about_lost_offer(case: OwnCase) -> tuple[str, ...]:
    """That an acceptance does not count any more, where no plea of the defendant has taken its place."""
    accepted = case.accepted_offer
    if accepted is None or accepted.is_pending or accepted.is_concluded or case.earlier_plea is not None:
        return ()
    lost = offer_standing(case)
    return (lost.status, lost.next_steps[0]) if lost else ()


def _status(known: Known, *, now: datetime) -> tuple[str, str]:
    """What happened, and what happens next."""
    case = known.case
    if case.status == CaseStatus.WITHDRAWN:
        return _("The prosecutor has withdrawn this case."), _("You do not need to do anything.")
    if case.status == CaseStatus.CONCLUDED:
        shown = _("What it decided is on this page. The court writes to you as well.")
        return _("The court has decided this case."), (
            shown if known.result else _("The court writes to you with its decision.")
        )
    if case.has_withdrawn_plea and may_ask(case, today=timezone.localdate(now)):
        return _("Your plea was taken back. The court is waiting for another one."), _(
            "Ask for the plea that you want."
        )
    if any(hearing.starts_at >= now and not hearing.is_over for hearing in known.hearings):
        return _("There is a date for a court hearing."), _("Come to the hearing, unless the court tells you not to.")
    if known.hearings:
        return _("There was a court hearing."), _("The court writes to you with what it decided or with a new date.")
    if case.has_result:
        return _("The court is deciding this case."), _("The court writes to you with its decision.")
    if case.earlier_plea is None:
        return _("The court is waiting for your plea."), _("Answer by the date on your notice.")
    if case.is_single_justice:
        return (
            _("Your plea has been received. The court has not decided yet."),
            _("A magistrate looks at your case. The court writes to you with the decision or with a hearing date."),
        )
    return (
        _("Your plea has been received. The court has not decided yet."),
        _("If your notice gives a hearing date, it still stands unless the court tells you otherwise."),
    )


def _hearing(hearing: OwnHearing, *, now: datetime) -> HearingView:
    return HearingView(
        when=date_and_time(hearing.starts_at),
        court=court_view(hearing.court),
        room=said(hearing.room),
        is_past=hearing.is_over or hearing.starts_at < now,
    )


def _pleas(case: OwnCase) -> list[SummaryRow]:
    rows = []
    for charge in case.charges:
        title, name = said(charge.title), _("Charge %(number)s") % {"number": charge.number}
        rows.append(SummaryRow(key=name, value=title.text, language=title.language))
        rows.append(SummaryRow(key=_("Your plea"), value=plea_words(charge.plea) or _("None yet")))
    if case.earlier_plea is not None:
        rows.append(SummaryRow(key=_("When and how"), value=_when_and_how(case.earlier_plea)))
    return rows


def _when_and_how(plea: EarlierPlea) -> str:
    day = long_date(plea.entered_at)
    if plea.method not in _METHODS:
        return day
    return _("%(date)s, %(method)s") % {"date": day, "method": _METHODS[PleaMethod(plea.method)]}


def message_view(message: OwnMessage) -> MessageView:
    """An e-mail in the language in which it was sent."""
    return MessageView(
        subject=message.subject,
        lines=tuple(line for line in message.body.splitlines() if line.strip()),
        sent=date_and_time(message.sent_at),
        language=message.language if message.language != page_language() else "",
        has_failed=message.has_failed,
    )
