"""The questions about equality are asked elsewhere; only that somebody went there is kept, out of everybody's sight."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from cases.models import Case
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Event
from tests.functional.pleas.walking import Citizen, Page, defendant_id
from tests.support.world import court_staff, make_case, make_person, prosecution_office, signed_in

pytestmark = pytest.mark.django_db
ELSEWHERE = "https://equality.example.org/"


@pytest.fixture
def case() -> Case:
    return make_case()


@pytest.fixture
def citizen(case: Case, settings: Settings) -> Citizen:
    settings.EQUALITY_QUESTIONNAIRE_URL = ELSEWHERE
    return Citizen(case).has_sent("guilty")


def test_it_is_kept_once_that_somebody_went_there_and_nothing_else(case: Case, citizen: Citizen) -> None:
    for _twice in range(2):
        assert citizen.get("equality/").leads_to == ELSEWHERE
    visited = Event.objects.get(kind="equality.visited")
    assert (visited.case_id, visited.defendant_id, visited.data) == (case.pk, defendant_id(case), {})


def test_where_there_are_no_questions_the_way_leads_back(citizen: Citizen, settings: Settings) -> None:
    settings.EQUALITY_QUESTIONNAIRE_URL = ""
    assert citizen.get("equality/").leads_to == "/plea/receipt/"
    assert not Event.objects.filter(kind="equality.visited").exists()


def test_nobody_who_works_on_the_case_is_told(case: Case, citizen: Citizen) -> None:
    citizen.get("equality/")
    assert case.court is not None
    for role, office in (
        (Role.COURT_OFFICER, court_staff(case.court)),
        (Role.PROSECUTOR, prosecution_office(case.prosecutor)),
    ):
        reader = signed_in(Client(), make_person(role, office))
        assert "equality" not in Page(reader.get(reverse("cases:timeline", args=[case.pk]))).text
