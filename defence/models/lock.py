"""Defendants for whom nobody can go on record: a representation order names a firm that is not known."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from defence.states import Unlocked

WRITTEN_ONCE = ["case", "defendant", "laa_contract_number", "application_reference", "locked_at"]


class RepresentationLock(models.Model):
    """A defendant is locked by a representation order until something or somebody unlocks them.

    `laa_contract_number` is the orphan: a firm that gets this number is put on record at once (domain document
    "Defence portal", the events of legal aid). Ended ones stay as they were.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey("cases.Defendant", on_delete=models.PROTECT, related_name="+")
    laa_contract_number = models.CharField(_("legal aid contract number"), max_length=20)
    application_reference = models.CharField(max_length=30)
    locked_at = models.DateTimeField(_("locked since"), default=timezone.now)
    unlocked_at = models.DateTimeField(null=True)
    unlocked_because = models.CharField(max_length=12, choices=Unlocked.choices, blank=True)
    unlocked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("lock by representation order")
        verbose_name_plural = _("locks by representation order")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["defendant"],
                name="representationlock_one_open_per_defendant",
                condition=models.Q(unlocked_at__isnull=True),
            ),
            models.CheckConstraint(
                name="representationlock_unlocked_with_a_cause",
                condition=models.Q(unlocked_at__isnull=True, unlocked_because="", unlocked_by__isnull=True)
                | (models.Q(unlocked_at__isnull=False) & ~models.Q(unlocked_because="")),
            ),
            models.CheckConstraint(
                name="representationlock_by_the_court_has_a_person",
                condition=~models.Q(unlocked_because=Unlocked.COURT) | models.Q(unlocked_by__isnull=False),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["laa_contract_number"],
                name="representationlock_orphan",
                condition=models.Q(unlocked_at__isnull=True),
            ),
            models.Index(
                fields=["locked_at"], name="representationlock_open", condition=models.Q(unlocked_at__isnull=True)
            ),
            models.Index(fields=["case"], name="representationlock_by_case"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="lock_never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="lock_written_once", fields=WRITTEN_ONCE),
            pgtrigger.Protect(
                name="lock_stays_ended",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__unlocked_at__isnull=False),
            ),
        ]
