"""The journey as data: order, repetition, and what may be opened when."""

from uuid import UUID, uuid4

import pytest

from cases.states import PleaChoice
from pleas.journey import STEPS, Journey
from pleas.types import Answers

FIRST, SECOND = uuid4(), uuid4()


def journey(*charges: UUID, answers: Answers | None = None) -> Journey:
    return Journey(charges or (FIRST, SECOND), answers or Answers())


def answered(*charges: UUID, email: str = "") -> Answers:
    return Answers(pleas={str(charge): PleaChoice.GUILTY.value for charge in charges}, email=email)


def names(of: Journey) -> list[tuple[str, int]]:
    return [(place.name, place.number) for place in of.places]


def test_each_charge_has_its_page_in_order() -> None:
    assert names(journey()) == [
        ("case", 0),
        ("charge", 1),
        ("charge", 2),
        ("contact", 0),
        ("check", 0),
        ("declaration", 0),
    ]


def test_fourteen_charges_have_fourteen_pages() -> None:
    pages = names(journey(*(uuid4() for _ in range(14))))
    assert [number for name, number in pages if name == "charge"] == list(range(1, 15))


def test_every_page_is_followed_by_the_next_and_the_last_by_itself() -> None:
    walked = journey()
    assert [walked.after(place) for place in walked.places] == [*walked.places[1:], walked.places[-1]]


def test_every_page_leads_back_to_the_one_before_and_the_first_to_none() -> None:
    walked = journey()
    assert [walked.before(place) for place in walked.places] == [None, *walked.places[:-1]]


@pytest.mark.parametrize(
    ("answers", "where"),
    [
        (Answers(), ("charge", 1)),
        (answered(FIRST), ("charge", 2)),
        (answered(SECOND), ("charge", 1)),
        (answered(FIRST, SECOND), ("contact", 0)),
        (answered(FIRST, SECOND, email="a@example.org"), ("declaration", 0)),
    ],
)
def test_somebody_goes_on_where_an_answer_is_missing(answers: Answers, where: tuple[str, int]) -> None:
    place = journey(answers=answers).first_unanswered()
    assert (place.name, place.number) == where


def test_a_page_opens_only_when_everything_before_it_is_answered() -> None:
    walked = journey(answers=answered(FIRST))
    opening = {(place.name, place.number): walked.may_open(place) for place in walked.places}
    assert opening == {
        ("case", 0): True,
        ("charge", 1): True,
        ("charge", 2): True,
        ("contact", 0): False,
        ("check", 0): False,
        ("declaration", 0): False,
    }


def test_a_charge_that_the_defendant_does_not_face_has_no_page() -> None:
    assert journey().place("charge", 3) is None
    assert journey().place("charge", 0) is None


def test_a_plea_that_is_no_plea_counts_as_unanswered() -> None:
    forged = Answers(pleas={str(FIRST): "perhaps"})
    assert journey(FIRST, answers=forged).first_unanswered().name == "charge"


def test_the_steps_before_the_proof_come_first() -> None:
    before = [step.before_proof for step in STEPS]
    assert before == sorted(before, reverse=True)


def test_answers_survive_being_stored() -> None:
    answers = answered(FIRST, SECOND, email="a@example.org")
    assert Answers.from_json(answers.as_json()) == answers
