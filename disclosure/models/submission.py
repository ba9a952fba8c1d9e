"""Documents on their way in: what is sent together, file by file, before any of it is a document of the case."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from disclosure.models.material import Material
from disclosure.sections import SectionCode
from disclosure.states import MaterialKind, SentFileStatus


class DocumentSubmission(models.Model):
    """Files that one person sends together into one section (domain document "Defence portal", Adding).

    `defendant_ids` empty means the whole case. Until it is filed it is the sender's alone, in the application and in
    the database; from then on the documents speak for themselves.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=8, choices=SectionCode.choices)
    defendant_ids = ArrayField(models.UUIDField(), default=list)
    exhibit_reference = models.CharField(_("exhibit reference"), max_length=40, blank=True)
    replaces = models.ForeignKey(Material, on_delete=models.PROTECT, null=True, related_name="+")
    redacts = models.ForeignKey(Material, on_delete=models.PROTECT, null=True, related_name="+")
    stands_after = models.ForeignKey(Material, on_delete=models.PROTECT, null=True, related_name="+")
    user_id = models.UUIDField()
    membership_id = models.UUIDField(null=True)
    submission_key = models.UUIDField()
    started_at = models.DateTimeField(default=timezone.now)
    filed_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("submission of documents")
        verbose_name_plural = _("submissions of documents")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "submission_key"], name="documentsubmission_once"),
            models.CheckConstraint(
                name="documentsubmission_filed_or_cancelled",
                condition=models.Q(filed_at__isnull=True) | models.Q(cancelled_at__isnull=True),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["user_id", "case", "started_at"], name="documentsubmission_of_user"),
        ]

    @property
    def is_open(self) -> bool:
        """Can files still be added and taken out?"""
        return self.filed_at is None and self.cancelled_at is None


class SentFile(models.Model):
    """One file of a submission, from the announcement of its name and size to its being filed.

    `upload` names the upload in parts while the browser sends it straight to the store; `fingerprint` tells the same
    file apart when it is chosen again after a broken connection. What inspection found is kept for the filing.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    submission = models.ForeignKey(DocumentSubmission, on_delete=models.PROTECT, related_name="files")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("file name as sent"), max_length=255)
    size = models.PositiveBigIntegerField()
    fingerprint = models.CharField(max_length=64, blank=True)
    object_key = models.CharField(max_length=255, unique=True)
    upload = models.CharField(max_length=255, blank=True)
    status = models.CharField(max_length=10, choices=SentFileStatus.choices, default=SentFileStatus.RECEIVING)
    refused_because = models.CharField(max_length=40, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=10, choices=MaterialKind.choices, blank=True)
    pages = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    page_digests = ArrayField(models.CharField(max_length=16), default=list)
    doubts = models.JSONField(default=list)
    announced_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("file on its way")
        verbose_name_plural = _("files on their way")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["submission", "position"], name="sentfile_position_once"),
            models.UniqueConstraint(
                fields=["submission", "fingerprint"],
                name="sentfile_once_in_parts",
                condition=~models.Q(fingerprint="") & ~models.Q(status__in=["removed", "refused"]),
            ),
            models.CheckConstraint(
                name="sentfile_checked_has_a_digest",
                condition=~models.Q(status__in=["checked", "filed"]) | models.Q(sha256__regex=r"^[0-9a-f]{64}$"),
            ),
            models.CheckConstraint(
                name="sentfile_refused_has_a_reason",
                condition=~models.Q(status="refused") | ~models.Q(refused_because=""),
            ),
        ]
        ordering = ("position",)
