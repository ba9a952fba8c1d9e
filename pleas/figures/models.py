"""What is counted. No row names a person, a case or a reference.

Source: domain document "Online plea", Statistics, reports, monitoring, admin.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Extract
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.states import InitiationCode
from pleas.figures.states import Channel


class JourneyNote(models.Model):
    """What every journey is counted by, whether it was sent or given up. `steps` are page names."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    day = models.DateField()
    court = models.ForeignKey("reference.Court", on_delete=models.PROTECT, null=True, related_name="+")
    initiation_code = models.CharField(max_length=1, choices=InitiationCode.choices)
    is_company = models.BooleanField(default=False)
    steps = ArrayField(models.CharField(max_length=30), default=list)

    class Meta:
        abstract = True


class SubmissionNote(JourneyNote):
    """One answer that was sent. The key follows from the submission's by a secret: nobody can go back."""

    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.ONLINE)
    guilty = models.PositiveSmallIntegerField(default=0)
    guilty_attending = models.PositiveSmallIntegerField(default=0)
    not_guilty = models.PositiveSmallIntegerField(default=0)
    offer_accepted = models.BooleanField(default=False)
    hearing_on = models.DateField(null=True)
    mitigation_length = models.PositiveIntegerField(default=0)
    defence_length = models.PositiveIntegerField(default=0)
    near_wales = models.BooleanField(null=True)
    processed_on = models.DateField(null=True)
    is_example = models.BooleanField(default=False, db_default=False)

    class Meta:
        verbose_name = _("submission in the figures")
        verbose_name_plural = _("submissions in the figures")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["day", "court"], name="submission_note_by_day"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="submission_note_has_a_plea",
                condition=models.Q(guilty__gt=0)
                | models.Q(guilty_attending__gt=0)
                | models.Q(not_guilty__gt=0)
                | models.Q(offer_accepted=True),
            ),
        ]


class AbandonedNote(JourneyNote):
    """One journey that was begun and never sent; `stopped_at` is the page it went no further than."""

    stopped_at = models.CharField(max_length=30)

    class Meta:
        verbose_name = _("journey given up")
        verbose_name_plural = _("journeys given up")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["day"], name="abandoned_note_by_day")]


class ReferenceNote(models.Model):
    """A reference that somebody entered: a keyed digest, its first two characters, whether it was held.

    Written by the database function `note_reference`, which alone looks whether it is held and tells nobody.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    day = models.DateField()
    force_code = models.CharField(max_length=2, blank=True)
    digest = models.CharField(max_length=64)
    is_held = models.BooleanField()

    class Meta:
        verbose_name = _("reference entered")
        verbose_name_plural = _("references entered")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["day"], name="reference_note_by_day")]


class PostalCount(models.Model):
    """What a court counts itself for a week: notices sent by post, and answers that came by post."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    court = models.ForeignKey("reference.Court", on_delete=models.PROTECT, related_name="+", verbose_name=_("court"))
    week = models.DateField(_("week beginning"))
    sent = models.PositiveIntegerField(_("requisitions and notices sent"))
    replies = models.PositiveIntegerField(_("answers received by post"))
    entered_by = models.CharField(max_length=255)
    entered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("postal count")
        verbose_name_plural = _("postal counts")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["court", "week"], name="postal_count_once_per_court_and_week"),
            models.CheckConstraint(
                name="postal_count_week_begins_on_monday",
                condition=Exact(Extract("week", "iso_week_day"), 1),
            ),
        ]


class CourtDay(models.Model):
    """One court on one day, counted from the cases themselves every few minutes for the daily board."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    court = models.ForeignKey("reference.Court", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    imported = models.PositiveIntegerField(default=0)
    imported_single_justice = models.PositiveIntegerField(default=0)
    submissions = models.PositiveIntegerField(default=0)
    failed_messages = models.PositiveIntegerField(default=0)
    counted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("day of a court")
        verbose_name_plural = _("days of courts")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["court", "day"], name="court_day_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["day"], name="court_day_by_day")]


class ApiUse(models.Model):
    """How often an address asked the public figures on a day, by a digest of the address."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    day = models.DateField()
    address_digest = models.CharField(max_length=64)
    calls = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("use of the public figures")
        verbose_name_plural = _("use of the public figures")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["day", "address_digest"], name="api_use_once_per_day_and_address"),
        ]
