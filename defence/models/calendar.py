"""The private address of somebody's calendar."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CalendarFeed(models.Model):
    """A private address at which somebody's hearings can be read by their calendar program.

    `digest` is keyed: the address cannot be read from it, so it is shown once. It stands for one role at one
    organisation and ends with it. `hour` and `fetches` count how often it is asked for.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    membership = models.ForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    last_fetched_at = models.DateTimeField(null=True)
    hour = models.DateTimeField(null=True)
    fetches = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["membership"],
                name="calendarfeed_one_open_per_role",
                condition=models.Q(ended_at__isnull=True),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.ReadOnly(name="calendarfeed_written_once", fields=["membership", "digest", "made_at"]),
            pgtrigger.Protect(
                name="calendarfeed_stays_ended",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__ended_at__isnull=False),
            ),
        ]
