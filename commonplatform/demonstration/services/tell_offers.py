"""What becomes of the story's fixed offers by itself: the prosecutor is told, the cooling-off runs out."""

from datetime import date, time

from cases.services.assess_fixed_offers import assess_fixed_offers
from cases.services.conclude_due_offers import conclude_due_offers
from commonplatform.demonstration.dates import moment, the_clock_at
from commonplatform.demonstration.fixed_offers import DAYS_TO_CONVICTION, offers


def tell_offers(*, today: date) -> None:
    """The jobs as they ran in the story, oldest first; running them again finds nothing to do."""
    at = moment(today, 1, time(9, 5))
    with the_clock_at(at):
        assess_fixed_offers(now=at)
    accepted = sorted((offer.accepted_days_ago for offer in offers().values() if offer.is_concluded), reverse=True)
    for days_ago in accepted:
        at = moment(today, days_ago - DAYS_TO_CONVICTION, time(0, 15))
        with the_clock_at(at):
            conclude_due_offers(now=at)
