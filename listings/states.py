"""The fixed choices of the diary and of issued lists (domain document "Court listing", Vocabulary)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SessionKind(TextChoices):
    """The part of the day a session takes; all day overlaps both halves."""

    AM = "AM", _("Morning")
    PM = "PM", _("Afternoon")
    AD = "AD", _("All day")


class Panel(TextChoices):
    """The constitution of the court."""

    ADULT = "adult", _("Adult")
    YOUTH = "youth", _("Youth")


class Basis(TextChoices):
    """What a session's capacity is counted in. Slots or minutes is fixed by the business type."""

    SLOTS = "slots", _("Number of hearings")
    MINUTES = "minutes", _("Minutes")
    HALVES = "halves", _("Minutes, separately before and after the break")


class BookingSource(TextChoices):
    """How a hearing came into a session (domain document "Court listing", Operations)."""

    COURT = "court", _("Booked by the court")
    ALLOWED = "allowed", _("Overbooked with permission")


class ListState(TextChoices):
    """Where the document of an issued list stands."""

    PREPARING = "preparing", _("Being prepared")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Could not be made")
