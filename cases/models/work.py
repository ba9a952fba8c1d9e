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
        FIXED_OFFER_ACCEPTED = "fixed_offer_accepted", _("Fixed offer accepted, in its cooling-off")
        FIXED_OFFER_CONCLUDED = "fixed_offer_concluded", _("Convicted by accepting a fixed offer")
        DOCUMENT_WAITING = "document_waiting", _("Document waiting to be checked")
        DATES_TO_AVOID = "dates_to_avoid", _("Trial requested: waiting for dates to avoid")
        STATEMENT_TO_READ = "statement_to_read", _("Statement with a plea to read before the decision")
        UNDER_18 = "under_18", _("Defendant under 18: online plea stopped")
        PLEA_REQUEST = "plea_request", _("Request about a plea to decide")
        MESSAGE_FAILED = "message_failed", _("Message did not arrive: send by post")
        LOCKED_BY_ORDER = "locked_by_order", _("Locked: representation order for a firm that is not known")
        LEGAL_AID_MESSAGE = "legal_aid_message", _("Legal aid message that could not be taken in")

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
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["principal_id", "defendant"],
                name="workitem_under_18_once",
                condition=models.Q(kind="under_18"),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["principal_id", "created_at"],
                name="workitem_open",
                condition=models.Q(done_at__isnull=True),
            ),
        ]
