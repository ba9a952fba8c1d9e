"""What a document is, its states and the moves between them, and what may be done with it."""

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


class MaterialKind(TextChoices):
    """What the content of a file was found to be; it decides how the file is read."""

    PDF = "pdf", _("PDF")
    OFFICE = "office", _("Office document")
    TEXT = "text", _("Text")
    IMAGE = "image", _("Picture")
    EMAIL = "email", _("E-mail")
    AUDIO = "audio", _("Sound recording")
    VIDEO = "video", _("Video")
    ARCHIVE = "archive", _("Archive")


CONVERTED_KINDS = frozenset({MaterialKind.OFFICE, MaterialKind.TEXT, MaterialKind.IMAGE, MaterialKind.EMAIL})
RECORDED_KINDS = frozenset({MaterialKind.AUDIO, MaterialKind.VIDEO})


class RenditionKind(TextChoices):
    """What is made from a document."""

    READING = "reading", _("PDF for reading")
    POSTER = "poster", _("Picture of the video")


class DocumentAct(TextChoices):
    """What the matrix of sections gives a right to (domain document "Defence portal", Catalogue of sections)."""

    UPLOAD = "upload", _("Upload")
    READ = "read", _("Read")
    DOWNLOAD = "download", _("Download")
