"""The kinds of representation, and what a search can come to."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RepresentationType(TextChoices):
    """On what footing a firm acts (domain document "Defence portal", Association, Rules)."""

    REPRESENTATION_ORDER = "representation_order", _("Representation order")
    ORDER_APPLIED_FOR = "representation_order_applied_for", _("Representation order applied for")
    COURT_APPOINTED = "court_appointed", _("Court appointed")
    PRO_BONO = "pro_bono", _("Pro bono")
    PRIVATE = "private", _("Privately paid")


class SearchOutcome(TextChoices):
    """What a search came to."""

    FOUND = "found", _("Found")
    NOTHING = "nothing", _("Nothing found")
    PAUSED = "paused", _("Refused: too many searches that found nothing")


class Finding(StrEnum):
    """What the person who searched can do about the defendant found."""

    FREE = "free"  # nobody is on record
    OURS = "ours"  # the person can see the case already
    TAKEN = "taken"  # another firm is on record
