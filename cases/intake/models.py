"""The record of every message that arrived: raw bytes, what was found wrong, what became of it."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.intake.states import INTAKE_MOVES, KNOWN_STATES, IntakeState
from cases.intake.types import Channel
from commonplatform.encryption.fields import EncryptedBytesField, EncryptedJSONField
from commonplatform.encryption.triggers import sealed_read_only

_KNOWN = models.Q(state__in=sorted(KNOWN_STATES))


class IntakeMessage(models.Model):
    """One received message.

    ``raw`` is empty only for a duplicate, whose bytes stand in the original. ``details`` keeps what the
    case model has no column for: the hearing as received and as understood, the police system,
    and which defendants were added, already known, or held.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.CharField(max_length=6, blank=True, choices=[(str(each), str(each)) for each in Channel])
    source_name = models.CharField(max_length=255, blank=True)
    received_at = models.DateTimeField(default=timezone.now)
    raw = EncryptedBytesField()
    sha256 = models.CharField(max_length=64, db_collation="C")
    request_id = models.CharField(max_length=255, blank=True, db_collation="C")
    correlation_id = models.CharField(max_length=50, blank=True, db_collation="C")
    system_id = models.CharField(max_length=50, blank=True, db_collation="C")
    reference_received = models.CharField(max_length=50, blank=True)
    reference = models.CharField(max_length=50, blank=True, db_collation="C")
    prosecutor = models.ForeignKey("reference.Prosecutor", on_delete=models.PROTECT, null=True, related_name="+")
    initiation_code = models.CharField(max_length=1, blank=True)
    state = models.CharField(max_length=20, choices=IntakeState.choices)
    problems = EncryptedJSONField(default=list, blank=True)
    details = models.JSONField(default=dict)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, null=True, related_name="+")
    duplicate_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="duplicates")

    class Meta:
        verbose_name = _("received message")
        verbose_name_plural = _("received messages")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["sha256"], name="intakemessage_content_once", condition=_KNOWN),
            models.UniqueConstraint(
                fields=["request_id"],
                name="intakemessage_request_once",
                condition=_KNOWN & ~models.Q(request_id=""),
            ),
            models.UniqueConstraint(
                fields=["correlation_id", "system_id"],
                name="intakemessage_correlation_once",
                condition=_KNOWN & ~models.Q(correlation_id=""),
            ),
            models.CheckConstraint(
                name="intakemessage_accepted_has_case",
                condition=~models.Q(state=IntakeState.ACCEPTED) | models.Q(case__isnull=False),
            ),
            models.CheckConstraint(
                name="intakemessage_duplicate_has_original",
                condition=~models.Q(state=IntakeState.DUPLICATE) | models.Q(duplicate_of__isnull=False),
            ),
            models.CheckConstraint(
                name="intakemessage_refusal_has_problems",
                condition=~models.Q(state__in=[IntakeState.REJECTED, IntakeState.IN_ERROR_QUEUE])
                | models.Q(problems__blank=False),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["reference"], name="intakemessage_by_reference"),
            models.Index(fields=["case"], name="intakemessage_by_case"),
            models.Index(fields=["state", "-received_at"], name="intakemessage_by_state"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="intakemessage_never_deleted", operation=pgtrigger.Delete),
            pgtrigger.FSM(
                name="intakemessage_state_moves",
                field="state",
                transitions=[(str(a), str(b)) for a, moves in INTAKE_MOVES.items() for b in sorted(moves)],
            ),
            sealed_read_only(
                name="intakemessage_received_as_it_was", fields=["raw", "sha256", "received_at", "channel"]
            ),
        ]

    def __str__(self) -> str:
        return self.reference_received or str(self.pk)
