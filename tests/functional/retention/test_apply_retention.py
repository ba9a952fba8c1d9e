"""One job deletes everywhere what has had its time, says how much, and the notice says the same periods."""

from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from commonplatform.accounts.types import system_actor
from commonplatform.audit.models import Event
from commonplatform.retention.checks import every_rule_has_its_period
from commonplatform.retention.rules import retention_rules
from commonplatform.retention.services import apply_retention
from pleas.models import Draft, LookupAttempt
from tests.functional.pleas.walking import Citizen, Page
from tests.support.world import make_case

pytestmark = pytest.mark.django_db
JOB = system_actor("Retention")
WEEK, DAY = timedelta(days=7), timedelta(days=1)


def a_draft(*, age: timedelta, is_kept: bool = False) -> Draft:
    case = make_case()
    Citizen(case).finds_the_case()
    Draft.objects.filter(case=case).update(saved_at=timezone.now() - age, is_kept=is_kept)
    return Draft.objects.get(case=case)


def test_a_draft_nobody_saved_goes_a_day_after_the_last_answer() -> None:
    young, old = a_draft(age=DAY - timedelta(minutes=1)), a_draft(age=DAY)
    assert apply_retention(actor=JOB)["unsaved_drafts"] == 1
    assert list(Draft.objects.all()) == [young]
    assert old not in Draft.objects.all()


def test_a_draft_that_was_saved_goes_after_a_week() -> None:
    a_draft(age=WEEK, is_kept=True)
    kept = a_draft(age=WEEK - timedelta(minutes=1), is_kept=True)
    assert apply_retention(actor=JOB)["saved_drafts"] == 1
    assert list(Draft.objects.all()) == [kept]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hours=st.integers(min_value=0, max_value=24 * 9), is_kept=st.booleans())
def test_what_the_job_deletes_a_returning_citizen_does_not_find_either(hours: int, is_kept: bool) -> None:
    """The job runs hourly; what is past its time meanwhile must not come back to life."""
    case = make_case()
    citizen = Citizen(case).finds_the_case().reaches("charge/1/")
    citizen.post("charge/1/", plea="guilty")
    Draft.objects.filter(case=case).update(saved_at=timezone.now() - timedelta(hours=hours, minutes=1), is_kept=is_kept)
    is_over = hours >= (24 * 7 if is_kept else 24)
    found = Citizen(case).finds_the_case().get("charge/1/").checked("plea")
    assert found == ("" if is_over else "guilty")


def test_lookup_attempts_and_ended_sessions_go_too() -> None:
    Citizen(make_case()).finds_the_case()
    LookupAttempt.objects.update(at=timezone.now() - WEEK)
    Session.objects.update(expire_date=timezone.now() - timedelta(hours=1))
    counts = apply_retention(actor=JOB)
    assert (counts["lookup_attempts"], counts["ended_sessions"]) == (1, 1)
    assert not LookupAttempt.objects.exists()
    assert not Session.objects.exists()


def test_a_session_that_has_just_expired_and_one_that_lives_stay() -> None:
    Citizen(make_case()).finds_the_case()
    Session.objects.update(expire_date=timezone.now() - timedelta(minutes=1))
    assert apply_retention(actor=JOB)["ended_sessions"] == 0


def test_a_run_leaves_one_event_with_the_counts_and_an_empty_run_none() -> None:
    a_draft(age=DAY)
    a_draft(age=WEEK, is_kept=True)
    apply_retention(actor=JOB)
    event = Event.objects.get(kind="retention.applied")
    assert (event.actor_name, event.data["total"]) == ("Retention", 2)
    assert event.data["counts"] == {
        rule.name: rule.name in ("saved_drafts", "unsaved_drafts") for rule in retention_rules()
    }
    apply_retention(actor=JOB)
    assert Event.objects.filter(kind="retention.applied").count() == 1


def test_the_command_prints_a_line_per_kind() -> None:
    a_draft(age=DAY)
    said = StringIO()
    call_command("apply_retention", stdout=said)
    lines = said.getvalue().splitlines()
    assert "unsaved_drafts: 1 deleted (kept for 1 day, 0:00:00)" in lines
    assert len(lines) == len(retention_rules())


def test_a_period_is_a_setting_and_the_privacy_notice_says_it(settings: Settings) -> None:
    settings.RETENTION = {
        **settings.RETENTION,
        "unsaved_drafts": timedelta(hours=6),
        "saved_drafts": timedelta(days=14),
    }
    a_draft(age=timedelta(hours=6))
    a_draft(age=timedelta(days=13), is_kept=True)
    assert apply_retention(actor=JOB)["unsaved_drafts"] == 1
    assert apply_retention(actor=JOB)["saved_drafts"] == 0
    notice = Page(Client().get("/privacy/")).text
    assert "deleted 6 hours after the last one" in notice
    assert "kept for 14 days" in notice


def test_the_notice_has_a_sentence_for_every_rule_about_people() -> None:
    items = Page(Client().get("/privacy/")).root.xpath("//main//li")
    said = " ".join(item.text_content() for item in items)
    for rule in retention_rules():
        assert not rule.said or str(rule.said).partition("%(period)s")[0] in said, rule.name


def test_a_rule_without_a_period_and_a_period_without_a_rule_do_not_start(settings: Settings) -> None:
    assert list(every_rule_has_its_period(None)) == []
    settings.RETENTION = {**django_settings.RETENTION, "typo": DAY}
    del settings.RETENTION["saved_drafts"]
    assert [error.id for error in every_rule_has_its_period(None)] == ["retention.E001", "retention.E002"]
    settings.RETENTION = {**settings.RETENTION, "unsaved_drafts": timedelta(minutes=10)}
    assert "retention.E003" in [error.id for error in every_rule_has_its_period(None)]
