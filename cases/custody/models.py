"""How defendants wait for trial, and the custody time limits of their charges. Earlier versions stay as history."""

from __future__ import annotations

from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.custody.states import HELD, LimitOrigin, RemandStatus, StopReason
from commonplatform.reference.models import TrialReason

_CHANGED = pgtrigger.Condition("OLD.* IS DISTINCT FROM NEW.*")
_HELD = sorted(HELD)


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old, condition=_CHANGED), model_name="RemandHistory")
class Remand(models.Model):
    """The remand of a person as the court last decided it; `decided_on` is the day of that hearing."""

    defendant = models.OneToOneField(
        "cases.Defendant", on_delete=models.PROTECT, primary_key=True, related_name="remand"
    )
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=1, choices=RemandStatus.choices)
    decided_on = models.DateField()
    held_since = models.DateField(null=True)
    days_held_before = models.PositiveSmallIntegerField(default=0)
    recorded_by = models.CharField(max_length=255)
    recorded_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("remand")
        verbose_name_plural = _("remands")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="remand_held_since_a_day",
                condition=models.Q(status__in=_HELD, held_since__isnull=False)
                | (~models.Q(status__in=_HELD) & models.Q(held_since__isnull=True)),
            ),
            models.CheckConstraint(
                name="remand_held_before_the_hearing",
                condition=models.Q(held_since__isnull=True) | models.Q(held_since__lte=models.F("decided_on")),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["case"], name="remand_by_case")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.ReadOnly(name="remand_whose_stays", fields=["defendant", "case"]),
            pgtrigger.Protect(name="remand_never_deleted", operation=pgtrigger.Delete),
        ]


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old, condition=_CHANGED), model_name="TimeLimitHistory")
class TimeLimit(models.Model):
    """The custody time limit of one charge.

    `decided_on` is the hearing from which it was worked out, or at which the court set or extended it; `working` the
    arithmetic of the last time it was worked out. A stopped clock keeps the limit and says why it does not run.
    """

    offence = models.OneToOneField(
        "cases.Offence", on_delete=models.PROTECT, primary_key=True, related_name="custody_limit"
    )
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey("cases.Defendant", on_delete=models.PROTECT, related_name="custody_limits")
    limit_on = models.DateField()
    origin = models.CharField(max_length=10, choices=LimitOrigin.choices)
    decided_on = models.DateField()
    allocation_reason = models.CharField(max_length=20, choices=TrialReason.choices, blank=True)
    working = models.JSONField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    recorded_by = models.CharField(max_length=255)
    recorded_at = models.DateTimeField(default=timezone.now)
    stopped_on = models.DateField(null=True)
    stop_reason = models.CharField(max_length=15, choices=StopReason.choices, blank=True)
    stop_note = models.CharField(max_length=500, blank=True)
    stopped_by = models.CharField(max_length=255, blank=True)
    stopped_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("custody time limit")
        verbose_name_plural = _("custody time limits")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="timelimit_worked_out_on_a_weekday",
                condition=~models.Q(origin=LimitOrigin.WORKED_OUT)
                | models.Q(working__isnull=False, limit_on__iso_week_day__lte=5),
            ),
            models.CheckConstraint(
                name="timelimit_extended_has_reason",
                condition=~models.Q(origin=LimitOrigin.EXTENDED)
                | (~models.Q(reason="") & models.Q(limit_on__gt=models.F("decided_on"))),
            ),
            models.CheckConstraint(
                name="timelimit_stopped_says_why_when_and_who",
                condition=models.Q(
                    stopped_on__isnull=True, stopped_at__isnull=True, stop_reason="", stopped_by="", stop_note=""
                )
                | (
                    models.Q(stopped_on__isnull=False, stopped_at__isnull=False)
                    & ~models.Q(stop_reason="")
                    & ~models.Q(stopped_by="")
                ),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["case"], name="timelimit_by_case")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.ReadOnly(name="timelimit_whose_stays", fields=["offence", "defendant", "case"]),
            pgtrigger.Protect(name="timelimit_never_deleted", operation=pgtrigger.Delete),
        ]

    def let_run(self) -> None:
        """Take the stop away; the caller saves."""
        self.stopped_on, self.stopped_at = None, None
        self.stop_reason = self.stop_note = self.stopped_by = ""
