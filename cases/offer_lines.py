"""A fixed offer line by line, in the reader's language: the same on pages, in mails and in documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from cases.types import AcceptedOffer
from commonplatform.ui.formats import money, page_language


@dataclass(frozen=True, slots=True)
class PenaltyFigure:
    """The penalty for one charge, with the charge's title as the case holds it."""

    title: str
    title_welsh: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class OfferFigures:
    """Everything that an offer comes to."""

    penalties: tuple[PenaltyFigure, ...]
    compensation: Decimal
    costs: Decimal
    surcharge: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True)
class OfferLine:
    """What, and how much. `language` is "en" where a Welsh reader gets an English title."""

    text: str
    amount: str
    language: str = ""
    is_total: bool = False


def figures_of(accepted: AcceptedOffer) -> OfferFigures:
    """The figures that were accepted."""
    return OfferFigures(
        penalties=tuple(PenaltyFigure(each.title, each.title_welsh, each.penalty) for each in accepted.penalties),
        compensation=accepted.compensation,
        costs=accepted.costs,
        surcharge=accepted.surcharge,
        total=accepted.total,
    )


def offer_lines(figures: OfferFigures) -> list[OfferLine]:
    """A line for each penalty and each addition, the total last; additions of nothing are left out."""
    amounts = {"compensation": figures.compensation, "costs": figures.costs, "surcharge": figures.surcharge}
    return [*(_penalty(each) for each in figures.penalties), *_added({**amounts, "total": figures.total})]


def mailed_amounts(accepted: AcceptedOffer) -> dict[str, str]:
    """JSON facts of a mail: amounts only. A mailbox may be read by others, so no charge is named."""
    return {
        "penalties": str(sum((each.penalty for each in accepted.penalties), Decimal("0.00"))),
        "compensation": str(accepted.compensation),
        "costs": str(accepted.costs),
        "surcharge": str(accepted.surcharge),
        "total": str(accepted.total),
    }


def mailed_lines(facts: Mapping[str, str]) -> list[OfferLine]:
    """The lines of a mail that was asked for with `mailed_amounts`."""
    amounts = {name: Decimal(facts[name]) for name in ("compensation", "costs", "surcharge", "total")}
    return [OfferLine(_("Penalty"), money(Decimal(facts["penalties"]))), *_added(amounts)]


def _added(amounts: Mapping[str, Decimal]) -> list[OfferLine]:
    added = (
        (_("Compensation"), amounts["compensation"]),
        (_("Prosecution costs"), amounts["costs"]),
        (_("Surcharge, which pays for services for victims"), amounts["surcharge"]),
    )
    lines = [OfferLine(name, money(amount)) for name, amount in added if amount]
    return [*lines, OfferLine(_("Total to pay"), money(amounts["total"]), is_total=True)]


def _penalty(figure: PenaltyFigure) -> OfferLine:
    welsh = page_language() == "cy"
    title = figure.title_welsh if welsh and figure.title_welsh else figure.title
    return OfferLine(
        _("Penalty: %(charge)s") % {"charge": title},
        money(figure.amount),
        language="en" if welsh and not figure.title_welsh else "",
    )
