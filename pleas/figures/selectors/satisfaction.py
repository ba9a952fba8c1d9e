"""How content people were, week by week."""

from commonplatform.accounts.types import Actor
from pleas.figures.permissions import require_reader
from pleas.figures.types import Chosen
from pleas.selectors.feedback import RatingsOfWeek, ratings_by_week


def ratings(actor: Actor, chosen: Chosen) -> list[RatingsOfWeek]:
    """The weeks of the chosen days, those without any rating too."""
    require_reader(actor)
    return ratings_by_week(since=chosen.starts_on, until=chosen.ends_on)
