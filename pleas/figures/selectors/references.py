"""How many of the references that people enter are held, by police area."""

from datetime import date, timedelta

from django.db.models import Count, Q

from commonplatform.accounts.types import Actor
from commonplatform.reference.models import Prosecutor
from pleas.figures.models import ReferenceNote
from pleas.figures.permissions import require_reader
from pleas.figures.types import AreaMatches

PERIOD = timedelta(days=30)


def matches_by_area(actor: Actor, *, today: date) -> list[AreaMatches]:
    """Each reference counts once in a period, however often it was typed."""
    require_reader(actor)
    starts_on, before = today - PERIOD, today - 2 * PERIOD
    now, earlier = Q(day__gt=starts_on), Q(day__gt=before, day__lte=starts_on)
    rows = ReferenceNote.objects.filter(day__gt=before, day__lte=today).values("force_code").order_by("force_code")
    forces = dict(Prosecutor.objects.exclude(police_force_code="").values_list("police_force_code", "name"))
    return [
        AreaMatches(force=forces.get(row["force_code"], ""), **row)
        for row in rows.annotate(
            entered=Count("digest", filter=now, distinct=True),
            held=Count("digest", filter=now & Q(is_held=True), distinct=True),
            entered_before=Count("digest", filter=earlier, distinct=True),
            held_before=Count("digest", filter=earlier & Q(is_held=True), distinct=True),
        )
    ]
