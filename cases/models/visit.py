"""When somebody was last at a case: what came since is marked as new for them."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case


class CaseVisit(models.Model):
    """One row per person and case. A visit ends when no page was opened for `cases.visits.PAUSE`.

    `previous_at` is the last page of the visit before this one; nothing in the first visit.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    user_id = models.UUIDField()
    last_seen_at = models.DateTimeField(default=timezone.now)
    previous_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("visit to a case")
        verbose_name_plural = _("visits to cases")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user_id", "case"], name="casevisit_once"),
            models.CheckConstraint(
                name="casevisit_in_order",
                condition=models.Q(previous_at__isnull=True) | models.Q(previous_at__lt=models.F("last_seen_at")),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="casevisit_never_deleted", operation=pgtrigger.Delete)
        ]
