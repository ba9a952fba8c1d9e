"""Whatever is typed into whichever field: the page again with an error that names the field, or the next page.

The pages come from the table of the journey, their fields from the pages themselves.
"""

from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.states import PleaChoice
from commonplatform.accounts.types import CITIZEN
from pleas.addresses import address_of_place
from pleas.answers import Answers, EmploymentStatus
from pleas.journey import STEPS, facts_of, has_page
from pleas.permissions import proved_scope
from pleas.selectors import draft_of, own_case
from pleas.services import save_answers
from pleas.types import Visit
from pleas.views.visits import visit_kept_in
from tests.functional.pleas.walking import BORN, Citizen, Page
from tests.support.plea_answers import Choices, walked
from tests.support.world import Person, make_case, make_court

pytestmark = pytest.mark.django_db
HOSTILE = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=400),
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            "' OR 1=1 --",
            "{{ 7*7 }}{% raw %}",
            "%(number)s %s %n",
            "\x00",
            "\r\nBcc: all@example.org",
            "=cmd|' /C calc'!A0",
            "\u202eevil",
            "🦊" * 50,
            "0" * 300,
            "-1",
            "31",
            "9999",
            "February",
        ]
    ),
)
WORDS = st.sampled_from(
    ["yes", "no", "guilty", "not_guilty", "employed", "weekly", "cy", "director", "1", "12.345", "29"]
)
TWO = (("RT88191", "Speeding"), ("RT88192", "No insurance"))
NO_FORM = ("case", "check")
BEFORE_PROOF = {"/plea/reference/": "reference", "/plea/your-notice/": "proof"}
DENIES_ONE = {1: PleaChoice.NOT_GUILTY, 2: PleaChoice.GUILTY}
BRANCHES = {
    "employed": (
        Person(offences=TWO),
        Choices(DENIES_ONE, status=EmploymentStatus.EMPLOYED_AND_BENEFITS, hardship=True),
    ),
    "other": (Person(offences=TWO), Choices(DENIES_ONE, status=EmploymentStatus.OTHER, pension_credit=True)),
    "out of work": (Person(offences=TWO), Choices(DENIES_ONE, status=EmploymentStatus.OUT_OF_WORK_BENEFITS)),
    "company": (Person(organisation_name="Engines Ltd", offences=TWO), Choices(DENIES_ONE)),
}


class AtTheEnd:
    """Somebody with every answer given, whose pages all stand open."""

    def __init__(self, person: Person, choices: Choices) -> None:
        case = make_case(court=make_court(is_welsh=True), defendants=[person])
        self.citizen = Citizen(case, born={} if person.organisation_name else dict(BORN)).finds_the_case()
        self.citizen.gives_reference("99ZZ0000001")
        visit = visit_kept_in(self.citizen.client.session)
        assert visit is not None
        self.visit: Visit = visit
        with proved_scope(visit.proved):
            facts = facts_of(own_case(visit.proved), today=timezone.localdate())
        self.complete = walked(facts, choices)
        self.paths = [address_of_place(place) for place in self.complete.places if place.name not in NO_FORM]
        self.begin_again()

    def begin_again(self) -> None:
        with proved_scope(self.visit.proved):
            save_answers(actor=CITIZEN, visit=self.visit, change=lambda _stored: self.complete.answers)

    @property
    def kept(self) -> Answers | None:
        with proved_scope(self.visit.proved):
            return draft_of(self.visit)

    def get(self, path: str) -> Page:
        return self.citizen.get(path.removeprefix("/plea/"))

    def post(self, path: str, typed: dict[str, str]) -> Page:
        return self.citizen.post(path.removeprefix("/plea/"), **typed)


@pytest.fixture(params=BRANCHES)
def at_the_end(request: pytest.FixtureRequest) -> AtTheEnd:
    return AtTheEnd(*BRANCHES[request.param])


def fields_on(page: Page) -> list[str]:
    """The names of everything that can be sent from the page's own form."""
    names = page.root.xpath("//main//form//*[self::input or self::textarea or self::select]/@name")
    return sorted({str(name) for name in names} - {"csrfmiddlewaretoken", "declared", "save_for_later"})


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_whatever_is_typed_the_page_comes_again_and_names_the_field(at_the_end: AtTheEnd, data: st.DataObject) -> None:
    at_the_end.begin_again()
    path = data.draw(st.sampled_from([*BEFORE_PROOF, *at_the_end.paths]), label="page")
    fields = fields_on(at_the_end.get(path))
    assert fields, path
    typed = {name: data.draw(WORDS | HOSTILE, label=name) for name in fields}
    before = at_the_end.kept
    page = at_the_end.post(path, typed)
    assert page.status in (200, 302)
    if page.status == 200:
        comes_again_with_its_errors(page)
        assert at_the_end.kept == before, "a page that is refused changes nothing"
    else:
        assert urlsplit(page.leads_to).path.startswith("/plea/")
        assert at_the_end.kept is not None


def comes_again_with_its_errors(page: Page) -> None:
    controls = {f"#{control}" for control in page.root.xpath("//main//*[self::input or self::textarea]/@id")}
    assert page.errors
    assert set(page.errors) <= controls
    assert page.title.startswith("Error:")
    assert b"<script>alert" not in page.response.content


def test_every_page_with_a_form_is_reached_by_one_of_the_branches() -> None:
    reached = {path.split("/")[2] for branch in BRANCHES.values() for path in AtTheEnd(*branch).paths}
    made = {step.name.replace("_", "-") for step in STEPS if not step.before_proof and has_page(step.name)}
    assert made - reached <= {*NO_FORM, "offer"}
