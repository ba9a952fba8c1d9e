"""Case archives: everything of a case that one person may take away, as one ZIP made for them."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonplatform.accounts.roles import Role
from disclosure.models.material import Material
from disclosure.sections import SectionCode
from disclosure.states import BUNDLE_MOVES, ArchiveFault, BundleStatus, EntryFault


class CaseArchive(models.Model):
    """Asked for by one person in one role, and theirs alone. It goes the way of a bundle and is kept as long.

    `standing_key` is a digest of how they stood to the case when it was made: whoever stands otherwise does not get
    it any more, because the picture of the case in it is what they could see then.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=255)
    language = models.CharField(max_length=2, default="en")
    status = models.CharField(max_length=10, choices=BundleStatus.choices, default=BundleStatus.WAITING)
    requested_at = models.DateTimeField(default=timezone.now)
    requested_by = models.CharField(max_length=255)
    requested_by_id = models.UUIDField()
    membership_id = models.UUIDField(null=True)
    role = models.CharField(max_length=30, choices=Role.choices)
    organisation_id = models.UUIDField()
    organisation_name = models.CharField(max_length=255)
    standing_key = models.CharField(max_length=64, blank=True)
    entries_in_all = models.PositiveIntegerField(default=0)
    entries_done = models.PositiveIntegerField(default=0)
    failed_because = models.CharField(max_length=10, choices=ArchiveFault.choices, blank=True)
    ready_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    object_key = models.CharField(max_length=255, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("case archive")
        verbose_name_plural = _("case archives")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["requested_by_id"],
                name="casearchive_one_at_a_time_per_person",
                condition=Q(status__in=["waiting", "building"]),
            ),
            models.CheckConstraint(
                name="casearchive_ready_has_its_file",
                condition=~Q(status="ready")
                | Q(ready_at__isnull=False, expires_at__isnull=False, size__gt=0, sha256__regex=r"^[0-9a-f]{64}$")
                & ~Q(object_key="")
                & ~Q(standing_key=""),
            ),
            models.CheckConstraint(
                name="casearchive_failed_has_reason", condition=~Q(status="failed") | ~Q(failed_because="")
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["case", "requested_by_id", "-requested_at"], name="casearchive_by_case"),
            models.Index(fields=["expires_at"], name="casearchive_expiring", condition=Q(status="ready")),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.FSM(
                name="casearchive_status_moves",
                field="status",
                transitions=[(str(a), str(b)) for a, moves in BUNDLE_MOVES.items() for b in sorted(moves)],
            ),
            pgtrigger.Protect(name="casearchive_never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.file_name


class ArchiveEntry(models.Model):
    """One document of an archive, under the name that it has there; `fault` says why it is not in it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    archive = models.ForeignKey(CaseArchive, on_delete=models.PROTECT, related_name="entries")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey("cases.Defendant", on_delete=models.PROTECT, null=True, related_name="+")
    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=8, choices=SectionCode.choices)
    position = models.PositiveIntegerField()
    name = models.CharField(_("name in the archive"), max_length=255)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    fault = models.CharField(max_length=10, choices=EntryFault.choices, blank=True)

    class Meta:
        verbose_name = _("document of a case archive")
        verbose_name_plural = _("documents of case archives")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["archive", "position"], name="archiveentry_one_per_position"),
            models.UniqueConstraint(fields=["archive", "material"], name="archiveentry_document_once"),
            models.UniqueConstraint(fields=["archive", "name"], name="archiveentry_name_once"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="archiveentry_written_once", operation=pgtrigger.Update | pgtrigger.Delete)
        ]
