"""The page around a document, what it shows, and what is only ever handed over as a file (QUALITY S-10)."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.roles import Role
from commonplatform.storage.handing_out import FileToHandOut
from commonplatform.storage.objects import store_object
from commonplatform.storage.tickets import files_origin
from disclosure.models import Material, MaterialRead, Rendition, SectionRight
from disclosure.services import read_material
from disclosure.states import DocumentAct
from tests.functional.disclosure.sections import document
from tests.functional.disclosure.steps import World, browser, events, make_world, served, visible
from tests.support.files import fetch
from tests.support.queries import at_most_queries
from tests.support.world import actor_of, make_person
from tests.unit.storage.pdfs import pdf

pytestmark = pytest.mark.django_db
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ACTIVE = ("text/html", "image/svg+xml", "application/xhtml+xml", "text/javascript", "multipart/related", "text/xml")


def stored(world: World, content_type: str, file_name: str, content: bytes = b"content") -> Material:
    key = f"material/{uuid4()}"
    store_object(key, content, content_type=content_type)
    kind = "pdf" if content_type == "application/pdf" else "office"
    return document(
        world.case,
        "KWS",
        name="Statement of A Witness",
        content_type=content_type,
        file_name=file_name,
        object_key=key,
        kind=kind,
    )


def reading_copy(material: Material) -> Rendition:
    content, key = pdf(3), f"material/{uuid4()}"
    store_object(key, content, content_type="application/pdf")
    return Rendition.objects.create(
        material=material,
        case=material.case,
        kind="reading",
        object_key=key,
        content_type="application/pdf",
        sha256=uuid4().hex * 2,
        size=len(content),
        pages=3,
        made_by="a converter",
    )


def link(world: World, name: str, material: Material) -> str:
    return str(browser(world.solicitor).get(reverse(f"disclosure:{name}", args=[material.pk]))["Location"])


def test_the_page_shows_the_document_in_a_frame_of_its_own_origin_and_nothing_else_may_be_framed() -> None:
    world = make_world()
    material = served(world)
    client = browser(world.solicitor)
    client.get(reverse("cases:list"))
    with at_most_queries():
        answer = client.get(reverse("disclosure:view", args=[material.pk]))
    page = answer.content.decode()
    assert f'src="{reverse("disclosure:read", args=[material.pk])}"' in page
    assert reverse("disclosure:download", args=[material.pk]) in page
    assert world.case.reference_received in visible(answer.content)
    assert f"frame-src 'self' {files_origin()}" in answer["Content-Security-Policy"]
    assert not MaterialRead.objects.exists(), "the page is no reading; what its frame loads is"


def test_the_page_of_a_replaced_document_says_so_before_it_and_leads_to_what_is_in_force() -> None:
    world = make_world()
    first = document(world.case, "IDPC", defendant=world.defendant, status="replaced", version=1)
    second = document(world.case, "IDPC", defendant=world.defendant, version=2)
    statement = document(world.case, "WS", name="Statement", status="replaced")
    again = document(world.case, "WS", name="Statement again", status="replaced", replaces=statement)
    latest = document(world.case, "WS", name="Statement, the last word", replaces=again)
    call = document(world.case, "KE", status="replaced", kind="audio")
    better = document(world.case, "KE", name="Call, louder", kind="audio", replaces=call)
    for old, place, said, new in (
        (first, "view", "In force: version 2", reverse("disclosure:view", args=[second.pk])),
        (statement, "view", "In force: Statement, the last word", reverse("disclosure:view", args=[latest.pk])),
        (call, "play", "In force: Call, louder", reverse("disclosure:play", args=[better.pk])),
    ):
        answer = browser(world.solicitor).get(reverse(f"disclosure:{place}", args=[old.pk])).content
        assert "This document was replaced" in visible(answer).partition("Open the document")[0]
        assert said in visible(answer)
        assert f'href="{new}"' in answer.decode()
    assert "was replaced" not in visible(
        browser(world.solicitor).get(reverse("disclosure:view", args=[latest.pk])).content
    )


def test_what_replaced_a_document_and_is_not_to_be_read_is_not_named() -> None:
    world = make_world()
    old = document(world.case, "WS", name="Statement", status="replaced")
    withdrawn = document(world.case, "WS", name="Another name", replaces=old)
    Material.objects.filter(pk=withdrawn.pk).update(
        status="withdrawn", withdrawn_at=timezone.now(), withdrawn_because="x"
    )
    text = visible(browser(world.solicitor).get(reverse("disclosure:view", args=[old.pk])).content)
    assert "This document was replaced" in text
    assert "Another name" not in text


def test_reading_and_downloading_are_recorded_as_what_they_were() -> None:
    world = make_world()
    material = served(world)
    link(world, "read", material)
    link(world, "download", material)
    assert list(MaterialRead.objects.order_by("read_at").values_list("act", flat=True)) == ["read", "download"]
    assert [len(events(world, kind)) for kind in ("document.read", "document.downloaded")] == [1, 1]


def test_of_a_word_file_the_reading_copy_is_shown_and_the_original_handed_over() -> None:
    world = make_world()
    material = stored(world, WORD, "statement.docx", b"PK original")
    reading_copy(material)
    shown = fetch(link(world, "read", material))
    assert shown.headers["Content-Type"] == "application/pdf"
    assert shown.headers["Content-Disposition"].startswith("inline")
    assert shown.body.startswith(b"%PDF")
    kept = fetch(link(world, "download", material))
    assert kept.body == b"PK original"
    assert 'attachment; filename="Statement_of_A_Witness.docx"' in kept.headers["Content-Disposition"]
    page = visible(browser(world.solicitor).get(reverse("disclosure:view", args=[material.pk])).content)
    assert "A PDF made for reading is shown" in page


def test_without_a_reading_copy_there_is_nothing_to_show_and_the_page_says_so() -> None:
    world = make_world()
    material = stored(world, WORD, "statement.docx")
    answer = browser(world.solicitor).get(reverse("disclosure:read", args=[material.pk]))
    assert answer["Location"] == reverse("disclosure:view", args=[material.pk])
    page = browser(world.solicitor).get(answer["Location"]).content.decode()
    assert "<iframe" not in page
    assert "There is nothing to show" in page
    assert not MaterialRead.objects.exists()
    assert fetch(link(world, "download", material)).body == b"content"


@pytest.mark.parametrize("content_type", ACTIVE)
def test_what_a_browser_would_run_is_an_attachment_of_no_known_type_whatever_is_asked(content_type: str) -> None:
    file = FileToHandOut("material/x", "x", content_type, inline=True)
    assert file.disposition.startswith("attachment")
    assert file.told_type == "application/octet-stream"


def test_an_active_file_is_handed_over_as_bytes_to_keep() -> None:
    world = make_world()
    material = stored(world, "image/svg+xml", "plan.svg", b"<svg onload='alert(1)'/>")
    kept = fetch(link(world, "download", material))
    assert kept.headers["Content-Type"] == "application/octet-stream"
    assert kept.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in kept.headers["Content-Security-Policy"]


def test_who_reads_but_may_not_download_is_offered_no_download_and_given_none() -> None:
    world = make_world()
    material = served(world)
    magistrate = make_person(Role.MAGISTRATE, world.officer.memberships.get().organisation)
    client = browser(magistrate)
    page = client.get(reverse("disclosure:view", args=[material.pk])).content.decode()
    assert reverse("disclosure:download", args=[material.pk]) not in page
    assert client.get(reverse("disclosure:read", args=[material.pk])).status_code == 302
    assert client.get(reverse("disclosure:download", args=[material.pk])).status_code == 403
    with actor_scope(actor_of(magistrate)):
        read_material(actor=actor_of(magistrate), material_id=material.pk)
    assert set(MaterialRead.objects.values_list("act", flat=True)) == {DocumentAct.READ}


@pytest.mark.parametrize(("act", "name"), [("read", "read"), ("read", "view"), ("download", "download")])
def test_a_right_that_has_ended_opens_nothing_from_the_next_day_on(act: str, name: str) -> None:
    from datetime import timedelta

    from django.utils import timezone

    world = make_world()
    material = served(world)
    right = SectionRight.objects.get(section="IDPC", role=Role.SOLICITOR, act=act)
    today = timezone.localdate()
    for ends, status in ((today, {200, 302}), (today - timedelta(days=1), {403})):
        SectionRight.objects.filter(pk=right.pk).update(valid_until=ends)
        assert browser(world.solicitor).get(reverse(f"disclosure:{name}", args=[material.pk])).status_code in status


def test_a_reading_copy_is_seen_in_the_database_by_those_who_see_its_document() -> None:
    world = make_world()
    material = document(world.case, "PRIV", defendant=world.defendant)
    reading_copy(material)
    for user, count in ((world.officer, 1), (world.solicitor, 0), (world.prosecutor, 0)):
        with actor_scope(actor_of(user)):
            assert Rendition.objects.count() == count
