"""Why a case cannot be answered online: what happened, what happens next, by when, and what one can do.

Each reason has its own words (domain document "Online plea", Outcome of each situation; Attempts and
lockout, rule 4: after the second factor say plainly what is wrong and whom to contact).
"""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.states import CaseStatus, PleaMethod
from commonplatform.ui.formats import long_date
from pleas.eligibility import may_ask
from pleas.presenters.offer_standing import offer_standing
from pleas.rollout import last_day
from pleas.states import StopReason
from pleas.types import OwnCase, Receipt

Text = str | Promise


@dataclass(frozen=True, slots=True)
class StopText:
    """The words for one reason; `by_when` may take the last day on the notice."""

    title: Text
    happened: Text
    next: Text
    by_when: Text


@dataclass(frozen=True, slots=True)
class StopView:
    """The page. `may_ask` offers to ask for another plea."""

    title: Text
    what_happened: Text
    what_next: Text
    by_when: Text
    receipt: str = ""
    may_ask: bool = False
    by_post: bool = True


_TODAY = gettext_lazy("Do this today.")
_BY_THE_NOTICE = gettext_lazy("By the date on your notice.")
_TOO_LATE_TO_ASK = gettext_lazy("Another plea can no longer be asked for online. Contact the court if you need one.")

TEXTS: dict[StopReason, StopText] = {
    StopReason.ALREADY_ANSWERED: StopText(
        gettext_lazy("This case has already been answered"),
        gettext_lazy("A plea was entered."),
        gettext_lazy("The court will write to you at the address on your notice."),
        gettext_lazy("You can ask for another plea until the court decides. It may decide at any time, so ask now."),
    ),
    StopReason.UNDER_18: StopText(
        gettext_lazy("You cannot answer this charge online"),
        gettext_lazy(
            "The case says that you are under 18. Charges against people under 18 are dealt with in another way."
        ),
        gettext_lazy("Contact the court together with a parent, guardian or solicitor."),
        _BY_THE_NOTICE,
    ),
    StopReason.LISTED: StopText(
        gettext_lazy("This case now has a court hearing"),
        gettext_lazy("It is too late to answer online, because the case goes to a court hearing."),
        gettext_lazy(
            "You can answer at the hearing. The letter from the court says where and when it is. "
            "If you have no letter, contact the court now."
        ),
        gettext_lazy("On the day of the hearing. If you do not come, the court may decide without you."),
    ),
    StopReason.CONCLUDED: StopText(
        gettext_lazy("The court has decided this case"),
        gettext_lazy("It can no longer be answered."),
        gettext_lazy(
            "The court writes to you with its decision. If you did not know about the case before, "
            "contact the court: you may be able to make a statutory declaration and have the case heard again."
        ),
        gettext_lazy("Within 21 days of the day on which you first heard of the case."),
    ),
    StopReason.BEING_DECIDED: StopText(
        gettext_lazy("The court is deciding this case"),
        gettext_lazy("It can no longer be answered online, because the court has begun to decide it."),
        gettext_lazy(
            "The court writes to you with its decision or with the date of a hearing. "
            "If you did not know about the case before, contact the court now."
        ),
        _TODAY,
    ),
    StopReason.WITHDRAWN: StopText(
        gettext_lazy("This case has been withdrawn"),
        gettext_lazy("The prosecutor has ended it. You do not need to answer."),
        gettext_lazy("If you get another letter about this case, contact the court."),
        gettext_lazy("There is nothing that you must do by any date."),
    ),
    StopReason.NOT_SWITCHED_ON: StopText(
        gettext_lazy("You cannot answer this case online yet"),
        gettext_lazy("The court or the prosecutor does not take online answers to it yet."),
        gettext_lazy("Fill in the paper form that came with your notice and send it to the address on it."),
        _BY_THE_NOTICE,
    ),
    StopReason.OUT_OF_TIME: StopText(
        gettext_lazy("The time to answer online has passed"),
        gettext_lazy("The last day on your notice is over."),
        gettext_lazy(
            "The court deals with the case on the day in your notice and writes to you. "
            "Contact the court now if you have not answered yet."
        ),
        _TODAY,
    ),
    StopReason.ONLY_IN_ENGLISH: StopText(
        gettext_lazy("You can answer this case online in English only"),
        gettext_lazy(
            "The court that deals with it takes answers in Welsh on the paper form, and answers online in English."
        ),
        gettext_lazy(
            "Choose English at the top of the page to go on, "
            "or fill in the paper form that came with your notice in Welsh."
        ),
        _BY_THE_NOTICE,
    ),
    StopReason.NOT_SUMMARY: StopText(
        gettext_lazy("This charge cannot be answered online"),
        gettext_lazy("It is a charge for which the court can send somebody to prison. It is answered in court."),
        gettext_lazy(
            "Go to court on the date in your notice. Get legal advice before you go: "
            "a solicitor can tell you whether legal aid is open to you."
        ),
        gettext_lazy("On the date in your notice. If you do not come, the court may issue a warrant."),
    ),
    StopReason.ONLY_IN_COURT: StopText(
        gettext_lazy("This case is answered in court"),
        gettext_lazy("It did not begin with a notice, requisition or summons that can be answered online."),
        gettext_lazy("Go to court on the date that you were given. Get legal advice before you go."),
        gettext_lazy("On the date that you were given. If you do not come, the court may issue a warrant."),
    ),
}
_WITHOUT_THE_FORM = {
    StopReason.ALREADY_ANSWERED,
    StopReason.WITHDRAWN,
    StopReason.CONCLUDED,
    StopReason.BEING_DECIDED,
    StopReason.NOT_SUMMARY,
    StopReason.ONLY_IN_COURT,
}
_BY_METHOD: dict[str, Text] = {
    PleaMethod.ONLINE: gettext_lazy("A plea was entered online on %(date)s."),
    PleaMethod.ASSISTED: gettext_lazy("A plea was entered online with help on %(date)s."),
    PleaMethod.POSTAL: gettext_lazy("A plea was entered by post on %(date)s."),
    PleaMethod.IN_COURT: gettext_lazy("A plea was entered in court on %(date)s."),
}


