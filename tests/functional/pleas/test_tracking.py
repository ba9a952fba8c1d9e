"""See how one's case is going, and what is left to answer: behind the same second factor."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.models import Case, Hearing
from cases.states import CaseStatus
from commonplatform.audit.models import Effect
from commonplatform.audit.services.run_effect import run_effect
from tests.functional.pleas.test_stop_pages import (
    answered_by_post,
    days_from_now,
    fix_hearing,
    with_a_result,
    with_status,
)
from tests.functional.pleas.walking import EMAIL, Citizen, Page
from tests.support.world import Person, make_case

pytestmark = pytest.mark.django_db
TWO = (("RT88191", "Speeding"), ("RT88192", "No insurance"))


def tracks(case: Case, **who: object) -> Citizen:
    citizen = Citizen(case, **who)  # type: ignore[arg-type]
    assert citizen.get("track/").leads_to == "/plea/reference/"
    citizen.gives_reference()
    found = citizen.proves()
    assert found.leads_to == "/plea/progress/", found.text
    return citizen


def progress(case: Case) -> Page:
    page = tracks(case).get("progress/")
    assert page.heading == "How your case is going"
    return page


def test_the_door_to_tracking_asks_for_the_same_second_factor_and_locks_alike() -> None:
    case = make_case()
    citizen = Citizen(case)
    citizen.get("track/")
    citizen.gives_reference()
    for _ in range(5):
        assert citizen.proves(postcode="SW1A 2AB").status == 200
    assert citizen.proves().status == 200
    assert citizen.get("progress/").leads_to == "/plea/ended/"


def test_before_a_plea_it_says_what_is_waited_for_and_leads_to_the_answer() -> None:
    page = progress(make_case())
    assert "The court is waiting for your plea" in page.text
    assert "/plea/tasks/" in page.links() or "/plea/case/" in page.links()


def test_after_a_plea_it_says_what_was_pleaded_when_and_how() -> None:
    case = make_case(defendants=[Person(offences=TWO)])
    Citizen(case).has_sent("guilty", "not_guilty")
    page = progress(case)
    assert "Your plea has been received" in page.text
    assert "Speeding Your plea Guilty" in page.text
    assert "No insurance Your plea Not guilty" in page.text
    assert "online" in page.text
    assert "/plea/receipt/" in page.links()


def test_a_plea_by_post_is_told_as_such_and_has_no_receipt() -> None:
    page = progress(answered_by_post())
    assert "by post" in page.text
    assert "/plea/receipt/" not in page.links()


def test_a_hearing_has_its_time_court_and_room() -> None:
    case = make_case(initiation_code="Q")
    fix_hearing(case, days_from_now(3))
    page = progress(case)
    assert case.court is not None
    assert "There is a date for a court hearing" in page.text
    assert case.court.name in page.text
    assert "12:00" in page.text or "midday" in page.text
    assert "1 Court Street" in page.text


def test_a_vacated_hearing_is_not_shown_and_a_past_one_is_over() -> None:
    case = make_case(initiation_code="Q")
    fix_hearing(case, days_from_now(3), status="vacated")
    fix_hearing(case, days_from_now(-2), status="heard")
    page = progress(case)
    assert len(page.root.xpath('//h2[starts-with(., "Hearing on")]')) == 1
    assert "This hearing is over" in page.text
    assert Hearing.objects.filter(case=case).count() == 2


@pytest.mark.parametrize(
    ("status", "said"),
    [(CaseStatus.WITHDRAWN, "has withdrawn this case"), (CaseStatus.CONCLUDED, "has decided this case")],
)
def test_a_case_that_is_over_says_so(status: CaseStatus, said: str) -> None:
    assert said in progress(with_status(status)).text


def test_a_case_that_the_court_has_begun_to_decide_waits_for_no_plea() -> None:
    page = progress(with_a_result())
    assert "The court is deciding this case." in page.text
    assert "waiting for your plea" not in page.text
    assert "/plea/case/" not in page.links()


def test_the_mails_to_the_defendant_are_shown_as_they_were_sent_and_no_others() -> None:
    case = make_case(defendants=[Person(), Person(forenames="Bea", postcode="CF10 1AA")])
    Citizen(case).has_sent("guilty")
    Citizen(case, postcode="CF10 1AA").has_sent("guilty", email="bea@example.org")
    for effect in Effect.objects.filter(kind="notifications.send_mail"):
        run_effect(effect.pk)
    mine = tracks(case).get("emails/")
    subjects = mine.root.xpath("//details/summary")
    assert len(subjects) == 1
    assert "We have received" in subjects[0].text_content()
    assert "bea@example.org" not in mine.text


def test_of_several_defendants_each_sees_their_own_only() -> None:
    case = make_case(
        defendants=[Person(offences=TWO[:1]), Person(forenames="Bea", postcode="CF10 1AA", offences=TWO[1:])]
    )
    Citizen(case).has_sent("guilty")
    theirs = tracks(case, postcode="CF10 1AA").get("progress/")
    assert "No insurance Your plea None yet" in theirs.text
    assert "Speeding" not in theirs.text


def test_it_shows_nothing_more_about_the_person() -> None:
    text = progress(make_case()).text
    for hidden in ("Analytical Way", "SW1A", "1990", "Lovelace"):
        assert hidden not in text


def test_it_is_in_welsh_in_welsh() -> None:
    case = make_case()
    citizen = Citizen(case).speaks_welsh()
    citizen.get("track/")
    citizen.gives_reference()
    citizen.proves()
    page = citizen.get("progress/")
    assert page.heading == "Sut mae eich achos yn mynd rhagddo"
    assert "Mae’r llys yn aros am eich ple" in page.text


# ---- the task list


def test_who_comes_back_to_saved_answers_sees_what_is_left_and_nobody_else_does() -> None:
    case = make_case(defendants=[Person(offences=TWO)])
    citizen = Citizen(case).finds_the_case().reaches("charge/1/")
    citizen.post("charge/1/", plea="guilty", save_for_later="yes")
    again = Citizen(case)
    again.gives_reference()
    assert again.proves().leads_to == "/plea/tasks/"
    page = again.get("tasks/")
    assert page.heading == "Go on where you stopped"
    states = {
        " ".join(item.xpath("string(.//*[contains(@class, 'name-and-hint')])").split()): " ".join(
            item.xpath("string(.//*[contains(@class, 'task-list__status')])").split()
        )
        for item in page.root.xpath("//li[contains(@class, 'govuk-task-list__item')]")
    }
    assert states["Your details"] == "Completed"
    assert states["Charge 2 of 2 No insurance"] in ("Cannot start yet", "Not completed yet")
    assert states["Check your answers and send them"] == "Cannot start yet"


def test_a_task_leads_to_its_first_unanswered_page() -> None:
    case = make_case(defendants=[Person(offences=TWO)])
    citizen = Citizen(case).finds_the_case()
    citizen.post("save/")
    page = citizen.get("tasks/")
    for href in page.links():
        if href.startswith("/plea/"):
            assert citizen.get(href.removeprefix("/plea/")).status == 200, href


def test_when_everything_is_answered_only_sending_is_left() -> None:
    citizen = Citizen(make_case()).finds_the_case().answers("guilty")
    page = citizen.get("tasks/")
    assert "Cannot start yet" not in page.text
    assert page.text.count("Not completed yet") == 1


def test_the_task_list_of_a_sent_or_timed_out_answer_leads_on() -> None:
    case = make_case()
    citizen = Citizen(case).has_sent("guilty")
    assert citizen.get("tasks/").leads_to == "/plea/receipt/"
    assert Citizen(case).get("tasks/").leads_to == "/plea/ended/"


def test_what_was_received_long_ago_is_tracked_too() -> None:
    case = make_case(received_at=timezone.now() - timedelta(days=400))
    assert progress(case).status == 200


def test_the_address_of_the_receipt_mail_is_nowhere_on_the_page() -> None:
    case = make_case()
    Citizen(case).has_sent("guilty")
    assert EMAIL not in progress(case).text
