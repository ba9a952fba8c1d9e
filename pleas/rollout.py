"""Whether the court and the prosecutor of a case take online pleas.

Asked after the second factor and never before it: what is switched on must not tell anybody which
references are held. Source: domain document "Online plea", Getting into the case; Date windows.
"""

from datetime import date, timedelta

from django.utils import timezone

from commonplatform.reference.online_plea import NoticeTypes, PleaLanguages
from pleas.states import StopReason
from pleas.types import OwnCase, Switch

REPLY_WINDOW = timedelta(days=28)


def why_not_switched_on(case: OwnCase, *, today: date, language: str = "") -> StopReason | None:
    """The reason to use the paper form, or None. Without a `language` every language passes.

    The court and the prosecutor must both take this kind of notice today. A strict court holds every
    case of its area with its dates: there a date that is missing or past closes the online route;
    the last day itself is allowed.
    """
    switches = (case.roll_out.court, case.roll_out.prosecutor)
    if not all(switch is not None and _takes(switch, case, today) for switch in switches):
        return StopReason.NOT_SWITCHED_ON
    if case.roll_out.is_strict and not _in_time(case, today):
        return StopReason.OUT_OF_TIME
    if language == "cy" and not offers_welsh(case):
        return StopReason.ONLY_IN_ENGLISH
    return None


def offers_welsh(case: OwnCase) -> bool:
    """May the answer be given in Welsh? Unless the court or the prosecutor takes only English ones."""
    switches = (case.roll_out.court, case.roll_out.prosecutor)
    return not any(switch and switch.languages == PleaLanguages.ENGLISH for switch in switches)


def last_day(case: OwnCase) -> date | None:
    """The day of the hearing, or the 28th day after an SJP notice was posted; None when not held."""
    if case.is_single_justice:
        return case.posting_date + REPLY_WINDOW if case.posting_date else None
    return timezone.localdate(case.first_hearing_at) if case.first_hearing_at else None


def _takes(switch: Switch, case: OwnCase, today: date) -> bool:
    wanted = NoticeTypes.SINGLE_JUSTICE if case.is_single_justice else NoticeTypes.OTHERS
    begun = switch.starts_on is None or switch.starts_on <= today
    return switch.is_on and begun and switch.notices in (NoticeTypes.BOTH, wanted)


def _in_time(case: OwnCase, today: date) -> bool:
    last = last_day(case)
    return last is not None and today <= last
