"""The fixed offer as its defendant reads it: every charge, what is added, and the total."""

from cases.fixed_offer import FixedOffer
from cases.offer_lines import OfferFigures, OfferLine, PenaltyFigure, offer_lines
from pleas.types import OwnCase


def lines_of_offer(case: OwnCase, offer: FixedOffer) -> list[OfferLine]:
    """The offer that is open, line by line, with the titles of the case."""
    titles = {charge.offence_id: charge.title for charge in case.charges}
    penalties = tuple(
        PenaltyFigure(titles[each.offence_id].english, titles[each.offence_id].welsh, each.penalty)
        for each in offer.charges
    )
    return offer_lines(OfferFigures(penalties, offer.compensation, offer.costs, offer.surcharge, offer.total))
