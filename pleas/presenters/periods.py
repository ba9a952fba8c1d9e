"""How long things are kept, as the privacy notice says it: from the rules in force, never by heart."""

from dataclasses import dataclass

from commonplatform.retention.rules import retention_rules
from commonplatform.ui.periods import period_words
from pleas.draft_times import lifetime


def kept_sentences() -> list[str]:
    """One sentence for every kind of row about people that is kept for a time only."""
    return [str(rule.said) % {"period": period_words(rule.period)} for rule in retention_rules() if rule.said]


@dataclass(frozen=True, slots=True)
class DraftPeriods:
    """How long answers live that were not sent, in words."""

    unsaved: str
    saved: str


def how_long_drafts_live() -> DraftPeriods:
    """The configured periods in the language of the page."""
    return DraftPeriods(
        unsaved=period_words(lifetime(is_kept=False)),
        saved=period_words(lifetime(is_kept=True)),
    )
