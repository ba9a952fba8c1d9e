"""Hearings of a case. Which session of which room they sit in is the diary's (`listings.diary`)."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case, Defendant


class Hearing(models.Model):
    """A hearing that has been fixed, with its place and time; vacated ones stay."""

    class Status(models.TextChoices):
        LISTED = "listed", _("Listed")
        VACATED = "vacated", _("Vacated")
        HEARD = "heard", _("Heard")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="hearings")
    type_code = models.CharField(_("hearing type"), max_length=40)
    type_name = models.CharField(max_length=160)
    court = models.ForeignKey("reference.Court", on_delete=models.PROTECT, related_name="+")
    court_room = models.ForeignKey("reference.CourtRoom", on_delete=models.PROTECT, null=True, related_name="+")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=20)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.LISTED)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("hearing")
        verbose_name_plural = _("hearings")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["case", "starts_at"], name="hearing_by_case"),
            models.Index(fields=["court", "starts_at"], name="hearing_by_court"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="hearing_never_deleted", operation=pgtrigger.Delete)
        ]


class HearingDefendant(models.Model):
    """Whom a hearing concerns."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    hearing = models.ForeignKey(Hearing, on_delete=models.PROTECT, related_name="defendants")
    defendant = models.ForeignKey(Defendant, on_delete=models.PROTECT, related_name="hearings")

    class Meta:
        verbose_name = _("defendant at a hearing")
        verbose_name_plural = _("defendants at hearings")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["hearing", "defendant"], name="hearingdefendant_once"),
        ]
