"""A published document is made ready for reading and searching, by the worker and the real converters."""

from hashlib import sha256
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from commonplatform.accounts.database_scope import actor_scope, task_scope
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Effect, Event
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.documents.conversion import office_to_pdf
from commonplatform.storage.objects import delete_object, list_objects, read_object
from disclosure.models import DocumentText, Material, Preparation, Rendition
from disclosure.services import prepare_material as preparing
from disclosure.states import MaterialKind, PreparationReason, PreparationState
from disclosure.types import READING
from tests.functional.disclosure.preparing import asked_to_prepare, prepare, publish
from tests.functional.disclosure.steps import ADA, CHARLES, make_world, page
from tests.support.world import actor_of, as_superuser, make_firm, make_person, represent
from tests.unit.documents import samples
from tests.unit.storage.pdfs import pdf

pytestmark = pytest.mark.django_db
WAITING, DONE, FAILED = Effect.Status.WAITING, Effect.Status.DONE, Effect.Status.FAILED


def test_an_office_document_gets_a_pdf_for_reading_and_its_text_and_keeps_its_original() -> None:
    world = make_world()
    content = samples.docx("Statement of PC Jones about exhibit JB/1")
    material = publish(world.case, content, kind=MaterialKind.OFFICE, content_type=samples.DOCX)
    assert prepare(material).status == DONE
    copy = Rendition.objects.get(material=material)
    made = read_object(copy.object_key)
    assert (copy.kind, copy.content_type, copy.pages, copy.made_by) == ("reading", "application/pdf", 1, "LibreOffice")
    assert (sha256(made).hexdigest(), len(made)) == (copy.sha256, copy.size)
    assert "exhibit JB/1" in DocumentText.objects.get(material=material).text
    assert read_object(material.object_key) == content
    event = Event.objects.get(case_id=world.case.pk, kind="document.converted")
    assert event.data == {"made_by": "LibreOffice", "pages": 1, "sha256": copy.sha256}


@pytest.mark.parametrize(
    ("kind", "content_type", "content", "said"),
    [
        (MaterialKind.TEXT, "text/plain", b"I was driving", "I was driving"),
        (MaterialKind.EMAIL, "message/rfc822", samples.eml(subject="About JB/1"), "About JB/1"),
        (MaterialKind.IMAGE, "image/tiff", samples.picture("TIFF", "1", pages=2), ""),
    ],
)
def test_text_mail_and_pictures_too(kind: MaterialKind, content_type: str, content: bytes, said: str) -> None:
    world = make_world()
    material = publish(world.case, content, kind=kind, content_type=content_type)
    assert prepare(material).status == DONE
    pages = DocumentText.objects.filter(material=material).order_by("page")
    assert said in pages[0].text
    state = Preparation.objects.get(material=material)
    assert state.pages == len(pages) == Rendition.objects.get(material=material).pages
    assert state.picture_pages == (2 if kind == MaterialKind.IMAGE else 0)
    assert [page.is_picture for page in pages] == [kind == MaterialKind.IMAGE] * len(pages)


def test_a_pdf_is_its_own_copy_and_only_its_text_is_taken_out() -> None:
    world = make_world()
    material = publish(world.case, office_to_pdf(b"Found at the scene", content_type="text/plain"))
    assert prepare(material).status == DONE
    assert not Rendition.objects.exists()
    assert DocumentText.objects.get(material=material).text == "Found at the scene"


def test_a_film_gets_its_length_and_a_poster(tmp_path: Path) -> None:
    world = make_world()
    film = samples.film(tmp_path, seconds=2)
    material = publish(world.case, film, kind=MaterialKind.VIDEO, content_type="video/mp4")
    assert prepare(material).status == DONE
    poster = Rendition.objects.get(material=material)
    assert (poster.kind, poster.content_type) == ("poster", "image/jpeg")
    assert abs(Preparation.objects.get(material=material).milliseconds - 2000) < 150


