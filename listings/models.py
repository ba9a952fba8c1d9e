"""Sessions, what is booked into them, and the lists issued from them. Private to `listings`."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Cast
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from listings.business_types import BUSINESS_TYPES
from listings.sitting_times import AFTERNOON, BREAK, EARLIEST, LATEST
from listings.states import Basis, BookingSource, ListState, Panel, SessionKind

_HALVES = ("morning_minutes", "afternoon_minutes")


class SittingRange(Func):
    """The time a session takes, without its last instant, so that one may follow another."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


def _on_the_wall(field: str) -> Func:
    return Func(Value("Europe/London"), F(field), function="timezone", output_field=models.DateTimeField())


def _wall_time(field: str) -> Cast:
    return Cast(_on_the_wall(field), models.TimeField())


def _without(*fields: str) -> dict[str, bool]:
    return {f"{field}__isnull": True for field in fields}


class CourtSession(models.Model):
    """A block of one room on one day for one kind of business, with its capacity.

    Which of the four maxima are set follows from `basis`. Times are instants; the database checks
    that on the wall they are on `date` and within the bounds of the kind.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    court = models.ForeignKey("reference.Court", on_delete=models.PROTECT, related_name="+")
    court_room = models.ForeignKey("reference.CourtRoom", on_delete=models.PROTECT, related_name="+")
    date = models.DateField(_("date"))
    kind = models.CharField(_("session"), max_length=2, choices=SessionKind.choices)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    panel = models.CharField(_("panel"), max_length=5, choices=Panel.choices)
    business_type = models.CharField(
        _("business"),
        max_length=10,
        choices=[(code, business.name) for code, business in BUSINESS_TYPES.items()],
    )
    basis = models.CharField(_("capacity counted in"), max_length=7, choices=Basis.choices)
    max_slots = models.PositiveSmallIntegerField(_("most hearings"), null=True)
    max_minutes = models.PositiveSmallIntegerField(_("most minutes"), null=True)
    morning_minutes = models.PositiveSmallIntegerField(_("most minutes before the break"), null=True)
    afternoon_minutes = models.PositiveSmallIntegerField(_("most minutes after the break"), null=True)
    active = models.BooleanField(_("in use"), default=True)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.CharField(max_length=255)
    submission_key = models.UUIDField(unique=True, null=True)

    class Meta:
        verbose_name = _("court session")
        verbose_name_plural = _("court sessions")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ExclusionConstraint(
                name="courtsession_room_never_booked_twice",
                expressions=[
                    ("court_room", RangeOperators.EQUAL),
                    (SittingRange("starts_at", "ends_at", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                condition=Q(active=True),
            ),
            models.CheckConstraint(name="courtsession_starts_before_it_ends", condition=Q(starts_at__lt=F("ends_at"))),
            models.CheckConstraint(
                name="courtsession_on_its_date",
                condition=Q(date=Cast(_on_the_wall("starts_at"), models.DateField()))
                & Q(date=Cast(_on_the_wall("ends_at"), models.DateField())),
            ),
            models.CheckConstraint(
                name="courtsession_times_fit_its_kind",
                condition=Q(GreaterThanOrEqual(_wall_time("starts_at"), Value(EARLIEST)))
                & Q(LessThanOrEqual(_wall_time("ends_at"), Value(LATEST)))
                & (~Q(kind=SessionKind.AM) | Q(LessThanOrEqual(_wall_time("ends_at"), Value(BREAK))))
                & (~Q(kind=SessionKind.PM) | Q(GreaterThanOrEqual(_wall_time("starts_at"), Value(AFTERNOON)))),
            ),
            models.CheckConstraint(
                name="courtsession_maxima_fit_basis",
                condition=(
                    Q(basis=Basis.SLOTS, max_slots__isnull=False, **_without("max_minutes", *_HALVES))
                    | Q(basis=Basis.MINUTES, max_minutes__isnull=False, **_without("max_slots", *_HALVES))
                    | Q(
                        basis=Basis.HALVES,
                        kind=SessionKind.AD,
                        morning_minutes__isnull=False,
                        afternoon_minutes__isnull=False,
                        **_without("max_slots", "max_minutes"),
                    )
                ),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["court", "date", "starts_at"], name="courtsession_by_day"),
        ]


class Booking(models.Model):
    """A hearing in a session. It takes one place, or its minutes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(CourtSession, on_delete=models.PROTECT, related_name="bookings")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    hearing = models.ForeignKey("cases.Hearing", on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=10, choices=BookingSource.choices, default=BookingSource.COURT)
    overbooked = models.BooleanField(default=False)
    overbook_reason = models.CharField(max_length=255, blank=True)
    booked_at = models.DateTimeField(default=timezone.now)
    booked_by = models.CharField(max_length=255)
    submission_key = models.UUIDField(unique=True)

    class Meta:
        verbose_name = _("booking")
        verbose_name_plural = _("bookings")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["session", "hearing"], name="booking_once_per_session_and_hearing"),
            models.CheckConstraint(name="booking_takes_time", condition=Q(minutes__gte=1)),
            models.CheckConstraint(
                name="booking_overbooked_with_reason",
                condition=Q(overbooked=False, overbook_reason="") | (Q(overbooked=True) & ~Q(overbook_reason="")),
            ),
        ]


class PublishedList(models.Model):
    """One issue of a court's list for a day in one language.

    `content_digest` is of what the list says; the same content is not issued again. The files are
    in object storage; the list itself is not in this table.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    court = models.ForeignKey("reference.Court", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    language = models.CharField(max_length=2)
    version = models.PositiveSmallIntegerField()
    content_digest = models.CharField(max_length=64)
    hearings = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=ListState.choices, default=ListState.PREPARING)
    pdf_key = models.CharField(max_length=200, blank=True)
    csv_key = models.CharField(max_length=200, blank=True)
    pages = models.PositiveSmallIntegerField(null=True)
    issued_at = models.DateTimeField(default=timezone.now)
    issued_by = models.CharField(max_length=255)
    ready_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("issued list")
        verbose_name_plural = _("issued lists")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["court", "day", "language", "version"], name="publishedlist_version_once"),
            models.CheckConstraint(
                name="publishedlist_ready_has_files",
                condition=~Q(state=ListState.READY)
                | (~Q(pdf_key="") & ~Q(csv_key="") & Q(ready_at__isnull=False, pages__isnull=False)),
            ),
        ]
