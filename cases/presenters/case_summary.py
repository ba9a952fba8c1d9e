"""What happens next in a case, and what is missing: the two questions asked on the telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from cases.access.policy import Action, Target
from cases.presenters.case_frame import court_name
from cases.selectors.case_file import CaseFile
from cases.states import OPEN_STATUSES
from commonplatform.ui.formats import date_and_time

if TYPE_CHECKING:
    from cases.models import Defendant


def next_steps(file: CaseFile) -> tuple[str, ...]:
    """Sentences; never empty."""
    if file.case.status not in OPEN_STATUSES:
        return (_("Nothing: the case is over."),)
    now = timezone.now()
    upcoming = [h for h in file.hearings if h.status == h.Status.LISTED and h.starts_at >= now]
    if upcoming:
        return tuple(
            _("%(hearing)s at %(court)s on %(when)s.")
            % {"hearing": h.type_name, "court": court_name(h.court), "when": date_and_time(h.starts_at)}
            for h in upcoming
        )
    if any(_unanswered(file, defendant) for defendant in file.defendants):
        return (_("The defendant can answer the charge online, by post or in court."),)
    return (_("The court lists the case or decides it on the papers."),)


def missing_facts(file: CaseFile) -> tuple[str, ...]:
    """What somebody still has to supply, in sentences; empty when nothing is missing."""
    missing = []
    if file.case.court is None:
        missing.append(_("No court is allocated."))
    for defendant in file.defendants:
        unanswered = _unanswered(file, defendant)
        if unanswered and file.case.status in OPEN_STATUSES:
            missing.append(
                _("%(defendant)s has not pleaded to %(count)d of %(total)d charges.")
                % {
                    "defendant": defendant.display_name,
                    "count": unanswered,
                    "total": len(defendant.offences.all()),
                }
            )
        particulars = getattr(defendant, "particulars", None)
        if defendant.kind == defendant.Kind.PERSON and particulars is not None and not particulars.date_of_birth:
            missing.append(_("No date of birth is held for %(defendant)s.") % {"defendant": defendant.display_name})
    return tuple(missing)


def _unanswered(file: CaseFile, defendant: Defendant) -> int:
    """How many charges are without a plea; none for a reader who may not know of pleas."""
    if not file.standing.may(Action.VIEW, Target.PLEA, defendant.pk):
        return 0
    return sum(not offence.pleas.all() for offence in defendant.offences.all())
