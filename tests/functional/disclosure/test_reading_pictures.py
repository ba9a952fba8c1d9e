"""Pages that are pictures are read by machine, for search and the check before filing, and marked as such."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Event
from commonplatform.documents.conversion import pictures_to_pdf
from disclosure.models import DocumentText, Material, Preparation, Rendition, SentFile
from disclosure.services import finish_document as reading
from disclosure.services.finish_preparing import finish_preparing
from disclosure.states import MaterialKind, PreparationState
from tests.functional.disclosure.preparing import prepare, publish
from tests.functional.disclosure.sending import send, start
from tests.functional.disclosure.steps import World, browser, make_world, page
from tests.support.misfilings import text_pdf
from tests.support.world import make_firm, make_person
from tests.unit.documents import samples

pytestmark = pytest.mark.django_db
WORDS = "The defendant ran towards the bridge with exhibit JB"


def scan_on(world: World, *lines: str) -> Material:
    content = pictures_to_pdf(samples.scan(*(lines or (WORDS,))))
    return publish(world.case, content, position=1, name="A scan")


def found(world: World, words: str) -> str:
    answer = browser(world.solicitor).get(reverse("disclosure:search", kwargs={"case_id": world.case.pk}), {"q": words})
    return answer.content.decode()


def test_a_scan_is_found_by_its_words_and_says_that_a_machine_read_them() -> None:
    world = make_world()
    material = scan_on(world)
    prepare(material)
    assert Preparation.objects.get(material=material).state == PreparationState.MAKING
    assert "Text in pictures is being read by machine, 0% done" in page(
        world.solicitor, "documents", case_id=world.case.pk
    )
    assert "1 page is a picture without text" in found(world, "bridge")
    assert finish_preparing() == 1
    state = Preparation.objects.get(material=material)
    assert (state.state, state.picture_pages, state.pages) == (PreparationState.READY, 0, 1)
    shown = found(world, "bridge")
    assert "<mark>bridge</mark>" in shown
    assert "Read by machine from a picture: words may be wrong" in shown
    assert "is a picture without text" not in shown
    assert Event.objects.get(kind="document.pictures_read").data == {"read": 1, "left": 0}


def test_words_that_stood_in_the_file_bear_no_such_mark() -> None:
    world = make_world()
    prepare(publish(world.case, text_pdf("The defendant ran over the bridge"), position=1))
    shown = found(world, "bridge")
    assert "<mark>bridge</mark>" in shown
    assert "Read by machine" not in shown
    assert finish_preparing() == 0


def test_a_picture_that_was_sent_as_one_is_read_too_and_what_is_shown_is_the_picture() -> None:
    world = make_world()
    content = samples.scan(WORDS)
    material = publish(world.case, content, kind=MaterialKind.IMAGE, content_type="image/png", position=1)
    prepare(material)
    before = Rendition.objects.get(material=material)
    finish_preparing()
    assert "<mark>bridge</mark>" in found(world, "bridge")
    after = Rendition.objects.get(material=material)
    assert (after.object_key, after.sha256) == (before.object_key, before.sha256)


def test_without_tesseract_everything_is_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    world = make_world()
    material = scan_on(world)
    which = "commonplatform.documents.conversion.recognition.shutil.which"
    monkeypatch.setattr(which, lambda name: None)
    prepare(material)
    state = Preparation.objects.get(material=material)
    assert (state.state, state.picture_pages) == (PreparationState.READY, 1)
    assert finish_preparing() == 0
    assert "1 page is a picture without text and cannot be searched" in page(
        world.solicitor, "documents", case_id=world.case.pk
    )


def test_a_page_on_which_nothing_can_be_read_stays_a_picture_and_search_says_so() -> None:
    world = make_world()
    prepare(publish(world.case, pictures_to_pdf(samples.picture("PNG", "L")), position=1))
    finish_preparing()
    assert "1 page is a picture without text and cannot be searched" in found(world, "bridge")
    assert not DocumentText.objects.filter(read_by_machine=True).exists()


def test_a_worker_that_was_stopped_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    world = make_world()
    material = publish(world.case, b"%PDF-", position=1)
    for number in (1, 2):
        DocumentText.objects.create(
            material=material, case=world.case, defendant_id=material.defendant_id, page=number, text="",
            is_picture=True,
        )  # fmt: skip
    Preparation.objects.create(
        material=material, case=world.case, defendant_id=material.defendant_id, state="making", pages=2, picture_pages=2
    )
    asked: list[list[int]] = []

    def one_page(content: bytes, pages: list[int], *, seconds: float) -> object:
        asked.append(list(pages))
        yield pages[0], f"page {pages[0]}"
        if len(asked) == 1:
            raise SystemExit

    monkeypatch.setattr(reading, "recognised_pages", one_page)
    with pytest.raises(SystemExit):
        finish_preparing()
    assert Preparation.objects.get(material=material).percent == 50
    finish_preparing()
    assert asked == [[1, 2], [2]]
    assert list(DocumentText.objects.order_by("page").values_list("text", flat=True)) == ["page 1", "page 2"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE disclosure_documenttext SET text = 'other words'",
        "UPDATE disclosure_documenttext SET read_by_machine = false",
        "UPDATE disclosure_documenttext SET text = 'read twice', read_by_machine = true",
        "DELETE FROM disclosure_documenttext",
    ],
)
def test_what_was_read_once_never_changes(statement: str) -> None:
    world = make_world()
    prepare(scan_on(world))
    finish_preparing()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_others_find_nothing_of_what_was_read() -> None:
    world = make_world()
    prepare(scan_on(world))
    finish_preparing()
    stranger = browser(make_person(Role.SOLICITOR, make_firm()))
    address = reverse("disclosure:search", kwargs={"case_id": world.case.pk})
    assert stranger.get(address, {"q": "bridge"}).status_code == 404


def test_a_scan_that_names_another_case_is_asked_about_before_it_is_filed() -> None:
    world = make_world()
    scan = samples.scan("WITNESS STATEMENT", "URN: 52AB0012326", "R v Charles Babbage", "I was on duty in uniform.")
    submission = start(world.prosecutor, world.case)
    answer = send(world.prosecutor, submission, {"scan.pdf": pictures_to_pdf(scan), "scan.png": scan}, file="yes")
    assert answer["Location"] == reverse("disclosure:doubts", kwargs={"submission_id": submission.pk})
    held = [[doubt["value"] for doubt in sent.doubts] for sent in SentFile.objects.order_by("position")]
    assert held == [["52AB0012326", "Charles Babbage"]] * 2
