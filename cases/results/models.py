"""What the court decided, as it was received. A later result replaces one that was not told; both stay."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.results.states import RESULT_MOVES, ResultState, SkipReason


class Result(models.Model):
    """The decision of one hearing about one defendant."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey("cases.Defendant", on_delete=models.PROTECT, related_name="+")
    case_number = models.CharField(max_length=255)
    ou_code = models.CharField(max_length=7)
    hearing_on = models.DateField(_("hearing"))
    account_number = models.CharField(_("account number"), max_length=20, blank=True)
    division = models.CharField(_("division"), max_length=20, blank=True)
    instalment_amount = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    lump_sum = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    pay_by = models.DateField(_("pay by"), null=True)
    payment_type = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=10, choices=ResultState.choices, default=ResultState.WAITING)
    skip_reason = models.CharField(max_length=20, choices=SkipReason.choices, blank=True)
    replaced = models.BooleanField(default=False)
    received_at = models.DateTimeField(default=timezone.now)
    received_from = models.CharField(max_length=255)
    processed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["defendant"], name="result_current_once", condition=models.Q(replaced=False)
            ),
            models.CheckConstraint(
                name="result_mailed_stays", condition=~models.Q(state="mailed") | models.Q(replaced=False)
            ),
            models.CheckConstraint(
                name="result_processed_has_time",
                condition=models.Q(state="waiting", processed_at__isnull=True)
                | (~models.Q(state="waiting") & models.Q(processed_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="result_skipped_has_reason",
                condition=models.Q(state="skipped", skip_reason__gt="")
                | (~models.Q(state="skipped") & models.Q(skip_reason="")),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["case"], name="result_by_case"),
            models.Index(
                fields=["received_at"],
                name="result_waiting",
                condition=models.Q(state="waiting", replaced=False),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.FSM(
                name="result_state_moves",
                field="state",
                transitions=[(str(a), str(b)) for a, moves in RESULT_MOVES.items() for b in sorted(moves)],
            ),
            pgtrigger.Protect(name="result_never_deleted", operation=pgtrigger.Delete),
        ]


class Imposition(models.Model):
    """One thing decided about one offence: wording in English and perhaps Welsh, amount as a number.

    `offence` is the charge it answers, or None where the case holds no such charge; `verdict` the national code of the
    verdict on it, empty where the sender named none. `total_custodial_period` is an ISO 8601 duration.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey("cases.Defendant", on_delete=models.PROTECT, related_name="+")
    result = models.ForeignKey(Result, on_delete=models.PROTECT, related_name="impositions")
    offence = models.ForeignKey("cases.Offence", on_delete=models.PROTECT, null=True, related_name="+")
    offence_code = models.CharField(max_length=10)
    offence_sequence = models.PositiveSmallIntegerField()
    sequence = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=10)
    title = models.CharField(max_length=255)
    title_welsh = models.CharField(max_length=255, blank=True)
    wording = models.TextField(blank=True)
    wording_welsh = models.TextField(blank=True)
    amount = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    verdict = models.CharField(max_length=10, blank=True, db_default="", default="")
    life = models.BooleanField(default=False, db_default=False)
    total_custodial_period = models.CharField(max_length=20, blank=True, db_default="", default="")

    class Meta:
        verbose_name = _("imposition")
        verbose_name_plural = _("impositions")
        ordering: ClassVar[list[str]] = ["offence_sequence", "offence_code", "sequence", "code"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="imposition_amount_not_negative",
                condition=models.Q(amount__isnull=True) | models.Q(amount__gte=0),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["defendant"], name="imposition_by_defendant")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="imposition_append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]
