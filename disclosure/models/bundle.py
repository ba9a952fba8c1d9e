"""Bundles: selected documents as one PDF, made for one organisation."""

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
from disclosure.states import BUNDLE_MOVES, BundleFault, BundlePurpose, BundleStatus


class Bundle(models.Model):
    """One PDF asked for by somebody for their organisation. Nobody else learns of it: a selection says what one thinks.

    `content_key` says what is in it and for whom: while such a bundle is being made or held, asking again gives the
    same. A bundle of purpose "initial details" `becomes` a document of its `defendant`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey("cases.Defendant", on_delete=models.PROTECT, null=True, related_name="+")
    purpose = models.CharField(max_length=20, choices=BundlePurpose.choices, default=BundlePurpose.READING)
    title = models.CharField(max_length=600)
    language = models.CharField(max_length=2, default="en")
    content_key = models.CharField(max_length=64)
    status = models.CharField(max_length=10, choices=BundleStatus.choices, default=BundleStatus.WAITING)
    requested_at = models.DateTimeField(default=timezone.now)
    requested_by = models.CharField(max_length=255)
    requested_by_id = models.UUIDField()
    membership_id = models.UUIDField(null=True)
    role = models.CharField(max_length=30, choices=Role.choices)
    organisation_id = models.UUIDField()
    organisation_name = models.CharField(max_length=255)
    parts_in_all = models.PositiveIntegerField(default=0)
    parts_done = models.PositiveIntegerField(default=0)
    failed_because = models.CharField(max_length=10, choices=BundleFault.choices, blank=True)
    failed_part = models.CharField(_("document that failed"), max_length=600, blank=True)
    ready_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    object_key = models.CharField(max_length=255, blank=True)
    pages = models.PositiveIntegerField(default=0)
    front_pages = models.PositiveIntegerField(_("pages of cover and index"), default=0)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    becomes = models.OneToOneField(Material, on_delete=models.PROTECT, null=True, related_name="built_as")

    class Meta:
        verbose_name = _("bundle")
        verbose_name_plural = _("bundles")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["content_key"],
                name="bundle_made_once",
                condition=Q(status__in=["waiting", "building", "ready"]),
            ),
            models.CheckConstraint(
                name="bundle_ready_has_its_file",
                condition=~Q(status="ready")
                | Q(ready_at__isnull=False, pages__gt=0, size__gt=0, sha256__regex=r"^[0-9a-f]{64}$")
                & ~Q(object_key=""),
            ),
            models.CheckConstraint(
                name="bundle_for_reading_expires",
                condition=~Q(status="ready", purpose="reading") | Q(expires_at__isnull=False),
            ),
            models.CheckConstraint(
                name="bundle_failed_has_reason", condition=~Q(status="failed") | ~Q(failed_because="")
            ),
            models.CheckConstraint(
                name="bundle_of_initial_details_has_defendant",
                condition=Q(purpose="reading") | Q(defendant__isnull=False),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["case", "organisation_id", "-requested_at"], name="bundle_by_case"),
            models.Index(fields=["expires_at"], name="bundle_expiring", condition=Q(status="ready")),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.FSM(
                name="bundle_status_moves",
                field="status",
                transitions=[(str(a), str(b)) for a, moves in BUNDLE_MOVES.items() for b in sorted(moves)],
            ),
            pgtrigger.Protect(name="bundle_never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.title


class BundlePart(models.Model):
    """One document of a bundle as it was when it was asked for; `first_page` is known when the bundle is ready."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    bundle = models.ForeignKey(Bundle, on_delete=models.PROTECT, related_name="parts")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey("cases.Defendant", on_delete=models.PROTECT, null=True, related_name="+")
    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=8, choices=SectionCode.choices)
    position = models.PositiveIntegerField()
    label_prefix = models.CharField(max_length=80)
    label_first = models.PositiveIntegerField()
    pages = models.PositiveIntegerField()
    sha256 = models.CharField(_("digest of the PDF taken over"), max_length=64)
    first_page = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = _("document of a bundle")
        verbose_name_plural = _("documents of bundles")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["bundle", "position"], name="bundlepart_one_per_position"),
            models.UniqueConstraint(fields=["bundle", "material"], name="bundlepart_document_once"),
        ]


class BuiltFrom(models.Model):
    """One document that initial details were built from, with its place in them; part of what was served."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="built_from")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey("cases.Defendant", on_delete=models.PROTECT, null=True, related_name="+")
    position = models.PositiveIntegerField()
    source_id = models.UUIDField(_("document taken over"))
    stands_for = models.UUIDField(_("first document of those that replaced each other"))
    title = models.CharField(max_length=600)
    labels = models.CharField(max_length=160)
    first_page = models.PositiveIntegerField()
    pages = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("document in initial details")
        verbose_name_plural = _("documents in initial details")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["material", "position"], name="builtfrom_one_per_position"),
            models.UniqueConstraint(fields=["material", "source_id"], name="builtfrom_document_once"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="builtfrom_append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]