def stop_view(case: OwnCase, reason: StopReason, receipt: Receipt | None) -> StopView:
    """The page in the language of the reader."""
    words, answered = TEXTS[reason], reason == StopReason.ALREADY_ANSWERED
    asks = answered and may_ask(case, today=timezone.localdate())
    decided = _after_the_decision(case) if answered else None
    by_when = _TOO_LATE_TO_ASK if answered and not asks else _by_when(case, words)
    what_next, by_when = decided or (words.next, by_when)
    return StopView(
        title=words.title,
        what_happened=_when_answered(case) if answered else words.happened,
        what_next=what_next,
        by_when=by_when,
        receipt=receipt.reference if receipt else "",
        may_ask=asks,
        by_post=reason not in _WITHOUT_THE_FORM,
    )


def too_young_view(case: OwnCase) -> StopView:
    """For somebody who has just given a date of birth of less than 18 years ago."""
    words = TEXTS[StopReason.UNDER_18]
    return StopView(
        title=words.title,
        what_happened=_(
            "The date of birth you entered says that you are under 18. "
            "Charges against people under 18 are dealt with in another way. If it is wrong, go back and change it."
        ),
        what_next=words.next,
        by_when=_by_when(case, words),
    )


def _after_the_decision(case: OwnCase) -> tuple[Text, Text] | None:
    """What is next, and by when, where the answer has led to an end; None while the court has yet to decide."""
    offer = offer_standing(case)
    if offer is not None and offer.is_concluded:
        return offer.status, offer.next_steps[0]
    if case.status == CaseStatus.CONCLUDED:
        happened, following = _("The court has decided this case."), _("The court writes to you with its decision.")
        return f"{happened} {following}", _("By the dates in the letter from the court.")
    if case.status == CaseStatus.WITHDRAWN:
        words = TEXTS[StopReason.WITHDRAWN]
        return words.happened, words.by_when
    return None


def _when_answered(case: OwnCase) -> str:
    if case.earlier_plea is None:
        return ""
    sentence = _BY_METHOD.get(case.earlier_plea.method) or _("A plea was entered on %(date)s.")
    entered = str(sentence) % {"date": long_date(case.earlier_plea.entered_at)}
    taken_back = _("It has been taken back since, and the court is waiting for another one.")
    return f"{entered} {taken_back}" if case.has_withdrawn_plea else entered


def _by_when(case: OwnCase, words: StopText) -> Text:
    day = last_day(case)
    if words.by_when is not _BY_THE_NOTICE or day is None:
        return words.by_when
    return _("By the date on your notice, which is %(day)s.") % {"day": long_date(day)}
