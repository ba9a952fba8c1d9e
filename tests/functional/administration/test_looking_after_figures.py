"""Dated figures in administration: one row a day, sourced, in order."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from commonplatform.reference.models import StandardPenalty, SurchargeRate
from tests.functional.accounts.steps import text_of

pytestmark = pytest.mark.django_db

ADD_RATE, ADD_PENALTY = "admin:reference_surchargerate_add", "admin:reference_standardpenalty_add"


def rate(**more: str) -> dict[str, str]:
    return {"level": "adult", "valid_from": "2030-01-01", "percentage": "50", "source": "SI 2029/1", **more}


def test_a_new_rate_is_added_once_the_old_one_has_ended(desk: Client) -> None:
    old = SurchargeRate.objects.create(level="adult", valid_from=date(2022, 6, 16), percentage=40, source="SI")
    refused = desk.post(reverse(ADD_RATE), rate())
    assert "Another row is valid on some of these days" in text_of(refused)  # type: ignore[arg-type]
    desk.post(
        reverse("admin:reference_surchargerate_change", args=[old.pk]),
        rate(valid_from="2022-06-16", valid_to="2029-12-31", percentage="40"),
    )
    assert desk.post(reverse(ADD_RATE), rate()).status_code == 302
    assert SurchargeRate.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"fixed_amount": "20"}, "Give either a fixed amount or a percentage with its limits"),
        ({"percentage": ""}, "Give either a fixed amount or a percentage with its limits"),
        ({"valid_to": "2029-12-31"}, "The last day must not be before the first"),
        ({"source": ""}, "This field is required"),
    ],
)
def test_a_rate_that_makes_no_sense_is_refused_with_the_reason(desk: Client, wrong: dict[str, str], says: str) -> None:
    page = desk.post(reverse(ADD_RATE), rate(**wrong))
    assert page.status_code == 200
    assert says in text_of(page)  # type: ignore[arg-type]
    assert not SurchargeRate.objects.exists()


def test_a_standard_penalty_puts_an_offence_on_the_list(desk: Client) -> None:
    row = {"offence_code": "TF05017", "level": "adult", "amount": "100", "valid_from": "2026-01-01", "source": "SI"}
    assert desk.post(reverse(ADD_PENALTY), row).status_code == 302
    assert StandardPenalty.objects.get().amount == 100
