"""Bundles: what goes in, who gets it, what is recorded (domain document "Defence portal", Bundling and pagination;
Reading content)."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from cases.models import Defendant
from cases.services import revoke_access
from cases.states import Relation
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Effect
from commonplatform.benchmarks.bundle_reading import read_bundle
from commonplatform.documents import bundles as gateway
from commonplatform.documents.bundling.order import Order
from commonplatform.storage.content import digest_of
from commonplatform.storage.objects import (
    ObjectMissing,
    StoreUnavailable,
    delete_object,
    fetch_object,
    read_object,
    store_object,
)
from disclosure.models import Bundle, BundlePart, MaterialRead, Rendition, SectionRight
from disclosure.services import build_bundle as making
from disclosure.services import withdraw_material
from disclosure.services.sweep_bundles import expire_bundles, sweep_bundle_objects
from tests.functional.disclosure.bundle_steps import (
    ask,
    asked,
    file_of,
    made,
    pdf_saying,
    published,
    without_pdf,
    words_in,
)
from tests.functional.disclosure.steps import ADA, CHARLES, browser, events, make_world, page, served, visible, work_off
from tests.support.effects import effects_asking
from tests.support.files import fetch
from tests.support.world import FEED, actor_of, make_firm, make_person, represent

pytestmark = pytest.mark.django_db


def test_whole_sections_and_single_documents_become_one_pdf_in_order(tmp_path: Path) -> None:
    world = make_world()
    knife = published(world, "EX", "Knife")
    published(world, "KWS", "First", "1", "2")
    published(world, "KWS", "Second")
    published(world, "WS", "Not wanted")
    bundle = made(world.solicitor, world, knife, sections=["KWS"])
    found = read_bundle(file_of(bundle, tmp_path))
    assert [stamp.label for stamp in found.stamps] == ["", "", "KWS1", "KWS2", "KWS3", "EX1"]
    assert (bundle.pages, bundle.front_pages, bundle.parts_done) == (6, 2, 3)
    assert list(BundlePart.objects.order_by("position").values_list("first_page", flat=True)) == [3, 5, 6]
    content = words_in(read_object(bundle.object_key))
    assert b"Not wanted" not in content
    text = page(world.solicitor, "bundle", bundle_id=bundle.pk)
    assert "Ready" in text
    assert "KWS1–KWS2 First 3" in text


def test_one_defendants_documents_of_a_section() -> None:
    world = make_world((ADA, CHARLES))
    hers, his = published(world, "PC", "Hers", position=1), published(world, "PC", "His", position=2)
    bundle = asked(world.prosecutor, world, sections=["PC"], defendant=str(hers.defendant_id))
    assert [part.material_id for part in bundle.parts.all()] == [hers.pk]
    everybody = asked(world.prosecutor, world, sections=["PC"], defendant="all")
    assert {part.material_id for part in everybody.parts.all()} == {hers.pk, his.pk}


def test_choosing_nothing_or_what_is_not_offered_is_said_beside_the_field() -> None:
    world = make_world((ADA, CHARLES))
    published(world, "KWS", "First")
    his = published(world, "PC", "His", position=2)
    assert "Select at least one section or document" in visible(ask(world.solicitor, world).content)
    foreign = ask(world.solicitor, world, his)
    assert foreign.status_code == 200
    assert "Select documents from the list" in visible(foreign.content)
    assert "His" not in visible(foreign.content)
    assert not Bundle.objects.exists()


def test_a_document_without_a_pdf_is_named_and_not_offered_and_a_section_is_chosen_without_it() -> None:
    world = make_world()
    first = published(world, "EX", "Photograph")
    recording = without_pdf(world, "EX", "Call to the police")
    response = ask(world.prosecutor, world, first, recording)
    text = visible(response.content)
    assert "Not offered, because there is no PDF of them to read: Call to the police" in text
    assert "Select documents from the list" in text
    assert response.content.count(b"checked") == 1
    assert not Bundle.objects.exists()
    assert ask(world.prosecutor, world, sections=["EX"]).status_code == 302
    assert [part.material for part in Bundle.objects.get().parts.all()] == [first]


def test_what_was_converted_is_bundled_as_its_reading_copy_and_gets_its_labels_then() -> None:
    world = make_world()
    letter = without_pdf(world, "KWS", "Letter")
    content = pdf_saying("Dear Sir", "Yours")
    store_object("material/reading", content, content_type="application/pdf")
    Rendition.objects.create(
        material=letter,
        case=world.case,
        kind="reading",
        object_key="material/reading",
        content_type="application/pdf",
        sha256=digest_of(content),
        size=len(content),
        pages=2,
        made_by="a converter",
    )
    bundle = made(world.solicitor, world, letter)
    assert b"Dear Sir" in words_in(read_object(bundle.object_key))
    assert "KWS1–KWS2 Letter" in page(world.solicitor, "bundle", bundle_id=bundle.pk)


def test_the_same_again_is_the_same_bundle_until_something_changes() -> None:
    world = make_world()
    first, second = published(world, "KWS", "First"), published(world, "KWS", "Second")
    bundle = made(world.solicitor, world, first, second)
    colleague = make_person(Role.SOLICITOR, world.firm)
    assert asked(colleague, world, first, second).pk == bundle.pk
    assert asked(world.solicitor, world, first).pk != bundle.pk
    assert asked(world.prosecutor, world, first, second).pk != bundle.pk, "another organisation's is its own"
    assert len(effects_asking(kind="disclosure.build_bundle")) == 3


def test_a_bundle_with_one_more_document_takes_the_others_from_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = make_world()
    held = [published(world, "KWS", f"Statement {n}", "a", "b") for n in range(4)]
    made(world.solicitor, world, *held)
    orders = []
    make = gateway.make_bundle

    def watched(order: Order, *, wanted: Callable[[int], bool]) -> gateway.Making:
        orders.append(order)
        return make(order, wanted=wanted)

    monkeypatch.setattr(making, "make_bundle", watched)
    late = published(world, "KWS", "Late", stands_after=held[0])
    bundle = made(world.solicitor, world, *held, late)
    assert [part.kept for part in orders[0].parts] == [0, None, 1, 2, 3]
    found = read_bundle(file_of(bundle, tmp_path))
    assert [s.label for s in found.stamps[2:6]] == ["KWS1", "KWS2", "KWS2.1", "KWS3"]
    assert {stamp.pages for stamp in found.stamps} == {11}


def test_nothing_of_a_document_that_was_left_out_is_in_the_file_of_the_next_bundle() -> None:
    world = make_world()
    held = [published(world, "KWS", f"Statement {n}", f"word-{n}") for n in range(4)]
    made(world.solicitor, world, *held)
    withdraw_material(actor=actor_of(world.prosecutor), material_id=held[1].pk, reason="Wrong case")
    bundle = made(world.solicitor, world, held[0], held[2], held[3])
    content = words_in(read_object(bundle.object_key))
    assert b"word-1" not in content
    assert b"word-2" in content


def test_opening_records_every_document_and_gives_a_link() -> None:
    world = make_world()
    idpc, statement = served(world), published(world, "KWS", "Statement")
    bundle = made(world.solicitor, world, idpc, statement)
    response = browser(world.solicitor).get(reverse("disclosure:open_bundle", args=[bundle.pk]))
    assert response.status_code == 302
    fetched = fetch(response["Location"])
    assert fetched.body == read_object(bundle.object_key)
    assert fetched.headers["Content-Disposition"].startswith("attachment")
    reads = MaterialRead.objects.all()
    assert {read.material_id for read in reads} == {idpc.pk, statement.pk}
    assert {read.act for read in reads} == {"download"}, "she keeps the file"
    assert {(read.user_name, read.organisation_name) for read in reads} == {("Sol Icitor", "Hope & Co")}
    assert len(events(world, "bundle.opened")) == 1
    assert [event.sequence for event in events(world, "document.read")] != []
    call_command("verify_audit")
    notices = [e for e in Effect.objects.filter(kind="notifications.send_mail") if e.payload["template"] == "idpc_read"]
    assert len(notices) == 1, "the prosecution hears that initial details were opened in a bundle too"
    assert "Hope & Co" in page(world.prosecutor, "readers", case_id=world.case.pk)


def test_who_may_read_but_not_download_is_shown_the_bundle_only() -> None:
    world = make_world()
    summary = published(world, "CS", "Summary")
    bundle = made(world.officer, world, summary)
    link = browser(world.officer).get(reverse("disclosure:open_bundle", args=[bundle.pk]))["Location"]
    assert fetch(link).headers["Content-Disposition"].startswith("inline")
    assert MaterialRead.objects.get().act == "read"


def test_a_bundle_is_there_for_its_own_organisation_only() -> None:
    world = make_world()
    bundle = made(world.solicitor, world, published(world, "KWS", "Statement"))
    for user in (world.prosecutor, world.officer, make_person(Role.SOLICITOR, make_firm())):
        client = browser(user)
        for name in ("bundle", "open_bundle"):
            assert client.get(reverse(f"disclosure:{name}", args=[bundle.pk])).status_code == 404
        with actor_scope(actor_of(user)):
            assert (Bundle.objects.count(), BundlePart.objects.count()) == (0, 0)
    assert "asked for a bundle" not in visible(
        browser(world.prosecutor).get(reverse("cases:timeline", args=[world.case.pk])).content
    )
    assert not MaterialRead.objects.exists()


def test_the_right_is_decided_again_when_it_is_made() -> None:
    world = make_world()
    bundle = asked(world.solicitor, world, published(world, "KWS", "Statement"))
    revoke_access(
        actor=FEED,
        case_id=world.case.pk,
        principal_id=world.firm.pk,
        relation=Relation.REPRESENTING,
        defendant_id=world.defendant.pk,
    )
    work_off()
    bundle.refresh_from_db()
    assert (bundle.status, bundle.failed_because, bundle.object_key) == ("failed", "right", "")


def test_the_right_is_decided_again_when_it_is_opened() -> None:
    world = make_world()
    statement, exhibit = published(world, "KWS", "Statement"), published(world, "EX", "Knife")
    bundle = made(world.solicitor, world, statement, exhibit)
    today = timezone.localdate()
    SectionRight.objects.filter(section="EX", role=Role.SOLICITOR).update(valid_until=today - timedelta(days=1))
    client, address = browser(world.solicitor), reverse("disclosure:open_bundle", args=[bundle.pk])
    assert client.get(address)["Location"] == reverse("disclosure:bundle", args=[bundle.pk])
    text = page(world.solicitor, "bundle", bundle_id=bundle.pk)
    assert "Open the bundle" not in text
    SectionRight.objects.filter(section="EX", role=Role.SOLICITOR).update(valid_until=None)
    withdraw_material(actor=actor_of(world.prosecutor), material_id=statement.pk, reason="x")
    assert client.get(address)["Location"] == reverse("disclosure:bundle", args=[bundle.pk])
    assert not MaterialRead.objects.exists()


def test_a_firm_off_record_gets_nothing_of_its_old_bundles() -> None:
    world = make_world()
    bundle = made(world.solicitor, world, published(world, "KWS", "Statement"))
    revoke_access(
        actor=FEED,
        case_id=world.case.pk,
        principal_id=world.firm.pk,
        relation=Relation.REPRESENTING,
        defendant_id=world.defendant.pk,
    )
    assert browser(world.solicitor).get(reverse("disclosure:open_bundle", args=[bundle.pk])).status_code == 404


def test_a_firm_off_record_for_one_of_two_defendants_opens_no_bundle_with_papers_of_both() -> None:
    """The row that says which document it was is then hidden by the database: its absence must not open the bundle."""
    world = make_world((ADA, CHARLES))
    represent(world.case, world.firm, position=2)
    hers = published(world, "PC", "Record of Ada", position=1)
    bundle = made(world.solicitor, world, hers, published(world, "PC", "Record of Charles", position=2))
    revoke_access(
        actor=FEED,
        case_id=world.case.pk,
        principal_id=world.firm.pk,
        relation=Relation.REPRESENTING,
        defendant_id=Defendant.objects.get(case=world.case, position=2).pk,
    )
    assert_is_not_opened(world.solicitor, bundle)


def test_a_judge_opens_no_bundle_of_the_court_with_a_document_of_a_section_that_judges_do_not_read() -> None:
    world = make_world()
    bundle = made(world.officer, world, published(world, "WS", "Statement"), published(world, "EX", "Exhibit"))
    judge = make_person(Role.JUDGE, world.officer.memberships.get().organisation)
    assert_is_not_opened(judge, bundle)


def assert_is_not_opened(user: User, bundle: Bundle) -> None:
    client = browser(user)
    answer = client.get(reverse("disclosure:open_bundle", args=[bundle.pk]))
    assert answer["Location"] == reverse("disclosure:bundle", args=[bundle.pk])
    assert not MaterialRead.objects.filter(user_id=user.pk).exists()
    text = visible(client.get(answer["Location"]).content)
    assert "a document that you may not read" in text
    assert "Open the bundle" not in text


def test_cancelled_before_or_while_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    world = make_world()
    statement = published(world, "KWS", "Statement")
    bundle = asked(world.solicitor, world, statement)
    address = reverse("disclosure:bundle", args=[bundle.pk])
    assert "Cancel the bundle" in page(world.solicitor, "bundle", bundle_id=bundle.pk)
    browser(world.solicitor).post(address, {"do": "cancel"})
    work_off()
    bundle.refresh_from_db()
    assert bundle.status == "cancelled"
    again = asked(world.solicitor, world, statement)
    assert again.pk != bundle.pk
    fetch = fetch_object

    def cancelled_meanwhile(key: str, path: Path) -> str:
        browser(world.solicitor).post(reverse("disclosure:bundle", args=[again.pk]), {"do": "cancel"})
        return fetch(key, path)

    monkeypatch.setattr(making, "fetch_object", cancelled_meanwhile)
    work_off()
    again.refresh_from_db()
    assert (again.status, again.object_key) == ("cancelled", "")
    assert len(events(world, "bundle.cancelled")) == 2


def test_a_file_that_is_not_what_was_received_fails_with_its_name_and_can_be_tried_again() -> None:
    world = make_world()
    statement = published(world, "KWS", "Statement of A")
    content = read_object(statement.object_key)
    store_object(statement.object_key, b"%PDF-1.4 something else", content_type="application/pdf")
    bundle = asked(world.solicitor, world, statement)
    work_off()
    text = page(world.solicitor, "bundle", bundle_id=bundle.pk)
    assert "Statement of A could not be taken over" in text
    store_object(statement.object_key, content, content_type="application/pdf")
    response = browser(world.solicitor).post(reverse("disclosure:bundle", args=[bundle.pk]), {"do": "retry"})
    assert response["Location"] == reverse("disclosure:bundle", args=[bundle.pk])
    work_off()
    bundle.refresh_from_db()
    assert (bundle.status, bundle.failed_part) == ("ready", "")


def test_a_store_that_does_not_answer_is_tried_again_by_itself_and_then_said(monkeypatch: pytest.MonkeyPatch) -> None:
    world = make_world()
    bundle = asked(world.solicitor, world, published(world, "KWS", "Statement"))

    def silent(key: str, path: Path) -> str:
        raise StoreUnavailable("no answer")

    monkeypatch.setattr(making, "fetch_object", silent)
    with pytest.raises(StoreUnavailable):
        making.build_bundle(case_id=world.case.pk, bundle_id=bundle.pk, attempt=1)
    assert Bundle.objects.get(pk=bundle.pk).status == "building"
    making.build_bundle(case_id=world.case.pk, bundle_id=bundle.pk, attempt=4)
    assert Bundle.objects.get(pk=bundle.pk).failed_because == "store"


def test_a_worker_that_was_killed_leaves_nothing_undone() -> None:
    world = make_world()
    bundle = asked(world.solicitor, world, published(world, "KWS", "Statement"))
    Bundle.objects.filter(pk=bundle.pk).update(status="building", parts_done=1)
    work_off()
    bundle.refresh_from_db()
    assert bundle.status == "ready"
    making.build_bundle(case_id=world.case.pk, bundle_id=bundle.pk, attempt=2)
    assert Bundle.objects.get(pk=bundle.pk).object_key == bundle.object_key


def test_bundles_expire_and_what_nobody_names_is_swept() -> None:
    world = make_world()
    statement = published(world, "KWS", "Statement")
    bundle = made(world.solicitor, world, statement)
    lost = f"bundle/{uuid4()}"
    store_object(lost, b"x", content_type="application/pdf")
    assert (expire_bundles(), sweep_bundle_objects()) == (0, 0), "too young"
    assert read_object(lost) == b"x"
    Bundle.objects.update(expires_at=timezone.now())
    assert expire_bundles() == 1
    with pytest.raises(ObjectMissing):
        read_object(bundle.object_key)
    assert browser(world.solicitor).get(reverse("disclosure:open_bundle", args=[bundle.pk])).status_code == 404
    assert asked(world.solicitor, world, statement).pk != bundle.pk
    assert sweep_bundle_objects(older_than=timedelta(0)) >= 1
    with pytest.raises(ObjectMissing):
        read_object(lost)


def test_a_bundle_before_that_is_gone_from_the_store_is_no_hindrance() -> None:
    world = make_world()
    held = [published(world, "KWS", f"Statement {n}") for n in range(3)]
    delete_object(made(world.solicitor, world, *held[:2]).object_key)
    assert made(world.solicitor, world, *held).pages == 5


def test_the_cover_says_for_whom_in_the_language_of_whoever_asked(tmp_path: Path) -> None:
    world = make_world((ADA, CHARLES))
    co_firm = make_firm("Second & Co")
    represent(world.case, co_firm, position=2)
    bundle = made(make_person(Role.SOLICITOR, co_firm), world, published(world, "KWS", "Statement"))
    found = read_bundle(file_of(bundle, tmp_path))
    cover = _cover(bundle)
    assert "Charles Babbage" in cover
    assert "Ada Lovelace" not in cover, "the co-defendant is somebody else's"
    assert "Second & Co" in cover
    assert found.bookmarks[0][0] == "Cover"


def _cover(bundle: Bundle) -> str:
    from io import BytesIO
    from re import findall

    import pikepdf

    from commonplatform.documents.bundling.typeface import regular

    with pikepdf.open(BytesIO(read_object(bundle.object_key))) as document:
        content = bytes(document.pages[0].obj.Contents[1].read_bytes())
    return " ".join(regular().decode(shown) for shown in findall(rb"/CourtText [^<]*<([0-9a-f]*)> Tj", content))
