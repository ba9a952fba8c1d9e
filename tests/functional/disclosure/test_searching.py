"""Searching in the documents of a case: what is found, what is shown, and what never is."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cases.exceptions import CaseNotFound
from cases.models import AccessGrant, Case, Defendant
from cases.selectors import open_case
from cases.services import grant_access
from cases.states import Relation
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor
from commonplatform.audit.models import Event
from disclosure.models import Material, SectionRight
from disclosure.search_words import terms_of
from disclosure.sections import BY_CODE, CATALOGUE
from disclosure.selectors import readable_documents, search_documents
from tests.functional.disclosure.preparing import publish, with_text
from tests.functional.disclosure.steps import ADA, CHARLES, browser, make_world, visible
from tests.support.queries import MOST_QUERIES, counted_queries
from tests.support.world import (
    FEED,
    actor_of,
    court_staff,
    make_case,
    make_firm,
    make_person,
    make_prosecutor,
    prosecution_office,
    represent,
)

pytestmark = pytest.mark.django_db


def ask(user: User, case: Case, **query: str) -> str:
    answer = browser(user).get(reverse("disclosure:search", args=[case.pk]), query)
    assert answer.status_code == 200
    return answer.content.decode()


def found(user: User, case: Case, question: str, **query: str) -> list[str]:
    """What the links of the results say."""
    text = ask(user, case, q=question, **query)
    return [part.split("</a>")[0].rpartition(">")[2] for part in text.split('<li class="app-found__page">')[1:]]


def test_words_by_their_stem_phrases_beginnings_references_and_names() -> None:
    world = make_world()
    with_text(
        publish(world.case, name="Statement"),
        "The witnesses saw DC O’Brien seize the vehicle, exhibit JB/1.",
        "A red car. Later the car was seen in Llŷn; the owner is Siân Bevan-Jones, AB12 CDE.",
    )
    one, two = "Statement, page 1", "Statement, page 2"
    expected = {
        "witness": [one],
        "seized vehicles": [one],
        "O'Brien": [one],
        "obrien": [],
        "jb/1": [one],
        "JB 1": [one],
        "JB/2": [],
        "vehic*": [one],
        "vehic": [],
        '"red car"': [two],
        '"car red"': [],
        '"was seen in"': [two],
        "llyn": [two],
        "Siân": [two],
        "sian bevan jones": [two],
        "AB12 CDE": [two],
        "the": [one, two],
        "exhibit red": [],
    }
    assert {question: found(world.officer, world.case, question) for question in expected} == expected


def test_the_box_for_cases_does_not_repeat_what_the_documents_were_searched_for() -> None:
    world = make_world()
    shown = ask(world.officer, world.case, q="Caerdydd")
    assert shown.count('value="Caerdydd"') == 1, "in the box of this page alone"
    cases = browser(world.officer).get(reverse("cases:list"), {"q": "Caerdydd"}).content.decode()
    assert 'value="Caerdydd"' in cases


def test_welsh_words_are_found_in_their_mutations_when_that_is_asked_for() -> None:
    world = make_world()
    with_text(publish(world.case, name="Datganiad"), "Gwelais ef yng Nghaerdydd gyda thyst.")
    assert found(world.officer, world.case, "Caerdydd tyst") == []
    shown = ask(world.officer, world.case, q="Caerdydd tyst", welsh="on")
    assert "<mark>Nghaerdydd</mark>" in shown
    assert "<mark>thyst</mark>" in shown


def test_a_result_leads_to_its_page_says_where_it_is_filed_and_marks_the_words_without_running_them() -> None:
    world = make_world()
    material = with_text(
        publish(world.case, section="PC", position=1, name="Record <i>of</i> Ada"),
        "",
        'Said: <script>alert("x")</script> <mark>stolen</mark> & sold the stolen goods',
    )
    text = ask(world.officer, world.case, q="stolen")
    assert f"{material.pk}/" in text
    assert "page=2" in text
    assert "Previous convictions – Ada Lovelace" in text
    assert "<script>alert" not in text
    assert "&lt;mark&gt;<mark>stolen</mark>&lt;/mark&gt; &amp; sold the <mark>stolen</mark> goods" in text
    assert "Record <i>of" not in text
    assert "1 page is a picture without text" in visible(text.encode())


def test_an_empty_question_is_an_error_at_the_field_and_no_question_is_none() -> None:
    world = make_world()
    assert "There is a problem" not in ask(world.officer, world.case)
    for question, said in (
        ("", "Enter what to search for"),
        ("/ -", "Enter a word, a name or a reference"),
        ("x" * 201, "200 characters or fewer"),
    ):
        text = ask(world.officer, world.case, q=question)
        assert "There is a problem" in text
        assert said in text
        assert 'href="#id_q"' in text
    nothing = visible(ask(world.officer, world.case, q="unicorn").encode())
    assert "Nothing found" in nothing


def test_a_section_filter_offers_and_searches_only_what_the_reader_has() -> None:
    world = make_world()
    for section in ("EX", "WS", "PRIV"):
        with_text(publish(world.case, section=section, position=1, name=f"In {section}"), "a knife")
    assert found(world.officer, world.case, "knife") == ["In PRIV, page 1", "In WS, page 1", "In EX, page 1"]
    assert found(world.officer, world.case, "knife", section="WS") == ["In WS, page 1"]
    assert found(world.solicitor, world.case, "knife") == ["In WS, page 1", "In EX, page 1"]
    shown = ask(world.solicitor, world.case, q="knife")
    assert 'value="WS"' in shown
    assert "Private section" not in shown
    assert "Select a valid choice" in ask(world.solicitor, world.case, q="knife", section="PRIV")


def test_results_are_counted_to_a_limit_and_paged_in_the_order_of_the_documents() -> None:
    world = make_world()
    with_text(publish(world.case, name="Long"), *["a knife"] * 1_030)
    with_text(publish(world.case, section="CS", name="First"), "a knife")
    names = found(world.officer, world.case, "knife")
    assert (names[0], names[1], len(names)) == ("First, page 1", "Long, page 1", 25)
    assert "1,000+ results" in ask(world.officer, world.case, q="knife")
    assert found(world.officer, world.case, "knife", page="2")[0] == "Long, page 25"
    assert found(world.officer, world.case, "knife", page="900") == []
    assert found(world.officer, world.case, "knife", page="x")[0] == "First, page 1"
    client, address = browser(world.officer), reverse("disclosure:search", args=[world.case.pk])
    client.get(address)
    with counted_queries() as queries:
        client.get(address, {"q": '"a knife" kni*', "page": "2"})
    assert len(queries) <= MOST_QUERIES, "\n".join(sql[:90] for sql in queries)


def test_it_says_what_could_not_be_searched() -> None:
    world = make_world()
    publish(world.case, name="Not ready")
    assert "1 document could not be searched (yet)" in visible(ask(world.officer, world.case, q="x").encode())


def test_withdrawn_and_replaced_documents() -> None:
    world = make_world()
    gone, older = (with_text(publish(world.case, name=name), "a knife") for name in ("Gone", "Older"))
    Material.objects.filter(pk=gone.pk).update(
        status="withdrawn", withdrawn_at=timezone.now(), withdrawn_because="Wrong case"
    )
    Material.objects.filter(pk=older.pk).update(status="replaced", replaced_at=timezone.now())
    assert found(world.officer, world.case, "knife") == ["Older, page 1"]


def test_searching_is_recorded_as_a_reading_of_the_case_without_the_words() -> None:
    world = make_world()
    ask(world.solicitor, world.case, q="alibi")
    event = Event.objects.get(case_id=world.case.pk, kind="case.opened")
    assert event.data == {"page": "document search"}


def test_another_case_is_absent_and_without_a_sign_in_there_is_none() -> None:
    world = make_world()
    other = make_case()
    with_text(publish(other, name="Foreign"), "a knife")
    for case_id in (other.pk, uuid4()):
        address = reverse("disclosure:search", args=[case_id])
        assert browser(world.solicitor).get(address, {"q": "knife"}).status_code == 404
        assert Client().get(address, {"q": "knife"}).status_code == 302


SECTIONS = [section.code.value for section in CATALOGUE]


@settings(
    max_examples=12,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    filed=st.lists(
        st.tuples(
            st.sampled_from(SECTIONS),
            st.sampled_from([0, 1, 2]),
            st.sampled_from(["published", "replaced", "withdrawn"]),
        ),
        min_size=4,
        max_size=24,
    ),
    ended=st.sets(st.sampled_from(SECTIONS), max_size=4),
)
def test_nobody_finds_a_page_of_what_they_may_not_read(filed: list[tuple[str, int, str]], ended: set[str]) -> None:
    """Roles times sections: what is found is exactly what the documents tab lets open, and the database agrees.

    Each document has a word of its own, so that a page that slips through is seen even if its name is not.
    """
    world = make_world((ADA, CHARLES))
    people = _people(world.case, world.officer, world.prosecutor, world.solicitor)
    SectionRight.objects.filter(act="read").update(valid_until=None)
    yesterday = timezone.localdate() - timedelta(days=1)
    SectionRight.objects.filter(section__in=ended, act="read").update(valid_until=yesterday)
    held = [_file(world.case, *each) for each in filed]
    for who, user in people.items():
        actor = actor_of(user)
        with actor_scope(actor):
            seen = _searched(actor, world.case, held)
        expected = {
            material.pk
            for material in held
            if _may_read(user, world.case, material, ended) and not BY_CODE[material.section].filed_by_us
        }
        assert seen == expected, who


def _file(case: Case, section: str, position: int, status: str) -> Material:
    wanted = position or (1 if BY_CODE[section].of_a_defendant else None)
    whose = Defendant.objects.filter(case=case, position=wanted or 0).first()
    version = 1 + Material.objects.filter(case=case, section=section).count() if section == "IDPC" else None
    Material.objects.filter(case=case, section="IDPC", status="published", defendant=whose).update(
        status="replaced", replaced_at=timezone.now()
    )
    material = with_text(
        publish(case, section=section, position=wanted, stored=False, version=version), f"common x{uuid4().hex}"
    )
    facts: dict[str, object] = {"replaced_at": timezone.now()}
    if status == "withdrawn":
        facts = {"withdrawn_at": timezone.now(), "withdrawn_because": "Wrong"}
    if status != "published":
        Material.objects.filter(pk=material.pk, status="published").update(status=status, **facts)
    material.refresh_from_db()
    return material


def _searched(actor: Actor, case: Case, held: list[Material]) -> set[UUID]:
    """By the common word, and once more as if the application's own lock were open: the database's stays shut."""
    try:
        file = open_case(actor, case.pk)
    except CaseNotFound:
        return set()
    terms = terms_of("common")
    mine = readable_documents(file)
    by_both = {hit.material_id for hit in search_documents(file, mine, terms).hits}
    by_the_database = {hit.material_id for hit in search_documents(file, held, terms).hits}
    assert by_both <= by_the_database <= set(Material.objects.values_list("pk", flat=True))
    return by_both


def _people(case: Case, officer: User, prosecutor: User, solicitor: User) -> dict[str, User]:
    assert case.court is not None
    court = court_staff(case.court)
    co_firm, granted, instructed = make_firm(), make_person(Role.BARRISTER, make_firm()), make_firm()
    represent(case, co_firm, position=2)
    first = Defendant.objects.get(case=case, position=1)
    for principal, relation in ((granted.pk, Relation.GRANTED), (instructed.pk, Relation.INSTRUCTED)):
        grant_access(
            actor=FEED,
            case_id=case.pk,
            principal_id=principal,
            principal_name="x",
            relation=relation,
            defendant_id=first.pk,
        )
    return {
        "officer": officer,
        "prosecutor": prosecutor,
        "other prosecutor": make_person(Role.PROSECUTOR, prosecution_office(make_prosecutor())),
        "firm": solicitor,
        "co-firm": make_person(Role.SOLICITOR, co_firm),
        "granted": granted,
        "instructed": make_person(Role.SOLICITOR, instructed),
        "judge": make_person(Role.JUDGE, court),
        "magistrate": make_person(Role.MAGISTRATE, court),
        "outsider": make_person(Role.SOLICITOR, make_firm()),
    }


# Who reads what, told a second time and by hand: domain document "Defence portal", Catalogue of sections, and the
# notes below it. Court staff read everything but sensitive unused material.
_DEFENCE = set(SECTIONS) - {"PRIV", "SUM", "TAI", "BAC"}
_READS = {
    Role.COURT_OFFICER: set(SECTIONS) - {"SUM"},
    Role.PROSECUTOR: set(SECTIONS) - {"PRIV", "MF", "CH", "CS", "AP", "CFO"},
    Role.SOLICITOR: _DEFENCE,
    Role.BARRISTER: _DEFENCE,
    Role.JUDGE: {"PRIV", "KWS", "WS", "KE", "SFR", "DS", "PC", "IDPC", "MCEB", "CM", "SE"},
    Role.MAGISTRATE: set(SECTIONS) - {"PRIV", "UM", "SUM", "EX", "MF"},
}


def _may_read(user: User, case: Case, material: Material, ended: set[str]) -> bool:
    if material.status == "withdrawn" or material.section in ended:
        return False
    actor = actor_of(user)
    grants = (
        case.accessgrant_set.filter(principal_id__in=actor.principals) if hasattr(case, "accessgrant_set") else None
    )

    grants = AccessGrant.objects.filter(case=case, principal_id__in=actor.principals)
    if material.section not in _READS[actor.role]:
        return False
    for grant in grants:
        if grant.relation == Relation.INSTRUCTED and material.section != "IDPC":
            continue
        if grant.defendant_id is None or material.defendant_id in (None, grant.defendant_id):
            return True
    return False
