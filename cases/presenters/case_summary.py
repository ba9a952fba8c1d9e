"""What happens next in a case, what waits for somebody, and what is missing: asked on the telephone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.access.policy import Action, Target
from cases.presenters.answers_on_case import decision_href, what_is_asked
from cases.presenters.case_frame import CaseFrame, court_name
from cases.presenters.fixed_offers import cooling_off
from cases.selectors.case_file import CaseFile
from cases.selectors.case_reasons import OpenWork
from cases.states import OPEN_STATUSES
from cases.visits import News, in_words
from commonplatform.ui.formats import date_and_time, short_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from cases.models import Defendant
    from cases.types import AcceptedOffer

# Where the work of a kind is done; other work is done on the page that shows it.
WORK_PAGES = {
    "statement_to_read": "cases:statements",
    "message_failed": "cases:messages",
    "document_waiting": "disclosure:documents",
    "locked_by_order": "defence:case_legal_aid",
    "legal_aid_message": "defence:case_legal_aid",
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for somebody; `href` leads to where it is done."""

    text: str
    href: str = ""


# Where each group of news is read.
NEWS_PAGES = {
    News.HEARINGS: ("cases:hearings", Target.HEARING),
    News.RESULTS: ("cases:summary", Target.CASE),
    News.DOCUMENTS: ("disclosure:documents", Target.PLEA_DOCUMENT),
    News.PLEAS: ("cases:timeline", Target.TIMELINE),
    News.CUSTODY: ("cases:defendants", Target.CUSTODY),
    News.PARTIES: ("cases:timeline", Target.TIMELINE),
}


def news_lines(frame: CaseFrame) -> tuple[Waiting, ...]:
    """What came since the reader's last visit, each with the page that shows it."""
    lines = []
    for news, number in frame.reasons.news.items():
        page, target = NEWS_PAGES[news]
        may_read = frame.file.standing.may(Action.VIEW, target)
        href = reverse(page, kwargs={"case_id": frame.file.case.pk}) if may_read else ""
        lines.append(Waiting(in_words(news, number), href))
    return tuple(lines)


def waiting_for_somebody(frame: CaseFrame) -> tuple[Waiting, ...]:
    """Changes and requests to decide, then the open work of the reader's own office."""
    file = frame.file
    names = {defendant.pk: defendant.display_name for defendant in file.defendants}
    decisions = [
        Waiting(
            _("%(what)s of %(defendant)s: waits for a decision")
            % {"what": what_is_asked(asked), "defendant": names[asked.defendant_id]},
            decision_href(file, asked),
        )
        for asked in frame.reasons.decisions
    ]
    # A request has its own line above; on the work list it is an item besides.
    work = [_to_do(file, item, names) for item in frame.reasons.work if item.kind != "plea_request"]
    return (*decisions, *work)


def _to_do(file: CaseFile, item: OpenWork, names: dict[UUID, str]) -> Waiting:
    whose = names.get(item.defendant_id) if item.defendant_id and len(names) > 1 else None
    said = f"{item.label} ({whose})" if whose else item.label
    if item.due_on:
        said = _("%(work)s, due %(day)s") % {"work": said, "day": short_date(item.due_on)}
    page = WORK_PAGES.get(item.kind)
    return Waiting(said, reverse(page, kwargs={"case_id": file.case.pk}) if page else "")


def next_steps(file: CaseFile, offers: Mapping[UUID, AcceptedOffer]) -> tuple[str, ...]:
    """Sentences; never empty."""
    if file.case.status not in OPEN_STATUSES:
        return (_("Nothing: the case is over."),)
    if not file.standing.may(Action.VIEW, Target.HEARING):
        return (_("You see the charges and the initial details only, until your organisation goes on record."),)
    now = timezone.now()
    upcoming = [h for h in file.hearings if h.status == h.Status.LISTED and h.starts_at >= now]
    if upcoming:
        return tuple(
            _("%(hearing)s at %(court)s on %(when)s.")
            % {"hearing": h.type_name, "court": court_name(h.court), "when": date_and_time(h.starts_at)}
            for h in upcoming
        )
    if waiting := cooling_off(offers):
        return waiting
    if any(_unanswered(file, defendant) for defendant in file.defendants):
        return (_("The defendant can answer the charge online, by post or in court."),)
    return (_("The court lists the case or decides it on the papers."),)


def _no_plea(defendant: Defendant, unanswered: int) -> str:
    total = len(defendant.offences.all())
    text = ngettext(
        "%(defendant)s has not pleaded to the charge.",
        "%(defendant)s has not pleaded to %(count)d of %(total)d charges.",
        total,
    )
    return text % {"defendant": defendant.display_name, "count": unanswered, "total": total}


def missing_facts(file: CaseFile, offers: Mapping[UUID, AcceptedOffer]) -> tuple[str, ...]:
    """What somebody still has to supply, in sentences; empty when nothing is missing."""
    missing = []
    if file.case.court is None:
        missing.append(_("No court is allocated."))
    for defendant in file.defendants:
        unanswered = _unanswered(file, defendant)
        if unanswered and not _has_accepted(offers.get(defendant.pk)) and file.case.status in OPEN_STATUSES:
            missing.append(_no_plea(defendant, unanswered))
        particulars = getattr(defendant, "particulars", None)
        if defendant.kind == defendant.Kind.PERSON and particulars is not None and not particulars.date_of_birth:
            missing.append(_("No date of birth is held for %(defendant)s.") % {"defendant": defendant.display_name})
    return tuple(missing)


def _has_accepted(offer: AcceptedOffer | None) -> bool:
    return offer is not None and offer.is_pending


def _unanswered(file: CaseFile, defendant: Defendant) -> int:
    """How many charges are without a plea; none for a reader who may not know of pleas."""
    if not file.standing.may(Action.VIEW, Target.PLEA, defendant.pk):
        return 0
    return sum(not offence.pleas.all() for offence in defendant.offences.all())
