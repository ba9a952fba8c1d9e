"""What is kept for a time only. Packages register their rules when they are loaded.

Source: domain document "Online plea", Personal data: one job deletes everywhere and reports counts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.functional import Promise

Forget = Callable[[datetime], int]


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """One kind of row. `forget` deletes what is older than a moment and says how many rows that was.

    `said` is the sentence of the privacy notice, with `%(period)s`; empty for what holds nothing about people.
    """

    name: str
    said: str | Promise
    forget: Forget

    @property
    def period(self) -> timedelta:
        """How long it is kept: `settings.RETENTION`."""
        period: timedelta = settings.RETENTION[self.name]
        return period


_rules: dict[str, RetentionRule] = {}


def retention_rule(name: str, *, said: str | Promise = "") -> Callable[[Forget], Forget]:
    """Register the function that deletes rows of this kind; its period stands in `settings.RETENTION`.

    It is called in the task role's scope with the moment before which rows are too old, and must
    lie in a table that the task role may delete from (`cases.access.tables`).
    """

    def register(forget: Forget) -> Forget:
        _rules[name] = RetentionRule(name, said, forget)
        return forget

    return register


def retention_rules() -> tuple[RetentionRule, ...]:
    """Every rule, in the order of their names."""
    return tuple(_rules[name] for name in sorted(_rules))


def period_of(name: str) -> timedelta:
    """How long rows of this kind are kept."""
    return _rules[name].period
