"""The journey as data: every branch of it, walked; order, repetition, and what may be opened when."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.states import PleaChoice
from commonplatform.env import PROJECT_FOLDER
from pleas.answers import Answers, ChargeAnswer, EmploymentStatus, OfferAnswer, PersonDetails
from pleas.journey import STEPS, CaseFacts, Journey, Section, has_page
from pleas.journey.drawing import drawing
from tests.support.plea_answers import Choices, answered, walked

FIRST, SECOND = uuid4(), uuid4()
TODAY = date(2026, 11, 22)
BOTH = (FIRST, SECOND)
WELSH_DRIVER = CaseFacts(BOTH, TODAY, court_supports_welsh=True, has_motoring_charge=True, birth_is_known=False)
GUILTY, ATTENDING, NOT_GUILTY = PleaChoice.GUILTY, PleaChoice.GUILTY_ATTENDING, PleaChoice.NOT_GUILTY
BENEFITS_TOO = (EmploymentStatus.EMPLOYED_AND_BENEFITS, EmploymentStatus.SELF_EMPLOYED_AND_BENEFITS)
EMPLOYED = (EmploymentStatus.EMPLOYED, EmploymentStatus.EMPLOYED_AND_BENEFITS)
SELF_EMPLOYED = (EmploymentStatus.SELF_EMPLOYED, EmploymentStatus.SELF_EMPLOYED_AND_BENEFITS)


def names(journey: Journey, section: Section | None = None) -> list[str]:
    return [
        f"{place.name}{place.number or ''}"
        for place in journey.places
        if section is None or place.step.section == section
    ]


def of(pleas: tuple[PleaChoice, ...]) -> dict[int, PleaChoice]:
    return dict(enumerate(pleas, start=1))


def every_branch() -> Iterator[tuple[CaseFacts, Choices]]:
    """All combinations of kind, court, charge, offer, pleas to two charges, status, credit and hardship."""
    truth = (False, True)
    for company, welsh, motoring, known, offer in product(truth, truth, truth, truth, (None, *OfferAnswer)):
        facts = CaseFacts(BOTH, TODAY, company, welsh, motoring, known, offer is not None)
        for pleas in product(PleaChoice, repeat=2):
            answer = offer or OfferAnswer.DECLINED
            if company or offer == OfferAnswer.ACCEPTED or set(pleas) == {NOT_GUILTY}:
                yield facts, Choices(of(pleas), answer)
                continue
            for status, credit, hardship in product(EmploymentStatus, truth, truth):
                yield facts, Choices(of(pleas), answer, status, credit, hardship)


def expected_pages(facts: CaseFacts, choices: Choices) -> list[str]:
    """The recommended combined journey of the domain document, written down a second time in plain order."""
    guilty = {GUILTY, ATTENDING}
    pages = ["case", *(["offer"] if facts.has_fixed_offer else [])]
    pages += ["company"] if facts.is_company else ["details"]
    pages += ["address", "contact", *([] if facts.is_company else ["insurance_number"])]
    pages += ["licence"] if facts.has_motoring_charge and not facts.is_company else []
    pleads = not facts.has_fixed_offer or choices.offer == OfferAnswer.DECLINED
    pleas = dict(choices.pleas) if pleads else {}
    for number, plea in pleas.items():
        pages += [f"charge{number}"]
        pages += [f"mitigation{number}"] if plea in guilty else [f"{p}{number}" for p in DENIAL]
    if {ATTENDING, NOT_GUILTY} & set(pleas.values()):
        pages += ["interpreter", "disability", "dates_to_avoid"]
        pages += ["hearing_language"] if facts.court_supports_welsh else []
    if guilty & set(pleas.values()):
        pages += ["company_finances"] if facts.is_company else means_pages(choices)
    pages += ["document_language"] if facts.court_supports_welsh else []
    return [*pages, "check", "declaration"]


DENIAL = ("defence", "evidence", "witnesses")


def means_pages(choices: Choices) -> list[str]:
    status = choices.status
    pages = ["status"]
    pages += ["pay"] if status in (*EMPLOYED, *SELF_EMPLOYED) else []
    pages += ["benefits"] if status == EmploymentStatus.OUT_OF_WORK_BENEFITS else []
    pages += ["other_income"] if status == EmploymentStatus.OTHER else []
    pages += ["in_work_benefits"] if status in BENEFITS_TOO else []
    pages += ["pension_credit"] if status == EmploymentStatus.OTHER and choices.pension_credit else []
    deducts = status in (*EMPLOYED, *BENEFITS_TOO, EmploymentStatus.OUT_OF_WORK_BENEFITS)
    pages += ["deduction"] if deducts else []
    pages += ["employer"] if status in EMPLOYED else []
    pages += ["outstanding_fines", "hardship_question"]
    return [*pages, *(["hardship", "household", "other_expenses"] if choices.hardship else [])]


def test_every_branch_asks_exactly_its_pages() -> None:
    met: set[str] = set()
    for facts, choices in every_branch():
        journey = walked(facts, choices)
        assert names(journey) == expected_pages(facts, choices), (facts, choices)
        met |= {place.name for place in journey.places}
    assert met == {step.name for step in STEPS if not step.before_proof}


def test_fourteen_charges_have_fourteen_pages() -> None:
    journey = walked(CaseFacts(tuple(uuid4() for _ in range(14)), TODAY), Choices())
    assert [place.number for place in journey.places if place.name == "charge"] == list(range(1, 15))


def test_every_page_leads_to_the_next_and_back() -> None:
    journey = walked(WELSH_DRIVER, Choices({1: ATTENDING, 2: NOT_GUILTY}, hardship=True))
    places = journey.places
    assert [journey.after(place) for place in places] == [*places[1:], places[-1]]
    assert [journey.before(place) for place in places] == [None, *places[:-1]]


def test_a_page_opens_only_when_everything_before_it_is_answered() -> None:
    journey = Journey(CaseFacts(BOTH, TODAY), Answers())
    opening = []
    while not journey.is_complete:
        place = journey.first_unanswered()
        places = journey.places
        opening.append(place.name)
        assert [journey.may_open(each) for each in places] == [
            places.index(each) <= places.index(place) for each in places
        ]
        journey = Journey(journey.facts, answered(journey, place, Choices()))
    assert opening[0] == "details"
    assert all(journey.may_open(place) for place in journey.places)


def test_a_page_that_is_not_asked_does_not_open() -> None:
    journey = walked(CaseFacts(BOTH, TODAY), Choices())
    closed = journey.place("defence", 1)
    assert closed is not None
    assert not journey.may_open(closed)


def test_a_charge_that_the_defendant_does_not_face_has_no_page() -> None:
    journey = Journey(CaseFacts(BOTH, TODAY), Answers())
    assert journey.place("charge", 3) is None
    assert journey.place("charge", 0) is None


def test_an_accepted_offer_asks_for_no_plea_and_no_means() -> None:
    facts = CaseFacts(BOTH, TODAY, has_fixed_offer=True)
    journey = walked(facts, Choices(offer=OfferAnswer.ACCEPTED))
    assert names(journey, Section.CHARGE) == names(journey, Section.MEANS) == []


# ---- changing one's mind


def changed(journey: Journey, name: str, choices: Choices, number: int = 0) -> Journey:
    """The journey after answering one page otherwise."""
    place = journey.place(name, number)
    assert place is not None
    after = Journey(journey.facts, answered(journey, place, choices))
    return Journey(journey.facts, after.without_what_no_longer_counts(before=journey.answers))


def test_a_change_that_opens_nothing_leads_back_to_check_answers() -> None:
    before = walked(WELSH_DRIVER, Choices())
    after = changed(before, "contact", Choices())
    assert before.after_changing(after, goal="check").name == "check"


@pytest.mark.parametrize(
    ("page", "number", "choices", "leads_to"),
    [
        ("charge", 1, Choices({1: NOT_GUILTY}), ("defence", 1)),
        ("charge", 2, Choices({2: ATTENDING}), ("interpreter", 0)),
        ("status", 0, Choices(status=EmploymentStatus.OTHER), ("other_income", 0)),
        ("status", 0, Choices(status=EmploymentStatus.EMPLOYED_AND_BENEFITS), ("in_work_benefits", 0)),
        ("hardship_question", 0, Choices(hardship=True), ("hardship", 0)),
    ],
)
def test_a_change_that_opens_pages_leads_to_the_first_of_them(
    page: str, number: int, choices: Choices, leads_to: tuple[str, int]
) -> None:
    before = walked(CaseFacts(BOTH, TODAY), Choices())
    place = before.after_changing(changed(before, page, choices, number), goal="check")
    assert (place.name, place.number) == leads_to


def test_a_page_that_may_stay_empty_is_offered_when_a_change_opens_it() -> None:
    before = walked(CaseFacts(BOTH, TODAY), Choices({1: NOT_GUILTY}))
    after = changed(before, "charge", Choices({1: GUILTY}), 1)
    assert after.answers.charge(FIRST) == ChargeAnswer(GUILTY)
    assert before.after_changing(after, goal="check").name == "mitigation"


def test_a_reason_does_not_become_a_mitigation() -> None:
    before = walked(CaseFacts((FIRST,), TODAY), Choices({1: NOT_GUILTY}))
    assert before.answers.charge(FIRST).statement
    assert not changed(before, "charge", Choices({1: ATTENDING}), 1).answers.charge(FIRST).statement


def test_guilty_and_attending_keeps_the_mitigation_of_guilty() -> None:
    said = Answers({FIRST: ChargeAnswer(GUILTY, "I am sorry.")})
    before = walked(CaseFacts((FIRST,), TODAY), Choices(), said)
    assert changed(before, "charge", Choices({1: ATTENDING}), 1).answers.charge(FIRST).statement == "I am sorry."


def pages_with_answers(journey: Journey) -> set[tuple[str, int]]:
    """Pages whose forgetting would change something: they hold answers."""
    return {
        (place.name, place.number)
        for place in journey.all_places
        if place.step.forget(journey.answers, charge_of(journey, place.number)) != journey.answers
    }


def charge_of(journey: Journey, number: int) -> UUID | None:
    return journey.facts.charges[number - 1] if number else None


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_whatever_is_changed_no_page_that_is_not_asked_keeps_an_answer(data: st.DataObject) -> None:
    facts = replace(WELSH_DRIVER, has_fixed_offer=True, is_company=data.draw(st.booleans()))
    choices = st.builds(
        Choices,
        st.fixed_dictionaries({1: st.sampled_from(PleaChoice), 2: st.sampled_from(PleaChoice)}),
        st.sampled_from(OfferAnswer),
        st.sampled_from(EmploymentStatus),
        st.booleans(),
        st.booleans(),
    )
    journey = walked(facts, data.draw(choices))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.sampled_from(journey.places))
        if place.name in ("case", "check", "declaration"):
            continue
        second = data.draw(choices)
        journey = changed(journey, place.name, second, place.number)
        journey = walked(facts, second, journey.answers)
    asked = {(place.name, place.number) for place in journey.places}
    shared = {"benefits", "in_work_benefits", "mitigation", "defence"}
    assert {page for page in pages_with_answers(journey) - asked if page[0] not in shared} == set()


# ---- and stored


def test_answers_survive_being_stored() -> None:
    for company in (False, True):
        facts = replace(WELSH_DRIVER, is_company=company)
        answers = walked(facts, Choices({1: ATTENDING, 2: NOT_GUILTY}, hardship=True)).answers
        assert Answers.from_json(answers.as_json()) == answers


def test_the_steps_before_the_proof_come_first() -> None:
    before = [step.before_proof for step in STEPS]
    assert before == sorted(before, reverse=True)


def test_a_name_is_not_enough_where_the_case_holds_no_date_of_birth() -> None:
    named = Answers(person=PersonDetails("Ada", "Lovelace"))
    assert Journey(CaseFacts(BOTH, TODAY, birth_is_known=False), named).first_unanswered().name == "details"
    assert Journey(CaseFacts(BOTH, TODAY), named).first_unanswered().name == "address"


@pytest.mark.parametrize(("born_on", "goes_on"), [(date(2008, 11, 22), True), (date(2008, 11, 23), False)])
def test_somebody_who_is_not_yet_18_does_not_go_on(born_on: date, goes_on: bool) -> None:
    said = Answers(person=PersonDetails("Ada", "Lovelace", born_on=born_on))
    journey = Journey(CaseFacts(BOTH, TODAY, birth_is_known=False), said)
    assert (journey.first_unanswered().name == "address") is goes_on


# ---- pages and drawing


def test_every_step_has_a_page() -> None:
    without = {step.name for step in STEPS if not step.before_proof and not has_page(step.name)}
    assert without == set()


def test_the_drawing_in_the_documentation_is_of_this_table() -> None:
    page = (PROJECT_FOLDER / "docs" / "plea-journey.md").read_text()
    assert drawing() in page, "run manage.py draw_plea_journey"


def test_the_drawing_shows_every_page_and_every_condition() -> None:
    drawn = drawing()
    for step in STEPS:
        assert f"  {step.name}[" in drawn
        assert f"| `{step.name}` | {step.shown.said} |" in drawn
