"""Initial details built from documents of the case: who gets what, versions, and what is new in them
(domain document "Defence portal", Receipt and publication; Access recording)."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.roles import Role
from commonplatform.benchmarks.bundle_reading import read_bundle
from commonplatform.storage.content import digest_of
from commonplatform.storage.objects import read_object
from disclosure.models import BuiltFrom, Bundle, Material, PageNumbers, SectionRight
from disclosure.services import withdraw_material
from tests.functional.disclosure.bundle_steps import build, pdf_saying, published, without_pdf, words_in
from tests.functional.disclosure.steps import (
    ADA,
    CHARLES,
    World,
    browser,
    events,
    make_world,
    page,
    served,
    upload,
    visible,
    work_off,
)
from tests.support.world import actor_of, make_firm, make_person, represent

pytestmark = pytest.mark.django_db


def built(world: World, *materials: Material, positions: tuple[int, ...] = (1,)) -> Material:
    """The newest initial details of the first of the defendants."""
    assert build(world.prosecutor, world, *materials, positions=positions).status_code == 302
    work_off()
    newest = Material.objects.filter(section="IDPC", defendant__position=positions[0], case=world.case)
    return newest.order_by("-version")[0]


def test_they_are_named_counted_hashed_and_published_as_the_next_version() -> None:
    world = make_world()
    uploaded = served(world)
    idpc = built(world, published(world, "WS", "Summary", "1", "2"), published(world, "KWS", "Statement"))
    assert idpc.name == f"LOVELACE ADA {world.case.reference_received} IDPC"
    content = read_object(idpc.object_key)
    assert (idpc.version, idpc.status, idpc.pages) == (2, "published", 5)
    assert (idpc.sha256, idpc.size) == (digest_of(content), len(content))
    assert idpc.uploaded_by == "Paula Prosecutor"
    uploaded.refresh_from_db()
    assert uploaded.status == "replaced"
    assert str(PageNumbers.objects.get(material=idpc).labels) == "IDPC3–IDPC7"
    assert len(events(world, "idpc.published")) == 2
    response = browser(world.solicitor).get(reverse("disclosure:read", args=[idpc.pk]))
    assert response.status_code == 302


def test_several_defendants_in_one_go_each_with_their_own_documents_only(tmp_path: Path) -> None:
    world = make_world((ADA, CHARLES))
    summary = published(world, "WS", "Summary", "about-both")
    hers = published(world, "PC", "Hers", "about-her", position=1)
    his = published(world, "PC", "His", "about-him", position=2)
    built(world, summary, hers, his, positions=(1, 2))
    first, second = Material.objects.filter(section="IDPC").order_by("defendant__position")
    contents = [words_in(read_object(each.object_key)) for each in (first, second)]
    assert [b"about-both" in content for content in contents] == [True, True]
    assert [b"about-her" in content for content in contents] == [True, False]
    assert [b"about-him" in content for content in contents] == [False, True]
    path = tmp_path / "first.pdf"
    path.write_bytes(read_object(first.object_key))
    assert [stamp.label for stamp in read_bundle(path).stamps][2:] == ["WS1", "PC1"]


def test_whole_sections_go_in_without_what_has_no_pdf() -> None:
    world = make_world()
    published(world, "WS", "Summary", "1")
    published(world, "WS", "Statement", "2")
    published(world, "EX", "Photograph")
    without_pdf(world, "WS", "Call to the police")
    assert build(world.prosecutor, world).status_code == 200
    assert build(world.prosecutor, world, sections=("WS",)).status_code == 302
    work_off()
    parts = BuiltFrom.objects.order_by("position").values_list("title", flat=True)
    assert list(parts) == ["Summary", "Statement"]


def test_what_must_not_reach_the_defence_or_the_bench_is_not_offered_and_not_taken() -> None:
    world = make_world()
    sensitive = published(world, "SUM", "Informant")
    unused = published(world, "UM", "Unused", position=1)
    published(world, "WS", "Summary")
    form = page(world.prosecutor, "build_idpc", case_id=world.case.pk)
    assert "Summary" in form
    assert "Informant" not in form
    assert "Unused" not in form
    for forbidden in (sensitive, unused):
        response = build(world.prosecutor, world, forbidden)
        assert "Select documents from the list" in visible(response.content)
    assert not Bundle.objects.exists()


def test_only_who_may_serve_them_builds_them() -> None:
    """The matrix of sections gives the court the right to file them too; the defence has none."""
    world = make_world()
    summary = published(world, "WS", "Summary")
    assert build(world.solicitor, world, summary).status_code == 403
    ended = timezone.localdate() - timedelta(days=1)
    SectionRight.objects.filter(section="IDPC", role=Role.PROSECUTOR, act="upload").update(valid_until=ended)
    assert build(world.prosecutor, world, summary).status_code == 403
    assert not Bundle.objects.exists()


def test_two_clicks_build_them_once_and_the_same_choice_later_builds_a_new_version() -> None:
    world, key = make_world(), uuid4()
    summary = published(world, "WS", "Summary")
    for _click in range(2):
        assert build(world.prosecutor, world, summary, key=key).status_code == 302
    work_off()
    assert Material.objects.filter(section="IDPC").count() == 1
    assert built(world, summary).version == 2


def test_a_document_without_a_pdf_is_refused_by_name() -> None:
    world = make_world()
    recording = without_pdf(world, "TAI", "Interview of A")
    response = build(world.prosecutor, world, recording)
    assert "Interview of A" in visible(response.content)
    assert not Bundle.objects.exists()


def test_a_defendant_who_would_get_nothing_is_refused() -> None:
    world = make_world((ADA, CHARLES))
    hers = published(world, "PC", "Hers", position=1)
    response = build(world.prosecutor, world, hers, positions=(1, 2))
    assert "Select at least one document for each of the defendants" in visible(response.content)
    assert not Bundle.objects.exists(), "all or none"


def test_a_document_withdrawn_before_they_are_made_stops_them() -> None:
    world = make_world()
    summary = published(world, "WS", "Summary")
    build(world.prosecutor, world, summary)
    withdraw_material(actor=actor_of(world.prosecutor), material_id=summary.pk, reason="x")
    work_off()
    assert Bundle.objects.get().failed_because == "right"
    assert not Material.objects.filter(section="IDPC").exists()


def test_whoever_serves_them_sees_of_every_defendant_that_they_are_being_built_or_could_not_be() -> None:
    world = make_world((ADA, CHARLES))
    represent(world.case, make_firm(), position=2)
    statement = published(world, "KWS", "Statement")
    build(world.prosecutor, world, statement, positions=(1, 2))
    tab = browser(world.prosecutor).get(reverse("disclosure:documents", args=[world.case.pk])).content
    for bundle in Bundle.objects.select_related("defendant"):
        assert bundle.defendant is not None
        assert f"Initial details for {bundle.defendant.display_name} are being built" in visible(tab)
        assert reverse("disclosure:bundle", args=[bundle.pk]) in tab.decode()
    assert "being built" not in page(world.solicitor, "documents", case_id=world.case.pk)
    with actor_scope(actor_of(world.prosecutor)):
        withdraw_material(actor=actor_of(world.prosecutor), material_id=statement.pk, reason="Wrong case")
    work_off()
    said = page(world.prosecutor, "documents", case_id=world.case.pk)
    assert said.count("could not be built") == 2
    served(world)
    said = page(world.prosecutor, "documents", case_id=world.case.pk)
    assert "Initial details for Ada Lovelace could not be built" not in said, "others were served since"
    assert "Initial details for Charles Babbage could not be built" in said


def test_what_is_new_since_the_readers_last_visit_on_the_tab_and_on_the_page() -> None:
    world = make_world()
    summary, statement = published(world, "WS", "Summary", "1", "2"), published(world, "KWS", "Statement")
    old = published(world, "KWS", "Old statement")
    first = built(world, summary, statement, old)
    client = browser(world.solicitor)
    assert "New since" not in idpc_page(world)
    client.get(reverse("disclosure:read", args=[first.pk]))
    corrected = published(world, "KWS", "Statement, corrected", "1", "2", replaces=statement)
    exhibit = published(world, "EX", "Knife", "1")
    built(world, summary, corrected, exhibit)
    text = idpc_page(world)
    assert "New since you opened version 1" in text
    assert "1 new, 1 changed, 1 removed." in text
    assert "Knife (EX1), page 7" in text
    assert "Statement, corrected (KWS1.1–KWS1.2), pages 3 to 4" in text
    assert "Old statement (KWS2), page 4 of the earlier version" in text
    tab = page(world.solicitor, "documents", case_id=world.case.pk)
    assert "Replaced since you opened version 1. 1 new, 1 changed, 1 removed." in tab
    assert "Replaced since" not in page(world.officer, "documents", case_id=world.case.pk), "she never opened one"
    assert reverse("disclosure:read", args=[first.pk]) in client.get(address(world)).content.decode()
    client.get(reverse("disclosure:read", args=[Material.objects.get(section="IDPC", status="published").pk]))
    assert "New since" not in idpc_page(world)


def test_an_uploaded_file_is_compared_page_by_page() -> None:
    world = make_world()
    upload(world, pdf_saying("one", "two", "three", "four"))
    work_off()
    browser(world.solicitor).get(reverse("disclosure:read", args=[Material.objects.get().pk]))
    upload(world, pdf_saying("one", "two, corrected", "four", "five", "six"))
    work_off()
    text = idpc_page(world)
    assert "The whole file was replaced." in text
    assert "Changed page 2 Removed" in text or "Changed page 2" in text
    assert "New pages 4 to 5" in text


def test_the_page_says_what_was_served_and_only_the_prosecution_and_the_court_see_who_reads() -> None:
    world = make_world()
    idpc = built(world, published(world, "WS", "Summary"))
    browser(world.solicitor).get(reverse("disclosure:read", args=[idpc.pk]))
    for user in (world.prosecutor, world.officer):
        text = visible(browser(user).get(address(world)).content)
        assert idpc.sha256 in text
        assert "Hope & Co Sol Icitor" in text
    assert "Who has opened them" not in idpc_page(world)


def test_what_they_consist_of_is_the_own_defendants_affair() -> None:
    world = make_world((ADA, CHARLES))
    built(world, published(world, "WS", "Summary"), positions=(1, 2))
    firm = make_firm()
    represent(world.case, firm, position=2)
    with actor_scope(actor_of(make_person(Role.SOLICITOR, firm))):
        assert {each.defendant.position for each in BuiltFrom.objects.all() if each.defendant} == {2}


def address(world: World) -> str:
    return reverse("disclosure:idpc", args=[world.case.pk, world.defendant.pk])


def idpc_page(world: World) -> str:
    return visible(browser(world.solicitor).get(address(world)).content)
