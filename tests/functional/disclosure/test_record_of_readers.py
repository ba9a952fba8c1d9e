"""Who opened what: per document and per person, on paper and as a file; the defence of its own uploads only."""

import csv
import io
from datetime import date
from importlib import import_module
from uuid import uuid4

import pytest
from django.urls import reverse

from commonplatform.accounts.models import Membership
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Event
from disclosure.models import Material, MaterialRead
from tests.functional.disclosure.steps import ADA, CHARLES, World, browser, make_world, served, visible
from tests.support.queries import at_most_queries
from tests.support.world import make_firm, make_person, represent

pytestmark = pytest.mark.django_db
VIEWS = import_module("disclosure.views.readers")


@pytest.fixture
def world() -> World:
    """Two defendants' initial details; the firm has read its own defendant's, the officer both."""
    world = make_world((ADA, CHARLES))
    for position in (1, 2):
        material = served(world, position=position)
        browser(world.officer).get(reverse("disclosure:read", args=[material.pk]))
    first = Material.objects.get(case=world.case, defendant__position=1)
    browser(world.solicitor).get(reverse("disclosure:read", args=[first.pk]))
    assert MaterialRead.objects.count() == 3
    return world


def _address(world: World, name: str = "readers", query: str = "") -> str:
    return reverse(f"disclosure:{name}", kwargs={"case_id": world.case.pk}) + query


def _rows(world: World, user: object, query: str = "") -> list[list[str]]:
    answer = browser(user).get(_address(world, "readers_file", query))  # type: ignore[arg-type]
    assert answer.status_code == 200
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))[1:]


def test_the_prosecutor_sees_every_reading_and_narrows_to_a_document_or_a_person(world: World) -> None:
    assert len(_rows(world, world.prosecutor)) == 3
    first = Material.objects.get(case=world.case, defendant__position=1)
    assert {row[1] for row in _rows(world, world.prosecutor, f"?document={first.pk}")} == {
        world.officer.full_name,
        "Sol Icitor",
    }
    assert len(_rows(world, world.prosecutor, f"?person={world.officer.pk}")) == 2
    assert _rows(world, world.prosecutor, f"?person={uuid4()}") == []
    assert len(_rows(world, world.prosecutor, "?person=nobody")) == 3
    page = visible(browser(world.prosecutor).get(_address(world, query=f"?person={world.solicitor.pk}")).content)
    assert "Person: Sol Icitor" in page
    assert world.officer.full_name not in page


def test_the_defence_sees_who_opened_its_own_uploads_and_nothing_else(world: World) -> None:
    assert _rows(world, world.solicitor) == []
    own, theirs = Material.objects.order_by("defendant__position")
    Material.objects.filter(pk__in=(own.pk, theirs.pk)).update(uploaded_for_id=world.firm.pk)
    rows = _rows(world, make_person(Role.SOLICITOR, world.firm))
    assert {row[3] for row in rows} == {own.name}, "of the co-defendant not even one's own"
    assert len(rows) == 2


def test_what_somebody_uploaded_for_a_firm_stays_the_firms_when_they_work_for_another(world: World) -> None:
    own = Material.objects.get(case=world.case, defendant__position=1)
    Material.objects.filter(pk=own.pk).update(uploaded_by_id=world.solicitor.pk, uploaded_for_id=world.firm.pk)
    another = make_firm()
    Membership.objects.create(user=world.solicitor, organisation=another, role="solicitor", starts_on=date(2020, 1, 1))
    represent(world.case, another)
    assert _rows(world, make_person(Role.SOLICITOR, another)) == [], (
        "of another firm's uploads they bring nothing along"
    )


def test_strangers_do_not_learn_that_there_is_a_record(world: World) -> None:
    stranger = make_world().solicitor
    for name in ("readers", "print_readers", "readers_file"):
        assert browser(stranger).get(_address(world, name)).status_code == 404
    assert not Event.objects.filter(kind="readers.exported").exists()


def test_printing_and_downloading_are_on_record_looking_is_a_reading(world: World) -> None:
    browser(world.prosecutor).get(_address(world))
    assert not Event.objects.filter(kind="readers.exported").exists()
    paper = visible(browser(world.prosecutor).get(_address(world, "print_readers")).content)
    assert "Printed by Paula Prosecutor, Northshire Police office" in paper
    assert f"Case {world.case.reference_received}" in paper
    _rows(world, world.prosecutor)
    exported = Event.objects.filter(kind="readers.exported").order_by("occurred_at")
    assert [(e.data, e.actor_name) for e in exported] == [
        ({"way": "print", "lines": 3}, "Paula Prosecutor"),
        ({"way": "CSV", "lines": 3}, "Paula Prosecutor"),
    ]
    timeline = f"/cases/{world.case.pk}/timeline/"
    assert "Record of who opened documents" in visible(browser(world.officer).get(timeline).content)
    assert "Record of who opened documents" not in visible(browser(world.solicitor).get(timeline).content)


def test_on_paper_it_says_what_it_is_narrowed_to(world: World) -> None:
    only = f"?person={world.solicitor.pk}"
    paper = visible(browser(world.prosecutor).get(_address(world, "print_readers", only)).content)
    assert "Only this: Person: Sol Icitor" in paper
    assert world.officer.full_name not in paper
    whole = visible(browser(world.prosecutor).get(_address(world, "print_readers", "?person=nobody")).content)
    assert "Only this" not in whole
    assert "Only readings" not in whole
    of_its_own = visible(browser(world.solicitor).get(_address(world, "print_readers")).content)
    assert "Only readings of documents that Hope & Co has sent." in of_its_own


def test_a_page_that_shows_only_the_first_lines_says_so_and_paper_and_file_have_all(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(VIEWS, "MOST_LINES", 2)
    shown = browser(world.prosecutor).get(_address(world)).content
    assert "Only the first 2 lines are shown" in visible(shown)
    assert shown.count(b"<tr") == 1 + 2
    assert len(_rows(world, world.prosecutor)) == 3
    assert browser(world.prosecutor).get(_address(world, "print_readers")).content.count(b"<tr") == 1 + 3
    monkeypatch.setattr(VIEWS, "MOST_LINES", 3)
    assert "Only the first" not in visible(browser(world.prosecutor).get(_address(world)).content)


def test_the_pages_stay_within_their_queries(world: World) -> None:
    client = browser(world.prosecutor)
    client.get("/cases/")
    for name in ("readers", "print_readers", "readers_file"):
        with at_most_queries():
            client.get(_address(world, name))
