"""What was read in an hour, by digest; how much that was; and who was stopped."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ReadNote(models.Model):
    """A person or an organisation has read something in this hour; reading it again costs nothing.

    `digest` is keyed: no case can be read from it.
    """

    id = models.BigAutoField(primary_key=True)
    hour = models.DateTimeField()
    principal_id = models.UUIDField()
    digest = models.CharField(max_length=32)

    class Meta:
        verbose_name = _("note of a reading")
        verbose_name_plural = _("notes of readings")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["hour", "principal_id", "digest"], name="readnote_once_per_hour"),
        ]


class ReadCount(models.Model):
    """How much of the budget of an hour is used up."""

    id = models.BigAutoField(primary_key=True)
    hour = models.DateTimeField()
    principal_id = models.UUIDField()
    readings = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("count of readings")
        verbose_name_plural = _("counts of readings")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["hour", "principal_id"], name="readcount_once_per_hour"),
        ]


class ReadStop(models.Model):
    """Somebody used up the budget of an hour and was stopped: until the hour was over, or it was lifted."""

    class Whose(models.TextChoices):
        PERSON = "person", _("Person")
        ORGANISATION = "organisation", _("Organisation")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    hour = models.DateTimeField(_("hour beginning"))
    whose = models.CharField(_("budget of"), max_length=12, choices=Whose.choices)
    principal_id = models.UUIDField()
    principal_name = models.CharField(_("name"), max_length=255)
    organisation_name = models.CharField(_("organisation"), max_length=255, blank=True)
    last_reader = models.CharField(_("last reader"), max_length=255)
    readings = models.PositiveIntegerField(_("read"))
    stopped_at = models.DateTimeField(_("stopped"), default=timezone.now)
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)
    lifted_by = models.CharField(_("lifted by"), max_length=255, blank=True)
    lifted_because = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("stop of reading")
        verbose_name_plural = _("stops of reading")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["hour", "principal_id"],
                name="readstop_one_open_per_hour",
                condition=models.Q(lifted_at__isnull=True),
            ),
            models.CheckConstraint(
                name="readstop_lifted_by_somebody_with_reason",
                condition=models.Q(lifted_at__isnull=True, lifted_by="", lifted_because="")
                | models.Q(lifted_at__isnull=False) & ~models.Q(lifted_by="") & ~models.Q(lifted_because=""),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="readstop_never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="readstop_written_once", exclude=["lifted_at", "lifted_by", "lifted_because"]),
            pgtrigger.Protect(
                name="readstop_stays_lifted",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__lifted_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.principal_name
