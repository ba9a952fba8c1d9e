"""Who was affected by a fault: what was asked, and where the answer lies."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AffectedReport(models.Model):
    """One question about a window of time, and the file that answers it. No case is named here."""

    class State(models.TextChoices):
        ASKED = "asked", _("Being made")
        READY = "ready", _("Ready")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    material_id = models.UUIDField(null=True)
    organisation_id = models.UUIDField(null=True)
    part = models.CharField(max_length=20, blank=True)
    reason = models.CharField(max_length=500)
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.CharField(max_length=255)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    made_at = models.DateTimeField(null=True)
    cases = models.PositiveIntegerField(default=0)
    documents = models.PositiveIntegerField(default=0)
    readers = models.PositiveIntegerField(default=0)
    lines = models.PositiveIntegerField(default=0)
    seconds = models.PositiveIntegerField(default=0)
    object_key = models.CharField(max_length=255, blank=True)

    class Meta:
        verbose_name = _("report of who was affected")
        verbose_name_plural = _("reports of who was affected")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="affectedreport_window_in_order", condition=models.Q(begins_at__lt=models.F("ends_at"))
            ),
            models.CheckConstraint(
                name="affectedreport_ready_has_file",
                condition=~models.Q(state="ready") | models.Q(made_at__isnull=False) & ~models.Q(object_key=""),
            ),
            models.CheckConstraint(name="affectedreport_has_reason", condition=~models.Q(reason="")),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-asked_at"], name="affectedreport_newest")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="affectedreport_never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="affectedreport_question_stays",
                fields=[
                    "begins_at",
                    "ends_at",
                    "material_id",
                    "organisation_id",
                    "part",
                    "reason",
                    "asked_at",
                    "asked_by",
                ],
            ),
        ]
