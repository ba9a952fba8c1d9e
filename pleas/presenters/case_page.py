"""The page "your case": what one is charged with, or why it cannot be answered online."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.states import PleaMethod
from commonplatform.ui.formats import long_date, page_language
from pleas.help_lines import help_line
from pleas.presenters.texts import CourtView, Said, court_view, said
from pleas.states import StopReason
from pleas.types import Charge, OwnCase, Receipt

Text = str | Promise


@dataclass(frozen=True, slots=True)
class ChargeView:
    """One charge as it is read."""

    number: int
    title: Said
    wording: Said
    legislation: Said


@dataclass(frozen=True, slots=True)
class OwnCaseView:
    """The case in the language of the page."""

    reference: str
    prosecutor: Said
    defendant: str
    is_single_justice: bool
    posting_date: date | None
    first_hearing_at: datetime | None
    charges: tuple[ChargeView, ...]
    court: CourtView | None
    help_line: str


@dataclass(frozen=True, slots=True)
class StopView:
    """What happened, what happens next, and the receipt where there is one."""

    title: Text
    what_happened: Text
    what_next: Text
    receipt: str = ""


_TITLES: dict[StopReason, Text] = {
    StopReason.ALREADY_ANSWERED: gettext_lazy("This case has already been answered"),
    StopReason.UNDER_18: gettext_lazy("You cannot answer this charge online"),
    StopReason.LISTED: gettext_lazy("This case now has a court hearing"),
    StopReason.CONCLUDED: gettext_lazy("The court has decided this case"),
    StopReason.WITHDRAWN: gettext_lazy("This case has been withdrawn"),
    StopReason.NOT_SWITCHED_ON: gettext_lazy("You cannot answer this case online yet"),
    StopReason.OUT_OF_TIME: gettext_lazy("The time to answer online has passed"),
    StopReason.ONLY_IN_ENGLISH: gettext_lazy("You can answer this case online in English only"),
}
_WHAT_HAPPENED: dict[StopReason, Text] = {
    StopReason.UNDER_18: gettext_lazy(
        "The case says that you are under 18. Charges against people under 18 are dealt with in another way."
    ),
    StopReason.LISTED: gettext_lazy("It is too late to answer online, because the court has fixed a hearing."),
    StopReason.CONCLUDED: gettext_lazy("It can no longer be answered."),
    StopReason.WITHDRAWN: gettext_lazy("The prosecutor has ended it. You do not need to answer."),
    StopReason.NOT_SWITCHED_ON: gettext_lazy("The court or the prosecutor does not take online answers to it yet."),
    StopReason.OUT_OF_TIME: gettext_lazy("The last day on your notice is over."),
    StopReason.ONLY_IN_ENGLISH: gettext_lazy(
        "The court that deals with it takes answers in Welsh on the paper form, and answers online in English."
    ),
}
_WHAT_NEXT: dict[StopReason, Text] = {
    StopReason.ALREADY_ANSWERED: gettext_lazy(
        "The court will write to you at the address on your notice. If you want to change your answer, "
        "contact the court as soon as you can and before it decides."
    ),
    StopReason.UNDER_18: gettext_lazy(
        "Contact the court before the date on your notice, together with a parent, guardian or solicitor."
    ),
    StopReason.LISTED: gettext_lazy(
        "You can answer at the hearing. The letter from the court says where and when it is. "
        "If you have no letter, contact the court now."
    ),
    StopReason.CONCLUDED: gettext_lazy(
        "The court writes to you with its decision. "
        "If you did not know about the case before, contact the court as soon as you can."
    ),
    StopReason.WITHDRAWN: gettext_lazy("If you get another letter about this case, contact the court."),
    StopReason.NOT_SWITCHED_ON: gettext_lazy(
        "Fill in the paper form that came with your notice and send it to the address on it, by the date on the notice."
    ),
    StopReason.OUT_OF_TIME: gettext_lazy(
        "The court deals with the case on the day in your notice and writes to you. "
        "Contact the court now if you have not answered yet."
    ),
    StopReason.ONLY_IN_ENGLISH: gettext_lazy(
        "Choose English at the top of the page to go on, or fill in the paper form that came with your notice in Welsh."
    ),
}
_BY_METHOD: dict[str, Text] = {
    PleaMethod.ONLINE: gettext_lazy("A plea was entered online on %(date)s."),
    PleaMethod.POSTAL: gettext_lazy("A plea was entered by post on %(date)s."),
    PleaMethod.IN_COURT: gettext_lazy("A plea was entered in court on %(date)s."),
}


def own_case_view(case: OwnCase) -> OwnCaseView:
    """The case as its defendant reads it."""
    return OwnCaseView(
        reference=case.reference,
        prosecutor=said(case.prosecutor),
        defendant=case.defendant_name,
        is_single_justice=case.is_single_justice,
        posting_date=case.posting_date,
        first_hearing_at=case.first_hearing_at,
        charges=tuple(charge_view(charge) for charge in case.charges),
        court=court_view(case.court) if case.court else None,
        help_line=help_line(page_language()),
    )


def charge_view(charge: Charge) -> ChargeView:
    """One charge in the language of the page, or in English and marked so."""
    return ChargeView(
        number=charge.number,
        title=said(charge.title),
        wording=said(charge.wording),
        legislation=said(charge.legislation),
    )


def stop_view(case: OwnCase, reason: StopReason, receipt: Receipt | None) -> StopView:
    """The page that says why, plainly: the second factor was right (Attempts and lockout, rule 4)."""
    return StopView(
        title=_TITLES[reason],
        what_happened=_WHAT_HAPPENED.get(reason) or _when_answered(case),
        what_next=_WHAT_NEXT[reason],
        receipt=receipt.reference if receipt else "",
    )


def _when_answered(case: OwnCase) -> str:
    if case.earlier_plea is None:
        return ""
    sentence = _BY_METHOD.get(case.earlier_plea.method) or _("A plea was entered on %(date)s.")
    return str(sentence) % {"date": long_date(case.earlier_plea.entered_at)}
