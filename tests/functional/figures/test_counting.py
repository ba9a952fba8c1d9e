"""What is counted when somebody looks for a case and answers it: counts, and nothing about anybody."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.forms.models import model_to_dict
from django.utils import timezone

from cases.models import Case, Offence
from cases.selectors.answering import answering_defendant
from cases.states import PleaChoice
from commonplatform.accounts.types import system_actor
from commonplatform.reference.models import Court
from commonplatform.retention.services import apply_retention
from pleas.answers import Answers, ChargeAnswer
from pleas.counted import sent_answer
from pleas.figures.models import AbandonedNote, ReferenceNote, SubmissionNote
from pleas.figures.services.note_submission import note_key
from pleas.models import Draft, Submission
from pleas.permissions import proved_scope
from pleas.types import ProvedDefendant
from tests.functional.pleas.typing import typed_on
from tests.functional.pleas.walking import Citizen
from tests.support.world import Person, make_case, make_court

pytestmark = pytest.mark.django_db
TWO = (("RT88191", "Speeding"), ("RT88333", "No insurance"))


def test_an_answer_is_counted_once_with_its_pleas_and_nothing_of_the_person() -> None:
    case = make_case(defendants=[Person(offences=TWO, postcode="CF24 0RZ")])
    Citizen(case, postcode="CF24 0RZ").speaks_welsh().has_sent("guilty", "not_guilty")
    note = SubmissionNote.objects.get()
    assert (note.guilty, note.guilty_attending, note.not_guilty) == (1, 0, 1)
    assert (note.court_id, note.language, note.initiation_code) == (case.court_id, "cy", "J")
    assert (note.day, note.channel, note.near_wales) == (timezone.localdate(), "online", True)
    known = {str(value) for value in (case.pk, case.reference, case.reference_received, "Lovelace", "CF24")}
    assert not known & {str(value) for value in model_to_dict(note).values()}


def test_lengths_of_what_was_written_and_the_pages_gone_through_are_counted() -> None:
    case = make_case(defendants=[Person(offences=TWO)])
    Citizen(case).has_sent("guilty", "not_guilty")
    sent = Submission.objects.get()
    first, second = Offence.objects.filter(case=case).order_by("sequence").values_list("pk", flat=True)
    answers = Answers(
        charges={
            first: ChargeAnswer(plea=PleaChoice.GUILTY, statement="I am sorry"),
            second: ChargeAnswer(plea=PleaChoice.NOT_GUILTY, statement="It was not me"),
        }
    )
    with proved_scope(ProvedDefendant(sent.case_id, sent.defendant_id)):
        defendant = answering_defendant(sent.case_id, sent.defendant_id)
    counted = sent_answer(sent, answers, defendant, day=timezone.localdate())
    assert (counted.mitigation_length, counted.defence_length) == (len("I am sorry"), len("It was not me"))
    assert {"case", "charge", "check", "declaration"} <= set(SubmissionNote.objects.get().steps)
    assert "company" not in counted.steps


def test_a_journey_given_up_is_counted_once_with_the_page_it_stopped_at() -> None:
    at_once = Citizen(make_case()).finds_the_case()
    first_page = at_once.get("declaration/").leads_to
    further = Citizen(make_case()).finds_the_case()
    while (page := further.get("declaration/").leads_to) != "/plea/charge/1/":
        further.post(page.removeprefix("/plea/"), **typed_on(page, pleas=(), instead={}))
    Draft.objects.update(saved_at=timezone.now() - timedelta(hours=25))
    for _again in range(2):
        apply_retention(actor=system_actor("Retention"))
    assert not Draft.objects.exists()
    stopped_first, stopped_later = sorted(AbandonedNote.objects.all(), key=lambda note: len(note.steps))
    assert first_page == f"/plea/{stopped_first.stopped_at.replace('_', '-')}/"
    assert stopped_first.steps == ["case"]
    assert stopped_later.stopped_at == "charge"
    assert {"case", stopped_first.stopped_at} <= set(stopped_later.steps)
    assert stopped_later.day == timezone.localdate(timezone.now() - timedelta(hours=25))


def test_the_row_is_found_from_the_submission_and_from_nothing_else() -> None:
    Citizen(make_case()).has_sent("guilty")
    assert SubmissionNote.objects.get().pk == note_key(Submission.objects.get().pk)


def test_an_answer_sent_twice_is_counted_once() -> None:
    citizen = Citizen(make_case()).finds_the_case().answers("guilty")
    key = citizen.key()
    citizen.sends(key)
    citizen.sends(key)
    assert SubmissionNote.objects.count() == 1


def test_an_answer_that_is_refused_is_not_counted() -> None:
    case = make_case()
    citizen = Citizen(case).finds_the_case().answers("guilty")
    Case.objects.filter(pk=case.pk).update(status="concluded")
    citizen.sends(citizen.key() or "7d8d1a39-5a55-4a47-bd2c-8a1c3fdd6e0f")
    assert not Submission.objects.exists()
    assert not SubmissionNote.objects.exists()


def test_a_court_in_test_mode_is_left_out() -> None:
    court = make_court()
    Court.objects.filter(pk=court.pk).update(online_plea_test=True)
    Citizen(make_case(court=court)).has_sent("guilty")
    assert Submission.objects.exists()
    assert not SubmissionNote.objects.exists()


@pytest.mark.parametrize(
    ("postcode", "near"), [("SY16 1AA", True), ("S1 1AA", False), ("LL57 1AA", True), ("L1 1AA", False)]
)
def test_postcode_areas_are_whole_letters(postcode: str, near: bool) -> None:
    Citizen(make_case(defendants=[Person(postcode=postcode)]), postcode=postcode).has_sent("guilty")
    assert SubmissionNote.objects.get().near_wales is near


def test_a_hearing_is_counted_on_its_day_in_london() -> None:
    case = make_case(initiation_code="Q")
    Case.objects.filter(pk=case.pk).update(first_hearing_at="2027-06-30T23:30:00Z")
    Citizen(case).has_sent("guilty")
    assert SubmissionNote.objects.get().hearing_on == date(2027, 7, 1)


def test_every_reference_entered_is_counted_by_police_area_and_whether_it_is_held() -> None:
    case = make_case(reference="06AB0012345/26")
    citizen = Citizen(case)
    for typed in (" 06ab 12345 26 ", "06/AB/0012345/26", "07AB1234526", "nonsense é"):
        citizen.gives_reference(typed)
        citizen.proves(postcode="ZZ1 1ZZ")
    noted = list(ReferenceNote.objects.order_by("force_code").values_list("force_code", "is_held"))
    assert noted[0] == ("", False)
    assert ("07", False) in noted
    assert noted.count(("06", True)) >= 1
    assert all(
        re.fullmatch(r"[0-9a-f]{64}", digest) for digest in ReferenceNote.objects.values_list("digest", flat=True)
    )


def test_the_citizens_role_may_have_a_reference_counted_and_reads_nothing_back() -> None:
    case = make_case()
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE cp_citizen")
        try:
            cursor.execute("SELECT note_reference(%s, 'digest', current_date)", [[case.reference]])
            assert cursor.fetchall() == [(None,)]
            cursor.execute("SELECT has_table_privilege('cp_citizen', 'figures_referencenote', 'SELECT')")
            assert cursor.fetchall() == [(False,)]
        finally:
            cursor.execute("RESET ROLE")
    assert ReferenceNote.objects.get().is_held is True
