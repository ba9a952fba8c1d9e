"""Check your answers: nothing that was answered is missing, and every page can be reached to change it."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from cases.states import CaseStatus, PleaChoice
from pleas.addresses import address_of_place
from pleas.answers import EmploymentStatus, Witness
from pleas.forms.yes_no import Reply
from pleas.journey import STEPS, CaseFacts, has_page
from pleas.presenters.check import LINES, answer_sections
from pleas.presenters.check.shown import yes_no
from pleas.types import Bilingual, Charge, OwnCase, ProvedDefendant
from tests.support.plea_answers import Choices, walked

KEEPS_NOTHING = {"case", "check", "declaration"}
FIRST, SECOND = uuid4(), uuid4()
TODAY = date(2026, 11, 22)
CASE = OwnCase(
    proved=ProvedDefendant(uuid4(), uuid4()),
    reference="12AB3456726",
    status=CaseStatus.RECEIVED,
    initiation_code="J",
    posting_date=date(2026, 11, 1),
    first_hearing_at=None,
    prosecutor=Bilingual("Police"),
    prosecutor_id=uuid4(),
    court=None,
    defendant_name="Ada Lovelace",
    is_company=False,
    born_on=date(1990, 12, 10),
    charges=tuple(
        Charge(charge, number, Bilingual(f"Offence {number}"), Bilingual(""), Bilingual(""))
        for number, charge in enumerate((FIRST, SECOND), start=1)
    ),
    earlier_plea=None,
)


def test_every_page_that_keeps_an_answer_is_shown() -> None:
    made = {step.name for step in STEPS if not step.before_proof and has_page(step.name)}
    assert made - KEEPS_NOTHING - set(LINES) == set()


@pytest.mark.parametrize("company", [False, True])
@pytest.mark.parametrize("status", list(EmploymentStatus))
def test_each_answer_has_a_line_with_a_link_to_its_page(company: bool, status: EmploymentStatus) -> None:
    facts = CaseFacts((FIRST, SECOND), TODAY, is_company=company, court_supports_welsh=True, has_motoring_charge=True)
    choices = Choices({1: PleaChoice.NOT_GUILTY, 2: PleaChoice.GUILTY}, status=status, hardship=True)
    journey = walked(facts, choices)
    rows = [row for _heading, rows in answer_sections(replace(CASE, is_company=company), journey) for row in rows]
    linked = {action.href.partition("?")[0] for row in rows for action in row.actions}
    assert linked == {address_of_place(place) for place in journey.places if place.name in LINES}
    assert all(str(row.value).strip() for row in rows), [str(row.key) for row in rows if not str(row.value).strip()]
    subjects = [str(action.subject) for row in rows for action in row.actions]
    assert len(subjects) == len(set(subjects)), "each link says what it changes"


def test_a_text_keeps_its_lines_and_is_never_markup() -> None:
    facts = CaseFacts((FIRST, SECOND), TODAY)
    journey = walked(facts, Choices({1: PleaChoice.NOT_GUILTY}))
    answer = replace(
        journey.answers.charge(FIRST),
        statement="I was not there.\n<script>alert(1)</script>",
        witnesses=(Witness("<b>Mary</b>", "1 Mill Lane\nEnginetown"),),
    )
    shown = replace(journey, answers=journey.answers.with_charge(FIRST, answer))
    values = [str(row.value) for _heading, rows in answer_sections(CASE, shown) for row in rows]
    assert "I was not there.<br>&lt;script&gt;alert(1)&lt;/script&gt;" in values
    assert "&lt;b&gt;Mary&lt;/b&gt;<br>1 Mill Lane<br>Enginetown" in values


def test_totals_follow_the_amounts() -> None:
    journey = walked(CaseFacts((FIRST, SECOND), TODAY), Choices(hardship=True))
    rows = {str(row.key): str(row.value) for _heading, rows in answer_sections(CASE, journey) for row in rows}
    assert rows.get("Total income in a week", "£312.50") == "£312.50"
    assert rows.get("Total expenses in a month", "£500") == "£500"


def test_nothing_is_said_for_a_question_that_nobody_asked() -> None:
    assert yes_no(Reply.I_DO, None) == ""
