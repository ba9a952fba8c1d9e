"""B-19: timed out while visiting clients; no shareable access; only the instructed solicitor could grant it.

The guards: answers are rows of the database and not of the session, so that a time-out takes nothing
(`pleas.models.Draft`); a sign-in leads back to the page it interrupted; access to a defendant's case
belongs to the firm on record and to whom it was granted, not to one person. Keep answers in the
session, drop `next` from the sign-in, or tie the right to one user, and these tests fail.
"""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from cases.models import Case
from cases.services import grant_access
from cases.states import Relation
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Event
from pleas.models import Draft
from tests.functional.accounts.steps import PASSWORD, code_now, sign_in, somebody
from tests.functional.pleas.walking import Citizen, defendant_id
from tests.support.world import (
    FEED,
    Person,
    court_staff,
    make_case,
    make_court,
    make_firm,
    make_organisation,
    make_person,
    represent,
    signed_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    return make_case(defendants=[Person(offences=(("RT88191", "Speeding"), ("RT88192", "No insurance")))])


def nothing_happens(client: Client, seconds: int) -> None:
    session = client.session
    session["seen_at"] -= seconds
    session.save()


def test_b_19_a_visit_lasts_as_long_as_the_page_says(case: Case, settings: Settings) -> None:
    settings.VISIT_IDLE_SECONDS = 4 * 3600
    citizen = Citizen(case).finds_the_case().reaches("charge/1/")
    assert "ends when nothing happens for 4 hours" in citizen.get("case/").text
    nothing_happens(citizen.client, 4 * 3600 - 10)
    assert citizen.get("charge/1/").status == 200
    nothing_happens(citizen.client, 4 * 3600 + 1)
    assert citizen.get("charge/1/").leads_to == "/plea/ended/"


@pytest.mark.parametrize("path", ["case/", "charge/1/", "contact/", "check/", "declaration/", "receipt/", "saved/"])
def test_b_19_after_a_time_out_every_page_says_so_and_the_answers_are_there_again(
    case: Case, settings: Settings, path: str
) -> None:
    citizen = Citizen(case).finds_the_case().answers("guilty", "not_guilty")
    nothing_happens(citizen.client, settings.VISIT_IDLE_SECONDS + 1)
    assert citizen.get(path).leads_to == "/plea/ended/"
    told = citizen.get("ended/")
    assert told.heading == "Your visit has timed out"
    assert "you can go on where you stopped" in told.text
    assert "/plea/reference/" in told.links()
    assert citizen.finds_the_case().get("charge/2/").checked("plea") == "not_guilty"


def test_b_19_sending_after_a_time_out_says_so_and_loses_nothing(case: Case, settings: Settings) -> None:
    citizen = Citizen(case).finds_the_case().answers("guilty", "guilty")
    key = citizen.key()
    nothing_happens(citizen.client, settings.VISIT_IDLE_SECONDS + 1)
    assert citizen.sends(key).leads_to == "/plea/ended/"
    assert citizen.get("ended/").heading == "Your visit has timed out"
    assert not Event.objects.filter(kind="plea.submitted").exists()
    assert citizen.finds_the_case().sends(key).leads_to == "/plea/receipt/"


def test_b_19_saving_for_later_survives_the_time_out_for_days(case: Case, settings: Settings) -> None:
    citizen = Citizen(case).finds_the_case().reaches("charge/1/")
    citizen.post("charge/1/", plea="guilty", save_for_later="yes")
    nothing_happens(citizen.client, settings.VISIT_IDLE_SECONDS + 1)
    Draft.objects.update(saved_at=timezone.now() - timedelta(days=6))
    assert Citizen(case).finds_the_case().get("charge/1/").checked("plea") == "guilty"


def test_b_19_staying_makes_the_visit_last(case: Case, settings: Settings) -> None:
    citizen = Citizen(case).finds_the_case().reaches("charge/1/")
    nothing_happens(citizen.client, settings.VISIT_IDLE_SECONDS - 60)
    assert citizen.client.post("/plea/stay/").status_code == 204
    nothing_happens(citizen.client, settings.VISIT_IDLE_SECONDS - 60)
    assert citizen.get("charge/1/").status == 200


def test_b_19_a_visit_ends_with_the_browser(case: Case) -> None:
    cookie = Citizen(case).finds_the_case().client.cookies["session"]
    assert (cookie["max-age"], cookie["expires"]) == ("", "")


def test_b_19_who_signs_in_again_is_where_they_were(settings: Settings) -> None:
    court = make_court()
    case = make_case(court=court)
    client, user = Client(), somebody(Role.LEGAL_ADVISER, court_staff(court))
    sign_in(client, user)
    page = reverse("cases:timeline", args=[case.pk]) + "?kind=plea"
    assert client.get(page).status_code == 200
    nothing_happens(client, settings.SIGN_IN_IDLE_SECONDS + 1)
    led_to = client.get(page)["Location"]
    assert urlsplit(led_to).path == reverse("account_login")
    cache.clear()
    answer = client.post(led_to, {"login": user.email, "password": PASSWORD})
    answer = client.post(answer["Location"], {"code": code_now(steps=1)})
    assert answer["Location"] == page
    assert client.get(page).status_code == 200


def test_b_19_a_form_that_met_the_time_out_leads_back_to_its_page(settings: Settings) -> None:
    client = signed_in(Client(), make_person(Role.SOLICITOR, make_firm()))
    client.get(reverse("defence:search"))
    nothing_happens(client, settings.SIGN_IN_IDLE_SECONDS + 1)
    led_to = client.post(reverse("defence:search"), {"reference": "x"})["Location"]
    assert parse_qs(urlsplit(led_to).query)["next"] == [reverse("defence:search")]


def test_b_19_everybody_of_the_firm_on_record_sees_the_case_and_no_other_firm() -> None:
    case, firm = make_case(), make_firm()
    represent(case, firm)
    address = reverse("cases:summary", args=[case.pk])
    for organisation, status in ((firm, 200), (firm, 200), (make_firm(), 404)):
        colleague = signed_in(Client(), make_person(Role.SOLICITOR, organisation))
        assert colleague.get(address).status_code == status


@pytest.mark.parametrize("role", [Role.BARRISTER, Role.CHAMBERS_CLERK])
def test_b_19_access_can_be_given_to_chambers_as_a_whole(role: Role) -> None:
    case = make_case()
    chambers = make_organisation("chambers", name="Inner Chambers")
    grant_access(
        actor=FEED,
        case_id=case.pk,
        principal_id=chambers.pk,
        principal_name=chambers.name,
        relation=Relation.GRANTED,
        defendant_id=defendant_id(case),
    )
    somebody_there = signed_in(Client(), make_person(role, chambers))
    assert somebody_there.get(reverse("cases:summary", args=[case.pk])).status_code == 200
