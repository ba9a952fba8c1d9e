"""Journeys by month and language (domain document "Online plea", Welsh)."""

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from commonplatform.accounts.types import Actor
from pleas.figures.permissions import require_reader
from pleas.figures.selectors.counts import notes_in
from pleas.figures.types import Chosen, MonthLanguages


def journeys_by_month(actor: Actor, chosen: Chosen) -> list[MonthLanguages]:
    """The months in which anything was sent, in their order."""
    require_reader(actor)
    welsh = Q(language="cy")
    rows = notes_in(chosen).annotate(month=TruncMonth("day")).values("month").order_by("month")
    counted = rows.annotate(
        sent_in_english=Count("pk", filter=~welsh),
        sent_in_welsh=Count("pk", filter=welsh),
        sent_near_wales=Count("pk", filter=Q(near_wales=True)),
        sent_in_welsh_elsewhere=Count("pk", filter=welsh & Q(near_wales=False)),
    )
    return [
        MonthLanguages(
            month=row["month"],
            english=row["sent_in_english"],
            welsh=row["sent_in_welsh"],
            near_wales=row["sent_near_wales"],
            welsh_elsewhere=row["sent_in_welsh_elsewhere"],
        )
        for row in counted
    ]
