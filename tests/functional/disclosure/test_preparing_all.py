"""What was never made ready, or could not be: found, counted, tried again."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from commonplatform.audit.models import Event
from commonplatform.documents.exceptions import ConverterMissing
from disclosure.models import DocumentText, Material, Preparation
from disclosure.services.prepare_material import prepare_material
from disclosure.states import MaterialKind, PreparationState
from tests.functional.disclosure.preparing import prepare, publish
from tests.functional.disclosure.steps import World, browser, make_world, visible, work_off
from tests.support.misfilings import text_pdf
from tests.support.queries import at_most_queries

pytestmark = pytest.mark.django_db
COPY = "disclosure.services.prepare_material.copy_of"


def missing(*args: object) -> None:
    raise ConverterMissing("LibreOffice")


def command(*arguments: str) -> tuple[str, int]:
    out, status = StringIO(), 0
    try:
        call_command("prepare_documents", *arguments, stdout=out)
    except SystemExit as ended:
        status = int(ended.code or 0)
    return out.getvalue(), status


def text_without_a_converter(world: World, monkeypatch: pytest.MonkeyPatch) -> Material:
    material = publish(world.case, b"words", kind=MaterialKind.TEXT, content_type="text/plain")
    with monkeypatch.context() as patched:
        patched.setattr(COPY, missing)
        prepare(material)
    return material


def unreadable(world: World) -> Material:
    material = publish(world.case, b"no PDF")
    Preparation.objects.create(
        material=material, case_id=world.case.pk, state=PreparationState.FAILED, reason="unreadable"
    )
    return material


def outbox(world: World) -> str:
    return visible(browser(world.officer).get(reverse("cases:outbox")).content)


def test_the_command_takes_up_what_was_never_begun_and_what_waited_for_a_converter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world, other = make_world(), make_world()
    waited = text_without_a_converter(world, monkeypatch)
    old = publish(other.case, text_pdf("from before"))
    said, status = command()
    assert said.endswith(
        "2 documents: 2 ready, 0 wait for a converter, 0 cannot be opened, 0 missing or changed in the store\n"
    )
    assert status == 0
    assert set(DocumentText.objects.values_list("material_id", flat=True)) == {waited.pk, old.pk}
    assert command()[0].startswith("0 documents: 0 ready"), "what is ready is not done again"


def test_the_command_goes_on_after_one_that_fails_and_says_what_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    world = make_world()
    bad = publish(world.case, b"no PDF")
    lost = publish(world.case, text_pdf("x"), stored=False)
    good = publish(world.case, text_pdf("good"))
    monkeypatch.setattr("disclosure.management.commands.prepare_documents.SAY_EVERY", 2)
    said, status = command()
    assert said.splitlines() == [
        "2 documents so far, 0 ready",
        "3 documents: 1 ready, 0 wait for a converter, 1 cannot be opened, 1 missing or changed in the store",
    ]
    assert status == 1
    assert Preparation.objects.get(material=good).state == PreparationState.READY
    assert Preparation.objects.get(material=bad).state == PreparationState.FAILED
    assert not Preparation.objects.filter(material=lost).exists()


def test_a_command_that_was_stopped_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    world = make_world()
    for number in range(3):
        publish(world.case, text_pdf(f"words {number}"))
    done: list[object] = []

    def stops(**about: object) -> None:
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(about["material_id"])
        prepare_material(**about)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr("disclosure.services.prepare_all.prepare_material", stops)
        with pytest.raises(KeyboardInterrupt):
            command()
    assert command()[0].startswith("1 documents: 1 ready")


def test_what_could_not_be_opened_is_tried_again_only_when_asked_for() -> None:
    world = make_world()
    unreadable(world)
    assert command()[0].startswith("0 documents")
    assert command("--failed")[0].startswith("1 documents: 0 ready")


def test_a_converter_that_is_still_missing_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    text_without_a_converter(make_world(), monkeypatch)
    monkeypatch.setattr(COPY, missing)
    said, status = command()
    assert "1 wait for a converter" in said
    assert status == 1


def test_court_staff_see_how_many_there_are_in_their_cases_and_why(monkeypatch: pytest.MonkeyPatch) -> None:
    world, other = make_world(), make_world()
    text_without_a_converter(world, monkeypatch)
    unreadable(other)
    assert "1 document has no reading copy" in outbox(world)
    shown = visible(browser(world.officer).get(reverse("disclosure:unprepared")).content)
    assert world.case.reference_received in shown
    assert other.case.reference_received not in shown
    assert "The program that makes reading copies is not available" in shown


def test_what_was_published_a_moment_ago_is_not_counted_yet() -> None:
    world = make_world()
    publish(world.case, b"words", kind=MaterialKind.TEXT, content_type="text/plain")
    assert "reading copy" not in outbox(world)


def test_a_failed_preparation_is_tried_again_and_leaves_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    world = make_world()
    material = text_without_a_converter(world, monkeypatch)
    address = reverse("disclosure:unprepared")
    assert browser(world.officer).post(address, {"document": str(material.pk)}).status_code == 302
    assert Event.objects.filter(kind="document.prepared_again", actor_id=world.officer.pk).count() == 1
    work_off()
    assert Preparation.objects.get(material=material).state == PreparationState.READY
    assert "Every document can be read and searched" in visible(browser(world.officer).get(address).content)


def test_a_document_of_another_court_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    world, other = make_world(), make_world()
    material = text_without_a_converter(other, monkeypatch)
    browser(world.officer).post(reverse("disclosure:unprepared"), {"document": str(material.pk)})
    assert not Event.objects.filter(kind="document.prepared_again").exists()


def test_the_page_asks_the_database_little(monkeypatch: pytest.MonkeyPatch) -> None:
    world = make_world()
    for _number in range(3):
        unreadable(world)
    client = browser(world.officer)
    with at_most_queries():
        client.get(reverse("disclosure:unprepared"))
