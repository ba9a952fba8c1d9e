"""Until when the documents of a case are kept, holds on that, and how much falls due."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.retention.states import KeptUnder, NotKnown

_HELD_OR_TOO_EARLY = """
    IF EXISTS (SELECT 1 FROM case_retention_legalhold h WHERE h.case_id = NEW.case_id AND h.lifted_at IS NULL)
    THEN RAISE EXCEPTION 'case % is on hold', NEW.case_id; END IF;
    IF NEW.keep_until >= (now() AT TIME ZONE 'Europe/London')::date
    THEN RAISE EXCEPTION 'documents of case % are kept until %', NEW.case_id, NEW.keep_until; END IF;
    RETURN NEW;
"""


class Retention(models.Model):
    """One per case in which everybody has been dealt with: the last day on which its documents are kept, and why.

    Where results do not say enough there is no day, and `not_known` says why. A case that is open has no row, or one
    that says so. Once its documents are disposed of, the row stays as it is.
    """

    case = models.OneToOneField(
        "cases.Case", on_delete=models.PROTECT, primary_key=True, related_name="document_retention"
    )
    policy = models.CharField(max_length=15, choices=KeptUnder.choices, blank=True)
    period = models.CharField(max_length=20, blank=True)
    dealt_with_on = models.DateField(_("everybody dealt with"), null=True)
    keep_until = models.DateField(_("kept until"), null=True)
    not_known = models.CharField(max_length=15, choices=NotKnown.choices, blank=True)
    worked_out_at = models.DateTimeField(default=timezone.now)
    disposed_at = models.DateTimeField(null=True)
    documents = models.PositiveIntegerField(_("documents disposed of"), default=0)

    class Meta:
        verbose_name = _("keeping of the documents of a case")
        verbose_name_plural = _("keeping of the documents of cases")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="retention_has_a_day_or_says_why_not",
                condition=(
                    Q(not_known="", policy__in=KeptUnder.values, period__regex=r"^[0-9]+Y[0-9]+M[0-9]+D$")
                    & Q(dealt_with_on__isnull=False, keep_until__gt=models.F("dealt_with_on"))
                )
                | Q(policy="", period="", dealt_with_on__isnull=True, keep_until__isnull=True) & ~Q(not_known=""),
            ),
            models.CheckConstraint(
                name="retention_disposed_of_had_a_day",
                condition=Q(disposed_at__isnull=True) | Q(keep_until__isnull=False),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["keep_until"], name="retention_due", condition=Q(disposed_at__isnull=True)),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="retention_never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="retention_disposed_of_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__disposed_at__isnull=False),
            ),
            pgtrigger.Trigger(
                name="retention_on_hold_or_before_its_day",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__disposed_at__isnull=False),
                func=_HELD_OR_TOO_EARLY,
            ),
        ]


class LegalHold(models.Model):
    """Nothing of the case is disposed of from when it is placed until it is lifted; at most one at a time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="legal_holds")
    reason = models.CharField(max_length=500)
    placed_at = models.DateTimeField(default=timezone.now)
    placed_by = models.CharField(max_length=255)
    placed_by_id = models.UUIDField(null=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=255, blank=True)
    lifted_by_id = models.UUIDField(null=True)
    lifted_because = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("legal hold")
        verbose_name_plural = _("legal holds")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["case"], name="legalhold_one_at_a_time", condition=Q(lifted_at__isnull=True)
            ),
            models.CheckConstraint(name="legalhold_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="legalhold_lifted_says_why_and_by_whom",
                condition=Q(lifted_at__isnull=True, lifted_by="", lifted_because="")
                | Q(lifted_at__isnull=False) & ~Q(lifted_by="") & ~Q(lifted_because=""),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.ReadOnly(
                name="legalhold_placed_stays",
                fields=["id", "case", "reason", "placed_at", "placed_by", "placed_by_id"],
            ),
            pgtrigger.Protect(
                name="legalhold_lifted_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__lifted_at__isnull=False),
            ),
            pgtrigger.Protect(name="legalhold_never_deleted", operation=pgtrigger.Delete),
        ]


class DueCount(models.Model):
    """How many cases of a court fall due, counted at night. It names no case: administrators read it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    court = models.ForeignKey("reference.Court", on_delete=models.PROTECT, null=True, related_name="+")
    past = models.PositiveIntegerField(_("past their day"), default=0)
    within_30_days = models.PositiveIntegerField(default=0)
    within_90_days = models.PositiveIntegerField(_("within 31 to 90 days"), default=0)
    on_hold = models.PositiveIntegerField(default=0)
    not_known = models.PositiveIntegerField(default=0)
    counted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("number of cases whose documents fall due")
        verbose_name_plural = _("numbers of cases whose documents fall due")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["court"], name="duecount_once_per_court", nulls_distinct=False),
        ]
