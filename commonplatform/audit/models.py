"""Events and effects.

Events are append-only and hash-chained per case by trigger (`chain_sql`);
effects are the only way out of the database.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonplatform.accounts.roles import Role
from commonplatform.audit.chain_forms import LATEST
from commonplatform.audit.types import Outcome
from commonplatform.encryption.fields import EncryptedJSONField, EncryptedTextField


class Event(models.Model):
    """Who, in which role, did what to which case, why and when. Never changed, never removed.

    `chain_id` is the case's id, or the person's for what concerns no case. `sequence`,
    `previous_digest`, `digest` and `form` are set by the database (`chain_forms`). `network_address` is that of the
    request, empty for what a task does (`origin`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    chain_id = models.UUIDField()
    case_id = models.UUIDField(null=True)
    defendant_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=60)
    occurred_at = models.DateTimeField(default=timezone.now)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=255)
    actor_role = models.CharField(max_length=30, choices=Role.choices)
    organisation_id = models.UUIDField(null=True)
    organisation_name = models.CharField(max_length=255, blank=True)
    subject_id = models.UUIDField(null=True)
    reason = models.TextField(blank=True)
    data = models.JSONField(default=dict)
    sequence = models.BigIntegerField(default=0)
    previous_digest = models.CharField(max_length=64, default="")
    digest = models.CharField(max_length=64, default="")
    form = models.PositiveSmallIntegerField(default=LATEST, db_default=1)
    network_address = models.CharField(max_length=45, blank=True, default="", db_default="")
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.DONE, db_default="done")

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["chain_id", "sequence"], name="event_sequence_once_per_chain"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["case_id", "-occurred_at"], name="event_by_case"),
            # Who was affected by a fault: whose case files were opened between two times.
            models.Index(
                fields=["occurred_at"], name="event_case_opened_by_time", condition=models.Q(kind="case.opened")
            ),
            # The record of events as auditors search it (`cases.access.record_functions`).
            models.Index(fields=["-occurred_at", "-id"], name="event_by_time"),
            models.Index(
                fields=["actor_id", "-occurred_at"], name="event_by_actor", condition=models.Q(actor_id__isnull=False)
            ),
            models.Index(
                fields=["network_address", "-occurred_at"],
                name="event_by_address",
                condition=~models.Q(network_address=""),
            ),
            models.Index(fields=["-occurred_at"], name="event_not_done", condition=~models.Q(outcome="done")),
            models.Index(fields=["subject_id"], name="event_denied_about", condition=models.Q(kind="policy.denied")),
        ]


class ChainHead(models.Model):
    """The last link of each chain, kept by the database: a shortened chain no longer matches it."""

    chain_id = models.UUIDField(primary_key=True)
    sequence = models.BigIntegerField()
    digest = models.CharField(max_length=64)


class Effect(models.Model):
    """One thing to do outside the database because of an event: a mail, a document, a push.

    `recipient` makes it unique within the event and is readable: a digest where it would be an address.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="effects", db_constraint=False)
    case_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=60)
    recipient = models.CharField(max_length=255)
    payload = EncryptedJSONField(default=dict)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    run_after = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)
    last_error = EncryptedTextField()

    class Meta:
        verbose_name = _("effect")
        verbose_name_plural = _("effects")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["event", "kind", "recipient"], name="effect_once_per_event_and_recipient"),
            models.CheckConstraint(
                name="effect_done_has_time",
                condition=models.Q(status="done", done_at__isnull=False)
                | (~models.Q(status="done") & models.Q(done_at__isnull=True)),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["run_after"], name="effect_waiting", condition=models.Q(status="waiting")),
            models.Index(fields=["case_id"], name="effect_by_case"),
            models.Index(fields=["created_at"], name="effect_failed", condition=models.Q(status="failed")),
        ]
