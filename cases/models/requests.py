"""What a defendant asks the court to change, and the court's answer."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case, Defendant
from cases.states import ChangeState, DetailKind, PleaMethod, RequestKind, RequestState
from commonplatform.encryption.fields import EncryptedJSONField, EncryptedTextField


class ProposedChange(models.Model):
    """A detail that differs from what the case holds, waiting for staff to accept or reject it.

    Nothing on the case changes before (domain document "Online plea", Fields and rules).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey(Defendant, on_delete=models.PROTECT, related_name="proposed_changes")
    detail = models.CharField(max_length=20, choices=DetailKind.choices)
    held = EncryptedJSONField()
    proposed = EncryptedJSONField()
    method = models.CharField(max_length=20, choices=PleaMethod.choices)
    raised_by = models.CharField(max_length=255)
    raised_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=ChangeState.choices, default=ChangeState.WAITING)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=255, blank=True)
    decision_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("proposed change of details")
        verbose_name_plural = _("proposed changes of details")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["defendant", "detail"],
                name="proposedchange_one_waiting",
                condition=models.Q(state=ChangeState.WAITING),
            ),
            models.CheckConstraint(
                name="proposedchange_rejected_has_reason",
                condition=~models.Q(state=ChangeState.REJECTED) | ~models.Q(decision_reason=""),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["case"], name="proposedchange_by_case")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.FSM(
                name="proposedchange_moves",
                field="state",
                transitions=[("waiting", "accepted"), ("waiting", "rejected")],
            ),
            pgtrigger.ReadOnly(
                name="proposedchange_content_stays",
                fields=["case", "defendant", "detail", "method", "raised_by", "raised_at"],
            ),
            pgtrigger.Protect(name="proposedchange_never_deleted", operation=pgtrigger.Delete),
        ]


class PleaRequest(models.Model):
    """A request to change or withdraw a plea before the decision.

    `wanted` maps the charge's id to the plea wanted instead; empty for a withdrawal.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey(Defendant, on_delete=models.PROTECT, related_name="plea_requests")
    kind = models.CharField(max_length=10, choices=RequestKind.choices)
    wanted = models.JSONField(default=dict)
    reason = EncryptedTextField()
    method = models.CharField(max_length=20, choices=PleaMethod.choices)
    submission_key = models.UUIDField(unique=True)
    raised_by = models.CharField(max_length=255)
    raised_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.WAITING)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=255, blank=True)
    decision_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("request about a plea")
        verbose_name_plural = _("requests about pleas")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["defendant"],
                name="plearequest_one_waiting",
                condition=models.Q(state=RequestState.WAITING),
            ),
            models.CheckConstraint(
                name="plearequest_refused_has_reason",
                condition=~models.Q(state=RequestState.REFUSED) | ~models.Q(decision_reason=""),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["case"], name="plearequest_by_case")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.FSM(
                name="plearequest_moves",
                field="state",
                transitions=[("waiting", "granted"), ("waiting", "refused")],
            ),
            pgtrigger.ReadOnly(
                name="plearequest_content_stays",
                fields=["case", "defendant", "kind", "wanted", "method", "raised_by", "raised_at"],
            ),
            pgtrigger.Protect(name="plearequest_never_deleted", operation=pgtrigger.Delete),
        ]
