"""Documents of a case: what was received, and where it stands."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.retention.states import KeptUnder
from disclosure.models.disposal import disposed_of_when_due
from disclosure.sections import CODES_OF_A_DEFENDANT, CODES_WITH_VERSIONS, SectionCode
from disclosure.states import MATERIAL_MOVES, MaterialKind, MaterialStatus


class Material(models.Model):
    """One document in one section of a case. What was received never changes; only its state does.

    Without a defendant it belongs to the whole case. Versions count per defendant and section (domain
    document "Defence portal", Receipt and publication); elsewhere a document may `replace` another of its
    section. `redacts` names the original that this is a redacted copy of. A refused or withdrawn document
    keeps its row. A file that was sent to become initial details together with others is `part_of` what was sent and
    stays unread by itself. What is made from the file for reading (a PDF, a poster, text) is a `Rendition`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey("cases.Defendant", on_delete=models.PROTECT, null=True, related_name="+")
    section = models.CharField(max_length=8, choices=SectionCode.choices)
    name = models.CharField(max_length=600)
    file_name = models.CharField(_("file name as sent"), max_length=255)
    content_type = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=MaterialKind.choices, default=MaterialKind.PDF)
    exhibit_reference = models.CharField(_("exhibit reference"), max_length=40, blank=True)
    witness = models.CharField(_("witness"), max_length=120, blank=True)
    stated_on = models.DateField(_("date of the statement"), null=True)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    stands_after = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("the document of its section behind which it is filed; at the end where none is named"),
    )
    redacts = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="redacted_copies")
    part_of = models.ForeignKey(
        "disclosure.DocumentSubmission",
        on_delete=models.PROTECT,
        null=True,
        related_name="parts",
        help_text=_("what it was sent with to become one document; it is never published by itself"),
    )
    contents = models.JSONField(_("files inside"), default=list)
    doubts = models.JSONField(
        default=list, help_text=_("what spoke against filing it here (`misfiling.Doubt`); it was filed all the same")
    )
    size = models.PositiveBigIntegerField()
    pages = models.PositiveIntegerField(help_text=_("of the file as received; none where it has no pages"))
    sha256 = models.CharField(max_length=64)
    page_digests = ArrayField(models.CharField(max_length=16), default=list, help_text=_("to tell versions apart"))
    object_key = models.CharField(max_length=255, unique=True)
    status = models.CharField(max_length=20, choices=MaterialStatus.choices, default=MaterialStatus.WAITING_FOR_SCAN)
    version = models.PositiveSmallIntegerField(null=True)
    uploaded_at = models.DateTimeField(default=timezone.now)
    uploaded_by = models.CharField(max_length=255)
    uploaded_by_id = models.UUIDField(null=True)
    uploaded_for = models.CharField(_("organisation of the sender"), max_length=255, blank=True)
    uploaded_for_id = models.UUIDField(null=True)
    scanned_at = models.DateTimeField(null=True)
    scanner = models.CharField(max_length=60, blank=True)
    refused_because = models.CharField(max_length=255, blank=True)
    published_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=255, blank=True)
    withdrawn_because = models.CharField(max_length=500, blank=True)
    disposed_at = models.DateTimeField(null=True)
    disposed_under = models.CharField(max_length=15, choices=KeptUnder.choices, blank=True, default="", db_default="")

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["defendant", "section", "version"],
                name="material_version_once_per_defendant",
                condition=models.Q(version__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["defendant", "section"],
                name="material_one_current_version",
                condition=models.Q(status="published", section__in=CODES_WITH_VERSIONS),
            ),
            models.CheckConstraint(
                name="material_published_has_time_and_version",
                condition=~models.Q(status__in=["published", "replaced"])
                | models.Q(published_at__isnull=False)
                & (models.Q(version__isnull=False) | ~models.Q(section__in=CODES_WITH_VERSIONS)),
            ),
            models.CheckConstraint(
                name="material_withdrawn_has_reason",
                condition=~models.Q(status="withdrawn")
                | models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawn_because=""),
            ),
            models.CheckConstraint(
                name="material_refused_has_reason",
                condition=~models.Q(status="refused") | ~models.Q(refused_because=""),
            ),
            models.CheckConstraint(
                name="material_disposed_of_says_when_and_why",
                condition=models.Q(status="disposed", disposed_at__isnull=False, disposed_under__gt="")
                | ~models.Q(status="disposed") & models.Q(disposed_at__isnull=True, disposed_under=""),
            ),
            models.CheckConstraint(
                name="material_digest_and_size_are_real",
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$", size__gt=0)
                & (models.Q(pages__gt=0) | ~models.Q(kind=MaterialKind.PDF)),
            ),
            models.CheckConstraint(
                name="material_part_is_not_published_by_itself",
                condition=models.Q(part_of__isnull=True) | models.Q(published_at__isnull=True),
            ),
            models.CheckConstraint(
                name="material_of_a_defendant_names_one",
                condition=models.Q(defendant__isnull=False) | ~models.Q(section__in=CODES_OF_A_DEFENDANT),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["case", "section", "uploaded_at"], name="material_by_case"),
            # Who was affected by a fault between two times (`disclosure.selectors.affected`).
            models.Index(fields=["uploaded_at"], name="material_uploaded"),
            models.Index(
                fields=["published_at"], name="material_published", condition=models.Q(published_at__isnull=False)
            ),
            models.Index(
                fields=["replaced_at"], name="material_replaced", condition=models.Q(replaced_at__isnull=False)
            ),
            models.Index(
                fields=["withdrawn_at"], name="material_withdrawn", condition=models.Q(withdrawn_at__isnull=False)
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.FSM(
                name="material_status_moves",
                field="status",
                transitions=[(str(a), str(b)) for a, moves in MATERIAL_MOVES.items() for b in sorted(moves)],
            ),
            pgtrigger.ReadOnly(
                name="material_content_never_changes",
                fields=[
                    "id",
                    "case",
                    "defendant",
                    "section",
                    "sha256",
                    "size",
                    "pages",
                    "page_digests",
                    "content_type",
                    "kind",
                    "replaces",
                    "redacts",
                    "stands_after",
                    "part_of",
                    "doubts",
                    "uploaded_at",
                ],
            ),
            pgtrigger.Protect(name="material_never_deleted", operation=pgtrigger.Delete),
            disposed_of_when_due("material_disposed_of_when_due"),
        ]

    def __str__(self) -> str:
        return self.name
