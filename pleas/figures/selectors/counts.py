"""Answers and pleas, summed in the database."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from pleas.figures.models import SubmissionNote
from pleas.figures.types import Chosen, Pleas

SUMS: dict[str, Any] = {
    "submissions": Count("pk"),
    "guilty_sum": Coalesce(Sum("guilty"), 0),
    "attending_sum": Coalesce(Sum("guilty_attending"), 0),
    "not_guilty_sum": Coalesce(Sum("not_guilty"), 0),
    "offers_sum": Count("pk", filter=Q(offer_accepted=True)),
}


def notes_in(chosen: Chosen) -> QuerySet[SubmissionNote]:
    """The answers sent in the days, to the court or to any."""
    notes = SubmissionNote.objects.filter(day__range=(chosen.starts_on, chosen.ends_on))
    return notes.filter(court_id=chosen.court_id) if chosen.court_id else notes


def pleas_from(row: Mapping[str, Any]) -> Pleas:
    """The sums of one row of a grouped query."""
    return Pleas(
        submissions=row["submissions"],
        guilty=row["guilty_sum"],
        guilty_attending=row["attending_sum"],
        not_guilty=row["not_guilty_sum"],
        offers=row["offers_sum"],
    )


def pleas_between(starts_on: date | None, ends_on: date | None) -> Pleas:
    """Everything counted in the days; an open end is open."""
    notes = SubmissionNote.objects.all()
    if starts_on:
        notes = notes.filter(day__gte=starts_on)
    if ends_on:
        notes = notes.filter(day__lte=ends_on)
    return pleas_from(notes.aggregate(**SUMS))