def test_done_again_it_changes_nothing() -> None:
    world = make_world()
    material = publish(world.case, b"I was driving", kind=MaterialKind.TEXT, content_type="text/plain")
    assert [prepare(material).status, prepare(material).status] == [DONE, DONE]
    assert (Rendition.objects.count(), DocumentText.objects.count(), Preparation.objects.count()) == (1, 1, 1)
    assert len(list(list_objects(READING))) >= 1
    assert Event.objects.filter(kind="document.converted").count() == 1


@pytest.mark.parametrize("cut_at", ["add_rendition", "_pages_of", "say", "record_preparing"])
def test_cut_off_anywhere_nothing_is_half_there_and_the_next_try_finishes(
    cut_at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = make_world()
    material = publish(world.case, b"I was driving", kind=MaterialKind.TEXT, content_type="text/plain")
    effect = asked_to_prepare(material)
    with monkeypatch.context() as cut:
        cut.setattr(preparing, cut_at, _killed)
        run_effect(effect.pk)
    assert not (Rendition.objects.exists())
    assert not (DocumentText.objects.exists())
    assert not (Preparation.objects.exists())
    run_effect(effect.pk)
    effect.refresh_from_db()
    assert effect.status == DONE
    assert (Rendition.objects.count(), DocumentText.objects.count()) == (1, 1)


def _killed(*args: object, **kwargs: object) -> None:
    raise RuntimeError("the worker was killed")


def test_without_libreoffice_it_waits_visibly_and_is_made_when_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    world = make_world()
    material = publish(world.case, b"I was driving", kind=MaterialKind.TEXT, content_type="text/plain")
    effect = asked_to_prepare(material)
    with monkeypatch.context() as without:
        without.setattr("shutil.which", lambda name: None)
        for _try in range(4):
            run_effect(effect.pk)
    effect.refresh_from_db()
    assert (effect.status, effect.attempts) == (WAITING, 4)
    state = Preparation.objects.get(material=material)
    assert (state.state, state.reason) == (PreparationState.WAITING, PreparationReason.NO_CONVERTER)
    assert Event.objects.filter(kind="document.not_converted").count() == 1
    run_effect(effect.pk)
    state.refresh_from_db()
    assert (state.state, state.reason) == (PreparationState.READY, "")


def test_a_bad_file_is_tried_three_times_and_then_left_to_a_person_who_can_try_again() -> None:
    from commonplatform.audit.services.retry_effect import retry_effect

    world = make_world()
    material = publish(world.case, b"no picture", kind=MaterialKind.IMAGE, content_type="image/png")
    effect = asked_to_prepare(material)
    seen = []
    for _try in range(3):
        run_effect(effect.pk)
        effect.refresh_from_db()
        seen.append(effect.status)
    assert seen == [WAITING, WAITING, FAILED]
    state = Preparation.objects.get(material=material)
    assert (state.state, state.reason) == (PreparationState.FAILED, PreparationReason.UNREADABLE)
    retry_effect(actor=actor_of(world.officer), effect_id=effect.pk)
    run_effect(effect.pk)
    effect.refresh_from_db()
    assert effect.status == WAITING


def test_a_stored_file_that_was_changed_is_not_converted() -> None:
    from commonplatform.storage.objects import store_object

    world = make_world()
    material = publish(world.case, b"I was driving", kind=MaterialKind.TEXT, content_type="text/plain")
    store_object(material.object_key, b"I was not driving", content_type="text/plain")
    effect = prepare(material)
    assert (effect.status, effect.last_error.split(":")[0]) == (WAITING, "StoredContentChanged")
    assert not Rendition.objects.exists()
    delete_object(material.object_key)
    run_effect(effect.pk)
    effect.refresh_from_db()
    assert effect.last_error.startswith("ObjectMissing")


def test_what_was_withdrawn_before_its_turn_is_left_alone() -> None:
    world = make_world()
    material = publish(world.case, pdf(1))
    Material.objects.filter(pk=material.pk).update(
        status="withdrawn", withdrawn_at=material.published_at, withdrawn_because="Wrong case"
    )
    assert prepare(material).status == DONE
    assert not (DocumentText.objects.exists())
    assert not (Preparation.objects.exists())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE disclosure_documenttext SET text = 'other words'",
        "DELETE FROM disclosure_documenttext",
        "UPDATE disclosure_preparation SET pages = 7",
        "DELETE FROM disclosure_preparation",
        "INSERT INTO disclosure_documenttext (id, material_id, case_id, page, text, is_picture)"
        " SELECT gen_random_uuid(), material_id, case_id, page, 'twice', false FROM disclosure_documenttext",
    ],
)
def test_what_was_taken_out_of_a_document_never_changes(statement: str) -> None:
    from django.db import connection

    world = make_world()
    prepare(publish(world.case, office_to_pdf(b"Found at the scene", content_type="text/plain")))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_database_gives_text_and_state_to_those_alone_who_get_the_document() -> None:
    world = make_world((ADA, CHARLES))
    co_firm = make_firm()
    represent(world.case, co_firm, position=2)
    held = {
        section: publish(
            world.case, office_to_pdf(section.encode(), content_type="text/plain"), section=section, position=1
        )
        for section in ("IDPC", "PRIV", "MF")
    }
    for material in held.values():
        prepare(material)
    people = {
        "court": (world.officer, {"IDPC", "PRIV", "MF"}),
        "prosecutor": (world.prosecutor, {"IDPC"}),
        "firm": (world.solicitor, {"IDPC", "MF"}),
        "co-defendant's firm": (make_person(Role.SOLICITOR, co_firm), set()),
        "another firm": (make_person(Role.SOLICITOR, make_firm()), set()),
    }
    for who, (user, expected) in people.items():
        with actor_scope(actor_of(user)):
            # Contacts and means are sealed: no text is taken out of means forms.
            assert set(DocumentText.objects.values_list("text", flat=True)) == expected - {"MF"}, who
            assert set(Preparation.objects.values_list("material__section", flat=True)) == expected, who
    with task_scope():
        assert DocumentText.objects.count() == 0


