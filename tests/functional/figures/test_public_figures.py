"""The public figures: sums as JSON, small groups held back, 100 calls a day."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from pleas.figures.models import ApiUse
from tests.functional.figures.writing import ago, sent, today
from tests.support.world import make_court

pytestmark = pytest.mark.django_db


def read(client: Client, path: str, **query: str) -> Any:
    response = client.get(f"/api/figures/{path}", query)
    assert response.status_code == 200, response.content
    return response.json()


def test_totals_of_everything_and_between_two_days(client: Client) -> None:
    for day in (0, 1, 2, 3, 4, 40):
        sent(day=ago(day), guilty=2, not_guilty=1)
    assert read(client, "totals")["pleas"]["guilty"] == 12
    some = read(client, "totals", start=ago(4).isoformat(), end=ago(0).isoformat())
    assert (some["submissions"], some["pleas"]["not_guilty"]) == (5, 5)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"start": "yesterday"}, "start"),
        ({"end": "2026-02-31"}, "end"),
        ({"end": "31/01/2026"}, "end"),
        ({"start": "2026-02-02", "end": "2026-02-01"}, "end"),
        ({"start": "\x00"}, "start"),
    ],
)
def test_a_bad_date_is_400_and_names_its_field(client: Client, query: dict[str, str], field: str) -> None:
    response = client.get("/api/figures/totals", query)
    assert response.status_code == 400
    assert response.json()["field"] == field


def test_what_was_pleaded_in_a_group_of_one_to_four_is_held_back(client: Client) -> None:
    small, large = make_court("Small"), make_court("Large")
    for _each in range(4):
        sent(small)
    for _each in range(5):
        sent(large)
    courts = {court["name"]: court for court in read(client, "by-court")["courts"]}
    assert (courts["Small"]["submissions"], courts["Small"]["pleas"], courts["Small"]["held_back"]) == (4, None, True)
    assert courts["Large"]["pleas"]["guilty"] == 5
    assert courts["Large"]["ou_code"] == large.ou_code


def test_hearings_of_this_week_and_of_all_days(client: Client) -> None:
    monday = today() - timedelta(days=today().weekday())
    for day in (monday, monday + timedelta(days=6), monday + timedelta(days=7), monday - timedelta(days=1)):
        sent(hearing_on=day)
    week = [each["day"] for each in read(client, "by-hearing-day")["hearing_days"]]
    assert week == [monday.isoformat(), (monday + timedelta(days=6)).isoformat()]
    assert len(read(client, "by-hearing-day/all")["hearing_days"]) == 4


def test_half_a_year_of_weeks_with_the_empty_ones(client: Client) -> None:
    sent(day=ago(0))
    weeks = read(client, "by-week")["weeks"]
    assert len(weeks) == 26
    assert [each["submissions"] for each in weeks] == [0] * 25 + [1]


def test_days_between_answer_and_hearing_from_0_to_59(client: Client) -> None:
    for wait in (0, 59, 60, 7, 7):
        sent(day=ago(100), hearing_on=ago(100) + timedelta(days=wait))
    days = {each["days"]: each["submissions"] for each in read(client, "days-to-hearing")["days"]}
    assert list(days) == list(range(60))
    assert (days[0], days[7], days[59], sum(days.values())) == (1, 2, 1, 4)


def test_an_address_asks_so_often_a_day_and_another_is_not_kept_waiting(client: Client, settings: Settings) -> None:
    settings.FIGURES_CALLS_PER_DAY = 2
    assert [client.get("/api/figures/totals").status_code for _call in range(3)] == [200, 200, 429]
    assert client.get("/api/figures/by-week").status_code == 429
    assert client.get("/api/figures/totals", REMOTE_ADDR="192.0.2.7").status_code == 200
    assert not ApiUse.objects.filter(address_digest__contains="192.0.2.7").exists()


def test_a_new_day_begins_the_count_anew(client: Client, settings: Settings) -> None:
    settings.FIGURES_CALLS_PER_DAY = 1
    client.get("/api/figures/totals")
    ApiUse.objects.update(day=ago(1))
    assert client.get("/api/figures/totals").status_code == 200


def test_it_is_read_only_and_anybody_may_read_it_from_another_site(client: Client) -> None:
    assert client.post("/api/figures/totals").status_code == 405
    assert client.get("/api/figures/totals")["Access-Control-Allow-Origin"] == "*"
