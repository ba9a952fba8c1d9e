"""System check: every rule has a period, and every period a rule."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import checks

from commonplatform.retention.rules import retention_rules


@checks.register(checks.Tags.security)
def every_rule_has_its_period(app_configs: Any, **kwargs: Any) -> Iterable[checks.CheckMessage]:
    """A mistyped name would keep something for ever."""
    known = {rule.name for rule in retention_rules()}
    for name in sorted(known - set(settings.RETENTION)):
        yield checks.Error(f"RETENTION has no period for {name}", id="retention.E001")
    for name in sorted(set(settings.RETENTION) - known):
        yield checks.Error(f"RETENTION names {name}, which is no retention rule", id="retention.E002")
    for name, period in sorted(settings.RETENTION.items()):
        if period < timedelta(hours=1):
            yield checks.Error(f"RETENTION keeps {name} for less than an hour", id="retention.E003")
