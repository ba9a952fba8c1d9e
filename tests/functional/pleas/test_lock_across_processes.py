"""A lock counts over all server processes, survives their restart, and looks like every other failure."""

import os
from datetime import timedelta
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.utils import timezone

from cases.models import Case
from commonplatform.benchmarks.scenarios.guessing import browser_at_the_proof, guess
from commonplatform.benchmarks.web_load import Post, send_all, web_server
from pleas.models import LookupAttempt
from tests.functional.pleas.walking import BORN, POSTCODE
from tests.support.world import make_case

pytestmark = pytest.mark.django_db(transaction=True)
WRONG, RIGHT = {"postcode": "ZZ1 1ZZ", **BORN}, {"postcode": POSTCODE, **BORN}
NOT_FOUND, FOUND = 200, 302


def try_in_new_processes(*tries: Post, expected: int) -> None:
    """Two server processes, started for these requests and ended after them; all are sent at once."""
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}")
    here = {"DATABASE_URL": urlunsplit(url), "DATABASE_ROLE": "cp_web"}
    with web_server("commonplatform.wsgi:application", workers=2, environment=here) as port:
        send_all(port, tries, expected=expected)


def a_try(case: Case, factors: dict[str, str]) -> Post:
    return guess(browser_at_the_proof(case.reference_received), factors)


def outcomes() -> list[str]:
    return sorted(LookupAttempt.objects.values_list("outcome", flat=True))


def test_a_lock_counts_over_processes_and_survives_their_restart() -> None:
    case, limit = make_case(), django_settings.LOOKUP_FAILURES_BEFORE_LOCK
    try_in_new_processes(*[a_try(case, WRONG) for _ in range(limit + 3)], expected=NOT_FOUND)
    assert outcomes() == ["blocked"] * 3 + ["not_found"] * limit
    try_in_new_processes(a_try(case, RIGHT), expected=NOT_FOUND)
    assert outcomes() == ["blocked"] * 4 + ["not_found"] * limit
    LookupAttempt.objects.update(at=timezone.now() - timedelta(minutes=django_settings.LOOKUP_LOCK_MINUTES + 1))
    try_in_new_processes(a_try(case, RIGHT), expected=FOUND)
