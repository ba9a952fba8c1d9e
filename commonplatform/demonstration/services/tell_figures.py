"""Half a year of figures behind the reports, and the daily board counted from the story's own cases."""

from datetime import date

from commonplatform.reference.models import Court
from pleas.figures.examples import ExampleCourt, plant_examples
from pleas.figures.services.count_days import count_days

WEEKLY = (46, 18, 62, 14, 30, 38)
BOARD_DAYS = 29


def tell_figures(*, today: date) -> int:
    """How many answers the charts show."""
    magistrates = Court.objects.filter(jurisdiction=Court.Jurisdiction.MAGISTRATES).order_by("ou_code")
    courts = [
        ExampleCourt(court.pk, court.is_welsh, WEEKLY[number % len(WEEKLY)]) for number, court in enumerate(magistrates)
    ]
    answers = plant_examples(courts, today=today)
    count_days(today=today, days=BOARD_DAYS)
    return answers
