"""`/metrics` for the internal port: what waits and for how long, read from the database at each scrape.

A separate small WSGI application (`commonplatform.metrics:application`), never routed to the public.
The figures that matter are dead-man figures: the age of the oldest undone effect per
kind grows by itself when something stops, whatever the reason.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import django
from prometheus_client import CollectorRegistry, make_wsgi_app
from prometheus_client.core import GaugeMetricFamily, Metric

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonplatform.settings.development")
django.setup()

from django.utils import timezone  # noqa: E402

from commonplatform.accounts.database_scope import task_scope  # noqa: E402
from commonplatform.accounts.types import Purpose  # noqa: E402
from commonplatform.audit.selectors import failed_effects, waiting_effects  # noqa: E402
from pleas.selectors.lookups import failed_lookups  # noqa: E402
from pleas.services.watch_lookups import WINDOW  # noqa: E402

MOST_COUNTED = 10_000


class DomainFigures:
    """What an operator must not have to go looking for."""

    def collect(self) -> Iterator[Metric]:
        """Gauges without personal data, one query each."""
        with task_scope(purpose=Purpose.EFFECTS):
            waiting = waiting_effects()
            failed = len(failed_effects(limit=MOST_COUNTED))
            lookups = failed_lookups(since=timezone.now() - WINDOW, most=MOST_COUNTED)
        counts = GaugeMetricFamily("effects_waiting", "Effects that are due or delayed", labels=["kind"])
        ages = GaugeMetricFamily("effects_oldest_seconds", "Age of the oldest effect that is not done", labels=["kind"])
        now = timezone.now()
        for line in waiting:
            counts.add_metric([line.kind], line.waiting)
            ages.add_metric([line.kind], (now - line.oldest).total_seconds())
        yield counts
        yield ages
        yield GaugeMetricFamily(
            "lookups_failed_10_minutes", "Attempts of citizens to find a case that did not match", value=lookups
        )
        yield GaugeMetricFamily("effects_failed", "Effects that wait for a person", value=failed)


def _application() -> Callable[[dict[str, Any], Any], Iterable[bytes]]:
    registry = CollectorRegistry()
    registry.register(DomainFigures())
    return make_wsgi_app(registry)


application = _application()
