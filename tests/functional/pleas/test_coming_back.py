"""Save and come back later: on every page, without scripts, for a week, by reference and second factor."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from cases.models import Case
from commonplatform.audit.models import Effect, Event
from commonplatform.notifications.mail_templates import write_letter
from pleas.models import Draft
from tests.functional.pleas.walking import EMAIL, Citizen, Page
from tests.support.world import Person, make_case

pytestmark = pytest.mark.django_db
TWO = (("RT88191", "Speeding"), ("RT88192", "No insurance"))
SAVE = {"save_for_later": "yes"}


@pytest.fixture
def case() -> Case:
    return make_case(defendants=[Person(offences=TWO)])


def age_draft(**age: float) -> None:
    Draft.objects.update(saved_at=timezone.now() - timedelta(**age))


def test_saving_on_a_question_keeps_what_was_just_answered(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().reaches("charge/1/")
    assert citizen.post("charge/1/", plea="guilty", **SAVE).leads_to == "/plea/saved/"
    saved = citizen.get("saved/")
    assert saved.heading == "Your answers are saved"
    assert "was not complete" not in saved.text
    assert Citizen(case).finds_the_case().get("charge/1/").checked("plea") == "guilty"


def test_a_saved_draft_lives_a_week_and_an_unsaved_one_a_day(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().reaches("charge/1/")
    citizen.post("charge/1/", plea="guilty", **SAVE)
    age_draft(days=6, hours=23)
    call_command("apply_retention", verbosity=0)
    assert Citizen(case).finds_the_case().get("charge/1/").checked("plea") == "guilty"
    age_draft(days=7)
    assert Citizen(case).finds_the_case().get("charge/1/").checked("plea") == ""


def test_it_opens_with_the_second_factor_and_not_without(case: Case) -> None:
    Citizen(case).finds_the_case().reaches("charge/1/").post("charge/1/", plea="guilty", **SAVE)
    stranger = Citizen(case, postcode="SW1A 2AB")
    stranger.gives_reference()
    assert stranger.proves().status == 200
    assert stranger.get("charge/1/").leads_to == "/plea/ended/"


def test_leaving_an_incomplete_page_keeps_it_with_everything_before_it_and_says_so(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().answers("guilty", "guilty")
    assert citizen.post("contact/", email="not an address", **SAVE).leads_to == "/plea/saved/"
    assert "counts only when you press “Continue”" in citizen.get("saved/").text
    assert EMAIL in citizen.get("check/").text
    assert Draft.objects.get().is_kept


def test_leaving_a_page_on_which_nothing_was_typed_says_nothing_about_it(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().reaches("charge/1/")
    citizen.post("charge/1/", **SAVE)
    assert "is not complete" not in citizen.get("saved/").text


@pytest.mark.parametrize("path", ["case/", "charge/1/", "contact/", "check/", "declaration/"])
def test_every_page_offers_it_and_pressing_the_button_saves(case: Case, path: str) -> None:
    """The button is pressed as a browser without scripts does: with the form that it belongs to."""
    citizen = Citizen(case).finds_the_case().answers("guilty", "guilty")
    page = citizen.get(path)
    buttons = page.root.xpath('//button[contains(., "Save and come back later")]')
    assert len(buttons) == 1
    named = page.root.xpath("//form[@id=$id]", id=buttons[0].get("form", ""))
    form = named[0] if named else next(buttons[0].iterancestors("form"))
    action = form.get("action") or f"/plea/{path}"
    sent = dict(form.form_values()) | {buttons[0].get("name") or "x": "yes"}
    assert citizen.client.post(action, sent)["Location"] == "/plea/saved/"
    assert Draft.objects.get().is_kept
    assert not Event.objects.filter(kind="plea.submitted").exists()


def test_a_receipt_and_a_stop_page_do_not_offer_it(case: Case) -> None:
    citizen = Citizen(case).has_sent("guilty", "guilty")
    for path in ("receipt/", "case/"):
        assert "Save and come back later" not in citizen.get(path).text


def test_the_page_says_until_when_and_each_answer_makes_it_longer(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().reaches("charge/1/")
    citizen.post("charge/1/", plea="guilty", **SAVE)
    age_draft(days=3)
    before = citizen.get("saved/").text
    citizen.post("charge/2/", plea="guilty")
    assert citizen.get("saved/").text != before


def test_the_period_is_a_setting(case: Case, settings: Settings) -> None:
    settings.RETENTION = {**settings.RETENTION, "saved_drafts": timedelta(days=30)}
    Citizen(case).finds_the_case().reaches("charge/1/").post("charge/1/", plea="guilty", **SAVE)
    age_draft(days=29)
    assert Citizen(case).finds_the_case().get("charge/1/").checked("plea") == "guilty"


def test_closing_the_visit_says_until_when_and_shows_nothing_of_the_case(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().reaches("charge/1/")
    citizen.post("charge/1/", plea="guilty", **SAVE)
    assert citizen.post("leave/").leads_to == "/plea/ended/"
    left = citizen.get("ended/")
    assert left.heading == "You have closed your visit"
    assert "Your answers are kept until" in left.text
    assert citizen.get("charge/1/").leads_to == "/plea/ended/"
    assert "plea_visit" not in citizen.client.session
    assert Draft.objects.get().is_kept


def test_saving_is_an_event_once_and_says_nothing_of_the_answers(case: Case) -> None:
    citizen = Citizen(case).finds_the_case().reaches("charge/1/")
    for _ in range(2):
        citizen.post("charge/1/", plea="guilty", **SAVE)
    event = Event.objects.get(kind="plea.draft_kept")
    assert event.data == {}


# ---- the way back by e-mail


def saved(case: Case) -> Citizen:
    citizen = Citizen(case).finds_the_case().reaches("charge/1/")
    citizen.post("charge/1/", plea="guilty", **SAVE)
    return citizen


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_mail_says_how_to_come_back_and_nothing_about_the_case(case: Case, language: str) -> None:
    citizen = Citizen(case)
    citizen.client.cookies["django_language"] = language
    citizen.finds_the_case().reaches("charge/1/").post("charge/1/", plea="guilty", **SAVE)
    assert citizen.post("saved/", email=EMAIL).leads_to == "/plea/saved/"
    assert EMAIL in citizen.get("saved/").text
    asked = Effect.objects.get(kind="notifications.send_mail").payload
    assert (asked["template"], asked["address"], asked["language"]) == ("draft_saved", EMAIL, language)
    letter = write_letter(asked["template"], language=language, facts=asked["facts"])
    assert "/plea/" in letter.text
    for hidden in (case.reference_received, "Lovelace", "Speeding", "SW1A", "1990"):
        assert hidden not in letter.subject + letter.text


def test_one_draft_sends_three_mails_at_most(case: Case) -> None:
    citizen = saved(case)
    for number in range(3):
        assert citizen.post("saved/", email=f"ada{number}@example.org").status == 302
    refused = citizen.post("saved/", email="ada4@example.org")
    assert "We have sent you several e-mails already" in " ".join(refused.errors.values())
    assert Effect.objects.filter(kind="notifications.send_mail").count() == 3


def test_without_an_address_the_field_is_named_and_nothing_is_lost(case: Case) -> None:
    page = saved(case).post("saved/", email="nobody")
    assert list(page.errors) == ["#id_email"]
    assert Draft.objects.get().is_kept


def test_a_draft_that_nobody_saved_has_no_way_back(case: Case) -> None:
    citizen = Citizen(case).finds_the_case()
    assert citizen.post("saved/", email=EMAIL).leads_to == "/plea/case/"
    assert not Effect.objects.exists()


def test_without_a_visit_nothing_can_be_saved(case: Case) -> None:
    for path in ("save/", "saved/", "stay/", "leave/"):
        assert Page(Client().post(f"/plea/{path}")).leads_to == "/plea/ended/"
