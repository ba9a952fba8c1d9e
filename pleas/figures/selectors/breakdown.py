"""Pleas by court, by language and by how they were entered."""

from django.db.models import Avg, Q

from commonplatform.accounts.types import Actor
from pleas.figures.permissions import require_reader
from pleas.figures.selectors.counts import SUMS, notes_in, pleas_from
from pleas.figures.selectors.weeks import court_names
from pleas.figures.types import Chosen, Pleas


def pleas_by_court(actor: Actor, chosen: Chosen) -> list[tuple[str, Pleas]]:
    """Every court that was answered to, by name."""
    require_reader(actor)
    names = court_names()
    rows = notes_in(chosen).values("court_id").order_by().annotate(**SUMS)
    return sorted((names.get(row["court_id"], ""), pleas_from(row)) for row in rows)


def pleas_by(actor: Actor, chosen: Chosen, field: str) -> dict[str, Pleas]:
    """By "channel", "language" or "initiation_code"."""
    require_reader(actor)
    rows = notes_in(chosen).values(field).order_by(field).annotate(**SUMS)
    return {row[field]: pleas_from(row) for row in rows}


def statement_lengths(actor: Actor, chosen: Chosen) -> tuple[int, int]:
    """The average number of characters of mitigation and of defence, where anything was written."""
    require_reader(actor)
    lengths = notes_in(chosen).aggregate(
        mitigation=Avg("mitigation_length", filter=Q(mitigation_length__gt=0)),
        defence=Avg("defence_length", filter=Q(defence_length__gt=0)),
    )
    return round(lengths["mitigation"] or 0), round(lengths["defence"] or 0)
