"""Who may see which case: the rights, and the inbox derived from them that lists are read from."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case, Defendant
from cases.states import AssignmentBasis, Relation


class AccessGrant(models.Model):
    """A right: this principal (person, organisation, court, prosecutor) stands so to this case.

    `defendant` is empty for whole-case relations. Ended grants stay as history. A right that a person got by
    name says for which organisation they act (`acting_for_id`: it ends when they leave it), who gave it, and on
    which other right it rests: it ends with that one. `basis` tells advocates assigned to prosecute from the
    prosecuting authority itself; `representing` is for whom they then appear.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="grants")
    defendant = models.ForeignKey(Defendant, on_delete=models.PROTECT, null=True, related_name="grants")
    principal_id = models.UUIDField()
    principal_name = models.CharField(max_length=255)
    relation = models.CharField(max_length=20, choices=Relation.choices)
    starts_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    granted_by = models.CharField(max_length=255)
    granter_id = models.UUIDField(null=True)
    granter_organisation_id = models.UUIDField(null=True)
    acting_for_id = models.UUIDField(null=True)
    acting_for_name = models.CharField(max_length=255, blank=True, default="", db_default="")
    rests_on = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="resting")
    basis = models.CharField(max_length=10, choices=AssignmentBasis.choices, blank=True, default="", db_default="")
    representing = models.CharField(max_length=120, blank=True, default="", db_default="")
    reason = models.CharField(max_length=255, blank=True)
    ended_by = models.CharField(max_length=255, blank=True, default="", db_default="")
    ended_automatically = models.BooleanField(default=False, db_default=False)

    class Meta:
        verbose_name = _("access grant")
        verbose_name_plural = _("access grants")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["case", "principal_id", "relation", "defendant"],
                name="accessgrant_open_once",
                condition=models.Q(ended_at__isnull=True),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="accessgrant_defendant_fits_relation",
                condition=(
                    models.Q(relation__in=["prosecuting", "court"], defendant__isnull=True)
                    | models.Q(relation__in=["representing", "granted", "instructed"], defendant__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="accessgrant_assigned_to_prosecute",
                condition=models.Q(basis="") | models.Q(relation="prosecuting", acting_for_id__isnull=False),
            ),
            models.CheckConstraint(
                name="accessgrant_by_hearing_expires",
                condition=~models.Q(basis="hearing") | models.Q(expires_at__isnull=False),
            ),
            models.CheckConstraint(
                name="accessgrant_rests_on_another",
                condition=models.Q(rests_on__isnull=True) | ~models.Q(rests_on=models.F("id")),
            ),
            models.CheckConstraint(
                name="accessgrant_open_has_nobody_who_ended_it",
                condition=models.Q(ended_at__isnull=False) | models.Q(ended_by="", ended_automatically=False),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["defendant", "principal_id"],
                name="accessgrant_open",
                condition=models.Q(ended_at__isnull=True),
            ),
            models.Index(
                fields=["expires_at"],
                name="accessgrant_to_expire",
                condition=models.Q(ended_at__isnull=True, expires_at__isnull=False),
            ),
            models.Index(
                fields=["principal_id", "acting_for_id"],
                name="accessgrant_by_name",
                condition=models.Q(ended_at__isnull=True, acting_for_id__isnull=False),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="accessgrant_never_deleted", operation=pgtrigger.Delete)
        ]


class AccessInbox(models.Model):
    """Derived from the open grants: one row per principal and case, newest first.

    Every list, search and count starts here, so its cost does not depend on how much a principal
    may see (`docs/adr/0003-two-locks.md`). Kept by `cases.services.grant_access` and
    `revoke_access` in the transaction that changes the right.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    principal_id = models.UUIDField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="inbox")
    received_at = models.DateTimeField()
    whole_case = models.BooleanField()
    expires_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("access inbox row")
        verbose_name_plural = _("access inbox rows")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "principal_id"], name="accessinbox_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["principal_id", "-received_at", "-case"],
                include=["expires_at"],
                name="accessinbox_newest",
            ),
        ]
