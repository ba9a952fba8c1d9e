"""An accepted fixed offer in plain words: what was accepted, what became of it, what its defendant can do."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.fixed_offer import convicted_from
from cases.offer_lines import OfferLine, figures_of, offer_lines
from cases.results.paying import HowToPay, how_to_pay
from cases.types import AcceptedOffer
from commonplatform.ui.formats import date_and_time, long_date
from pleas.types import OwnCase


@dataclass(frozen=True, slots=True)
class OfferStanding:
    """For the receipt and the tracking page. `paying` is there once there is something to pay."""

    status: str
    next_steps: tuple[str, ...]
    lines: tuple[OfferLine, ...]
    accepted: str
    can_change: bool
    is_concluded: bool
    pay_by: str
    paying: HowToPay | None


def offer_standing(case: OwnCase) -> OfferStanding | None:
    """None where nothing was accepted."""
    accepted = case.accepted_offer
    if accepted is None:
        return None
    status, following = _standing(accepted)
    return OfferStanding(
        status=status,
        next_steps=following,
        lines=tuple(offer_lines(figures_of(accepted))),
        accepted=date_and_time(accepted.accepted_at),
        can_change=accepted.is_pending,
        is_concluded=accepted.is_concluded,
        pay_by=long_date(accepted.pay_by),
        paying=_paying(case) if accepted.is_concluded else None,
    )


def _standing(accepted: AcceptedOffer) -> tuple[str, tuple[str, ...]]:
    """What happened, and what happens next."""
    last_day = accepted.can_change_until
    if accepted.is_pending:
        return _("You have accepted the fixed offer. You are not convicted yet."), (
            _("You can change your mind until the end of %(day)s. Open your case again and answer the charges instead.")
            % {"day": long_date(last_day)},
            _("If you do nothing, you are convicted of every charge on %(day)s and the case is over.")
            % {"day": long_date(convicted_from(last_day))},
            _("The court then writes to you with how to pay. You have 28 days to pay the whole amount."),
            _("Do not pay anything before you have that letter."),
        )
    if accepted.is_concluded:
        return _("You were convicted on %(day)s because you accepted the fixed offer. The case is over.") % {
            "day": long_date(accepted.ended_on)
        }, (
            _("Pay the whole amount by %(day)s.") % {"day": long_date(accepted.pay_by)},
            _("A paper notice follows by post. It gives the account number and the division that you need to pay."),
            _(
                "The court has made a collection order. If you do not pay, the court can take the money"
                " from your pay or benefits, send bailiffs, or add to what you owe."
            ),
        )
    return _("The fixed offer you accepted does not count. You are not convicted by it."), (
        _("Do not pay the amount of the offer."),
        _("The court writes to you with what happens next. If you are given a hearing date, come to it."),
    )


def _paying(case: OwnCase) -> HowToPay:
    court = case.court
    return how_to_pay(
        division="",
        account_number="",
        welsh_court=court is not None and court.supports_welsh,
        court_email=court.email if court else "",
    )
