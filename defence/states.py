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


class RepresentationOrigin(TextChoices):
    """What put a firm on record."""

    FIRM = "firm", _("The firm itself")
    ORDER = "order", _("A representation order")


class RepresentationEnd(TextChoices):
    """What took a firm off record."""

    FIRM = "firm", _("The firm itself")
    COURT = "court", _("The court")
    ORDER = "order", _("A representation order for another firm")
    WITHDRAWN = "withdrawn", _("Legal aid was withdrawn")


class Unlocked(TextChoices):
    """What ended a lock by a representation order."""

    ORDER = "order", _("A representation order put a firm on record")
    FIRM_KNOWN = "firm_known", _("The firm of the order became known")
    REPLACED = "replaced", _("Another representation order locked")
    WITHDRAWN = "withdrawn", _("Legal aid was withdrawn")
    COURT = "court", _("The court unlocked")
    DATA_FIX = "data_fix", _("Data was put right")


class LegalAidLevel(TextChoices):
    """What a legal aid status means for an offence or a defendant."""

    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    PENDING = "pending", _("Pending")
    NO_VALUE = "no_value", _("No value")


class OrderRefusal(TextChoices):
    """Why a message about legal aid was not taken in."""

    MALFORMED = "malformed", _("Not in the format")
    CASE_UNKNOWN = "case_unknown", _("No case has this reference")
    DEFENDANT_UNKNOWN = "defendant_unknown", _("No defendant of the case fits")
    OFFENCE_UNKNOWN = "offence_unknown", _("No offence of the defendant fits")
    STATUS_UNKNOWN = "status_unknown", _("The status code is not in the reference data")


class SearchOutcome(TextChoices):
    """What a search came to."""

    FOUND = "found", _("Found")
    NOTHING = "nothing", _("Nothing found")
    SEVERAL = "several", _("Several found: a reference was asked for")
    PAUSED = "paused", _("Refused: too many searches that found nothing")


class Finding(StrEnum):
    """What the person who searched can do about the defendant found."""

    FREE = "free"  # nobody is on record
    OURS = "ours"  # the person can see the case already
    TAKEN = "taken"  # another firm is on record
    LOCKED = "locked"  # a representation order names a firm that is not known