def test_with_the_documents_policy_gone_its_text_is_still_not_there_for_others() -> None:
    """The text has a rule of its own and follows its document besides."""
    world = make_world((ADA, CHARLES))
    co_firm = make_firm()
    represent(world.case, co_firm, position=2)
    material = publish(world.case, office_to_pdf(b"about Ada", content_type="text/plain"), section="EX", position=1)
    prepare(material)
    as_superuser("UPDATE disclosure_documenttext SET defendant_id = NULL")
    with actor_scope(actor_of(make_person(Role.SOLICITOR, co_firm))):
        assert DocumentText.objects.count() == 0
    with actor_scope(actor_of(world.solicitor)):
        assert DocumentText.objects.count() == 1


def test_the_documents_tab_says_how_far_each_is_and_why_not() -> None:
    world = make_world()
    publish(world.case, name="Just sent", kind=MaterialKind.TEXT, section="WS", stored=False)
    for name, kind, state, reason in (
        ("No program", MaterialKind.TEXT, PreparationState.WAITING, PreparationReason.NO_CONVERTER),
        ("A bomb", MaterialKind.IMAGE, PreparationState.FAILED, PreparationReason.TOO_MUCH),
        ("Locked", MaterialKind.PDF, PreparationState.FAILED, PreparationReason.ENCRYPTED),
        ("Odd film", MaterialKind.VIDEO, PreparationState.FAILED, PreparationReason.UNREADABLE),
        ("A scan", MaterialKind.PDF, PreparationState.READY, ""),
    ):
        material = publish(world.case, name=name, kind=kind, section="WS", stored=False)
        pictures = 0 if reason else 3
        Preparation.objects.create(
            material=material, case=world.case, state=state, reason=reason, pages=3, picture_pages=pictures
        )
    shown = page(world.solicitor, "documents", case_id=world.case.pk)
    for said in (
        "Being made ready for reading",
        "No reading copy; download the original. The program that makes reading copies is not available",
        "No reading copy; download the original. The file takes too much time or memory to open",
        "Cannot be searched. The file is protected by a password",
        "Not measured. The file cannot be opened",
        "3 pages are pictures without text and cannot be searched",
    ):
        assert said in shown
