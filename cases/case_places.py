"""The places that the case page has for what moves a case on: in their order, each with the right that it needs.

A room that brings one of them registers its page here; it then stands among the tabs for whoever may see it, and the
frame, the access rule and the order are as for every other tab. A place without a page is not shown.
"""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from cases.access.policy import Target

# Name, label, and what one must be allowed to view.
PLACES: Final[tuple[tuple[str, Any, Target], ...]] = (
    ("indicated_pleas", _("Indicated pleas"), Target.INDICATED_PLEA),
    ("forms", _("Forms"), Target.FORM),
    ("directions", _("Directions"), Target.DIRECTION),
    ("certificates", _("Certificates of readiness"), Target.CERTIFICATE),
    ("applications", _("Applications"), Target.APPLICATION),
    ("correspondence", _("Messages with the court"), Target.CORRESPONDENCE),
)
_pages: dict[str, str] = {}


def register_place(name: str, url_name: str) -> None:
    """To be called once, when the room's app is ready. The page takes the case's id."""
    if name not in {place for place, _label, _target in PLACES}:
        raise ValueError(name)
    _pages[name] = url_name


def places() -> tuple[tuple[str, Any, str, Target], ...]:
    """Those that have a page, as the case page's tabs are written."""
    return tuple((name, label, _pages[name], target) for name, label, target in PLACES if name in _pages)
