"""The states of a document and the moves between them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MaterialStatus(TextChoices):
    """Where a document stands (domain document "Defence portal", Adding, changing, removing).

    Nobody can open a document before it is published; what was published stays on record.
    """

    WAITING_FOR_SCAN = "waiting_for_scan", _("Waiting for the virus scan")
    CLEAN = "clean", _("Scanned")
    REFUSED = "refused", _("Refused")
    PUBLISHED = "published", _("Published")
    REPLACED = "replaced", _("Replaced")
    WITHDRAWN = "withdrawn", _("Withdrawn")


MATERIAL_MOVES: dict[MaterialStatus, frozenset[MaterialStatus]] = {
    MaterialStatus.WAITING_FOR_SCAN: frozenset(
        {MaterialStatus.CLEAN, MaterialStatus.REFUSED, MaterialStatus.WITHDRAWN}
    ),
    MaterialStatus.CLEAN: frozenset({MaterialStatus.PUBLISHED, MaterialStatus.WITHDRAWN}),
    MaterialStatus.REFUSED: frozenset(),
    MaterialStatus.PUBLISHED: frozenset({MaterialStatus.REPLACED, MaterialStatus.WITHDRAWN}),
    MaterialStatus.REPLACED: frozenset({MaterialStatus.WITHDRAWN}),
    MaterialStatus.WITHDRAWN: frozenset(),
}

READABLE_STATUSES = frozenset({MaterialStatus.PUBLISHED, MaterialStatus.REPLACED})
WITHDRAWABLE_STATUSES = frozenset(
    status for status, moves in MATERIAL_MOVES.items() if MaterialStatus.WITHDRAWN in moves
)
