"""What somebody has to do: the rows of everyone's first page."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case, Defendant


class WorkItem(models.Model):
    """One thing to do for one principal (usually a court), with why it is there."""

    class Kind(models.TextChoices):
        PLEA_RECEIVED = "plea_received", _("Plea received online")
        DOCUMENT_WAITING = "document_waiting", _("Document waiting to be checked")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    principal_id = models.UUIDField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="work_items")
    defendant = models.ForeignKey(Defendant, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=30, choices=Kind.choices)
    flags = models.JSONField(default=list)
    due_on = models.DateField(null=True)
    created_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)
    done_by = models.CharField(max_length=255, blank=True)

    class Meta:
        verbose_name = _("work item")
        verbose_name_plural = _("work items")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["principal_id", "created_at"],
                name="workitem_open",
                condition=models.Q(done_at__isnull=True),
            ),
        ]
