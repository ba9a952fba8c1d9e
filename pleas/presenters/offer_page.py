"""The fixed offer as its defendant reads it: every charge, what is added, and the total."""

from django.utils.translation import gettext as _

from cases.fixed_offer import FixedOffer
from commonplatform.ui.components import Cell, Column, Row
from commonplatform.ui.formats import money
from pleas.presenters.texts import said
from pleas.types import OwnCase


def offer_table(case: OwnCase, offer: FixedOffer) -> tuple[list[Column], list[Row]]:
    """A line for each penalty and each addition, the total last; lines of nothing are left out."""
    titles = {charge.offence_id: said(charge.title).text for charge in case.charges}
    penalties = [
        (_("Penalty: %(charge)s") % {"charge": titles[charge.offence_id]}, charge.penalty) for charge in offer.charges
    ]
    added = [
        (_("Compensation"), offer.compensation),
        (_("Prosecution costs"), offer.costs),
        (_("Surcharge, which pays for services for victims"), offer.surcharge),
    ]
    lines = [*penalties, *((name, amount) for name, amount in added if amount), (_("Total to pay"), offer.total)]
    columns = [Column(text=_("What")), Column(text=_("Amount"), numeric=True)]
    return columns, [Row(cells=[name, Cell(text=money(amount), numeric=True)]) for name, amount in lines]
