"""What the Legal Aid Agency said about an offence, and what of it could not be taken in."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonplatform.encryption.triggers import append_only
from defence.states import LegalAidLevel, OrderRefusal


class LaaReference(models.Model):
    """A status of a legal aid application for one offence, as received; the latest of an offence counts.

    Source: domain document "Defence portal", Legal aid. `level` is what the status code means for the
    defendant, as the reference data had it when it was received.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey("cases.Defendant", on_delete=models.PROTECT, related_name="+")
    offence = models.ForeignKey("cases.Offence", on_delete=models.PROTECT, related_name="+")
    application_reference = models.CharField(_("application reference"), max_length=30)
    status_code = models.CharField(max_length=10)
    status = models.ForeignKey("reference.Code", on_delete=models.PROTECT, related_name="+")
    description = models.CharField(max_length=160)
    level = models.CharField(max_length=10, choices=LegalAidLevel.choices)
    status_on = models.DateField()
    effective_from = models.DateField(null=True)
    effective_until = models.DateField(null=True)
    laa_contract_number = models.CharField(_("legal aid contract number"), max_length=20, blank=True)
    received_at = models.DateTimeField(default=timezone.now)
    received_from = models.CharField(max_length=255)
    sequence = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("legal aid reference")
        verbose_name_plural = _("legal aid references")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["offence", "sequence"], name="laareference_sequence_once_per_offence"),
            models.CheckConstraint(
                name="laareference_ends_after_it_starts",
                condition=models.Q(effective_until__isnull=True)
                | models.Q(effective_from__isnull=True)
                | models.Q(effective_until__gte=models.F("effective_from")),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["defendant"], name="laareference_by_defendant"),
            models.Index(fields=["case"], name="laareference_by_case"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = append_only("laareference")


class LegalAidProblem(models.Model):
    """A message about legal aid that could not be taken in: kept and shown, never dropped in silence.

    `reference` is what the message called the case; `case` is there when we hold it. What was sent beyond
    that is not kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, null=True, related_name="+")
    reference = models.CharField(max_length=50)
    application_reference = models.CharField(max_length=30, blank=True)
    problem = models.CharField(max_length=20, choices=OrderRefusal.choices)
    detail = models.CharField(max_length=255, blank=True)
    received_at = models.DateTimeField(default=timezone.now)
    received_from = models.CharField(max_length=255)

    class Meta:
        verbose_name = _("legal aid message not taken in")
        verbose_name_plural = _("legal aid messages not taken in")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-received_at"], name="legalaidproblem_latest"),
            models.Index(fields=["case"], name="legalaidproblem_by_case"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = append_only("legalaidproblem")
