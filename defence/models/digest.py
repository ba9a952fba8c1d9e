"""Who wants to be told once a day that there is something to read, and the days on which each was seen to."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DigestChoice(models.Model):
    """What a person chose for themselves; who has no row has not asked for it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField("accounts.User", on_delete=models.PROTECT, related_name="+")
    is_wanted = models.BooleanField()
    chosen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("choice of the daily digest")
        verbose_name_plural = _("choices of the daily digest")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["user"], name="digestchoice_wanted", condition=models.Q(is_wanted=True)),
        ]


class DigestDay(models.Model):
    """A person was seen to on this day, and with how many cases: none, when there was nothing to tell.

    Written in the transaction that asks for the mail, so that one day brings one mail at most.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    cases = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("day of the digest")
        verbose_name_plural = _("days of the digest")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "day"], name="digestday_one_per_person_and_day"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="digestday_written_once", operation=pgtrigger.Update)
        ]
