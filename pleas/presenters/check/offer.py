"""Check your answers: the fixed offer."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from commonplatform.ui.formats import money
from pleas.answers import OfferAnswer
from pleas.presenters.check.shown import Line, Shown


def _offer(shown: Shown) -> list[Line]:
    if shown.answers.offer != OfferAnswer.ACCEPTED:
        return [Line(_("Fixed offer"), _("Not accepted"))]
    total = money(shown.case.offer_total)
    return [
        Line(_("Fixed offer"), _("Accepted: you plead guilty to every charge and pay %(total)s") % {"total": total})
    ]


OFFER: dict[str, Callable[[Shown], list[Line]]] = {"offer": _offer}
