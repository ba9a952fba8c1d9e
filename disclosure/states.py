"""What a document is, its states and the moves between them, and what may be done with it."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MaterialStatus(TextChoices):
    """Where a document stands (domain document "Defence portal", Adding, changing, removing).

    Nobody can open a document before it is published; what was published stays on record. The court may restore
    what was withdrawn, for `RESTORABLE`. What has been kept long enough is disposed of: its file and its text are gone,
    what it was stays on record (the same document, Retention).
    """

    WAITING_FOR_SCAN = "waiting_for_scan", _("Waiting for the virus scan")
    CLEAN = "clean", _("Scanned")
    REFUSED = "refused", _("Refused")
    PUBLISHED = "published", _("Published")
    REPLACED = "replaced", _("Replaced")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    DISPOSED = "disposed", _("Disposed of")


MATERIAL_MOVES: dict[MaterialStatus, frozenset[MaterialStatus]] = {
    MaterialStatus.WAITING_FOR_SCAN: frozenset(
        {MaterialStatus.CLEAN, MaterialStatus.REFUSED, MaterialStatus.WITHDRAWN, MaterialStatus.DISPOSED}
    ),
    MaterialStatus.CLEAN: frozenset({MaterialStatus.PUBLISHED, MaterialStatus.WITHDRAWN, MaterialStatus.DISPOSED}),
    MaterialStatus.REFUSED: frozenset(),
    MaterialStatus.PUBLISHED: frozenset({MaterialStatus.REPLACED, MaterialStatus.WITHDRAWN, MaterialStatus.DISPOSED}),
    MaterialStatus.REPLACED: frozenset({MaterialStatus.WITHDRAWN, MaterialStatus.DISPOSED}),
    MaterialStatus.WITHDRAWN: frozenset({MaterialStatus.PUBLISHED, MaterialStatus.REPLACED, MaterialStatus.DISPOSED}),
    MaterialStatus.DISPOSED: frozenset(),
}
# What has no file in the store.
WITHOUT_A_FILE = frozenset({MaterialStatus.REFUSED, MaterialStatus.DISPOSED})

RESTORABLE = timedelta(days=30)
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
PRINTED_KINDS = CONVERTED_KINDS | {MaterialKind.PDF}
RECORDED_KINDS = frozenset({MaterialKind.AUDIO, MaterialKind.VIDEO})

# What every browser in use plays, as far as its type tells before it was looked into.
PLAYED_TYPES = frozenset({"audio/mpeg", "audio/mp4", "audio/wav", "video/mp4", "video/webm"})


class RenditionKind(TextChoices):
    """What is made from a document."""

    READING = "reading", _("PDF for reading")
    POSTER = "poster", _("Picture of the video")
    PLAYING = "playing", _("Copy for playing")
    ATTACHED = "attached", _("File attached to an e-mail")
    ATTACHED_READING = "attached_reading", _("PDF of a file attached to an e-mail")


ATTACHED_KINDS = frozenset({RenditionKind.ATTACHED, RenditionKind.ATTACHED_READING})


class SentFileStatus(TextChoices):
    """Where a file stands before it is filed."""

    RECEIVING = "receiving", _("Being sent")
    STORED = "stored", _("Being checked")
    CHECKED = "checked", _("Ready")
    REFUSED = "refused", _("Refused")
    REMOVED = "removed", _("Removed")
    FILED = "filed", _("Filed")


class PreparationState(TextChoices):
    """How far a published document is prepared for reading and searching."""

    WAITING = "waiting", _("Waiting")
    MAKING = "making", _("Being made ready")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Not possible")


class PreparationReason(TextChoices):
    """Why a document is not prepared. The original can be read all the same."""

    NO_CONVERTER = "no_converter", _("The program that makes reading copies is not available")
    UNREADABLE = "unreadable", _("The file cannot be opened")
    TOO_MUCH = "too_much", _("The file takes too much time or memory to open")
    ENCRYPTED = "encrypted", _("The file is protected by a password")


class DocumentAct(TextChoices):
    """What the matrix of sections gives a right to (domain document "Defence portal", Catalogue of sections)."""

    UPLOAD = "upload", _("Upload")
    READ = "read", _("Read")
    DOWNLOAD = "download", _("Download")


class Side(TextChoices):
    """Who works together on a case and may share what they think of a document."""

    DEFENCE = "defence", _("Defence")
    PROSECUTION = "prosecution", _("Prosecution")
    COURT = "court", _("Court")


class Audience(TextChoices):
    """Who sees a note on a document (domain document "Defence portal", Bundling and pagination)."""

    PRIVATE = "private", _("Only me")
    SIDE = "side", _("My side")
    SHARED = "shared", _("Everybody who may read the document")


class BundleStatus(TextChoices):
    """Where a bundle stands. It is made in the background and kept for a time only."""

    WAITING = "waiting", _("Waiting")
    BUILDING = "building", _("Being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")
    EXPIRED = "expired", _("Deleted")


BUNDLE_MOVES: dict[BundleStatus, frozenset[BundleStatus]] = {
    BundleStatus.WAITING: frozenset({BundleStatus.BUILDING, BundleStatus.FAILED, BundleStatus.CANCELLED}),
    BundleStatus.BUILDING: frozenset({BundleStatus.READY, BundleStatus.FAILED, BundleStatus.CANCELLED}),
    BundleStatus.FAILED: frozenset({BundleStatus.WAITING}),
    BundleStatus.READY: frozenset({BundleStatus.EXPIRED}),
    BundleStatus.CANCELLED: frozenset(),
    BundleStatus.EXPIRED: frozenset(),
}
BUNDLE_BEING_MADE = frozenset({BundleStatus.WAITING, BundleStatus.BUILDING})


class ArchiveFault(TextChoices):
    """Why a case archive could not be made."""

    RIGHT = "right", _("The case may not be taken away any more")
    STORE = "store", _("The store of files did not answer")
    SIZE = "size", _("It is larger, or takes longer, than one archive may")


class EntryFault(TextChoices):
    """Why a document is not in a case archive."""

    MISSING = "missing", _("The file is not in the store")
    CHANGED = "changed", _("The stored file is not the one that was received")


class BundlePurpose(TextChoices):
    """What a bundle is made for: somebody's own reading, or to be served as initial details."""

    READING = "reading", _("For reading")
    INITIAL_DETAILS = "initial_details", _("Initial details")


class BundleFault(TextChoices):
    """Why a bundle could not be made."""

    PART = "part", _("A document could not be taken over")
    RIGHT = "right", _("A document may not be read any more")
    STORE = "store", _("The store of files did not answer")
    SIZE = "size", _("It took more memory or time than one bundle may")
