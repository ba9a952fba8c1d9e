"""What is done with documents of a case: taken back, moved, bundled, archived, noted on, disposed of."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from commonplatform.audit.models import Event
from disclosure.models import Annotation, Bundle, CaseArchive, Material
from disclosure.services.dispose_of_documents import dispose_of_documents
from disclosure.services.sweep_archives import expire_archives
from disclosure.services.sweep_bundles import expire_bundles
from tests.functional.disclosure.archive_steps import ask_for, made_for
from tests.functional.disclosure.bundle_steps import ask, build, made, published
from tests.functional.disclosure.cutting.sending_scenarios import Act
from tests.functional.disclosure.sending import filed
from tests.functional.disclosure.steps import World, browser, served, work_off
from tests.functional.disclosure.test_annotations import note
from tests.functional.disclosure.test_changing import describe, move
from tests.functional.disclosure.test_generated_documents import generated
from tests.functional.retention.deciding import decide


def _with_a_copy(world: World) -> Material:
    """A document that is read in a copy, sent by the prosecutor."""
    filed(world.prosecutor, world.case, {"note.txt": b"What was said"})
    work_off()
    return Material.objects.get(file_name="note.txt")


def _withdrawn(world: World) -> Act:
    material = _with_a_copy(world)

    def act() -> None:
        _withdraw(world, material)
        work_off()

    return act


def _withdraw(world: World, material: Material) -> None:
    address = reverse("disclosure:withdraw", args=[material.pk])
    browser(world.prosecutor).post(address, {"reason": "Filed in the wrong case"})


def _restore(world: World, material: Material) -> None:
    address = reverse("disclosure:restore", args=[material.pk])
    browser(world.officer).post(address, {"reason": "It belongs here"})


def _restored(world: World) -> Act:
    material = served(world)
    _withdraw(world, material)
    work_off()

    def act() -> None:
        _restore(world, material)
        work_off()

    return act


def _restored_while_sealed(world: World) -> Act:
    """The court restores it before the worker, which was cut off, comes back to the sealing."""
    material = _with_a_copy(world)

    def act() -> None:
        if not Event.objects.filter(kind="document.withdrawn").exists():
            _withdraw(world, material)
            work_off()
        _restore(world, material)
        work_off()

    return act


def _moved(world: World) -> Act:
    material = published(world, "WS", "Statement", "1", "2")

    def act() -> None:
        move(world.officer, material, "EX")
        work_off()

    return act


def _described(world: World) -> Act:
    material = published(world, "WS", "Statement")
    return lambda: describe(world.officer, material, exhibit_reference="JH/1")


def _bundled(*, changed: bool, user: str = "solicitor") -> Callable[[World], Act]:
    """A bundle of five documents; `changed`: of the same with one replaced, from the one before."""

    def begin(world: World) -> Act:
        documents = [published(world, "WS", f"Statement {n}", "1", "2") for n in range(5)]
        reader = world.solicitor if user == "solicitor" else world.officer
        if changed:
            made(reader, world, *documents)
            documents[2] = published(world, "WS", "Corrected", "1", "2", replaces=documents[2])

        def act() -> None:
            ask(reader, world, *documents)
            work_off()

        return act

    return begin


def _built(*positions: int) -> Callable[[World], Act]:
    def begin(world: World) -> Act:
        documents = [published(world, "KWS", f"Statement {n}", "1", "2") for n in range(3)]
        key = uuid4()

        def act() -> None:
            build(world.prosecutor, world, *documents, positions=positions, key=key)
            work_off()

        return act

    return begin


def _archived(world: World) -> Act:
    for number in range(4):
        published(world, "WS", f"Statement {number}")

    def act() -> None:
        if not CaseArchive.objects.exists():  # who sees it on the page does not press the button again
            ask_for(world.officer, world)
        work_off()

    return act


def _expired(world: World) -> Act:
    document = published(world, "WS", "Statement")
    made(world.solicitor, world, document)
    made_for(world.officer, world)
    for kept in (Bundle, CaseArchive):
        kept._default_manager.update(expires_at=timezone.now() - timedelta(minutes=1))

    def act() -> None:
        expire_bundles()
        expire_archives()

    return act


def _noted(world: World) -> Act:
    material = published(world, "WS", "Statement", "1", "2")
    key = str(uuid4())

    def act() -> None:
        note(world.solicitor, material, "Ask about the knife", key=key)
        held = Annotation.objects.get(submission_key=key)
        browser(world.solicitor).post(reverse("disclosure:annotation", args=[held.pk]), {"remove": "yes"})

    return act


def _disposed_of(world: World) -> Act:
    for section in ("WS", "EX"):
        published(world, section, f"Old {section}")
    _with_a_copy(world)
    decide(world.case, "FO")
    decide(world.case, "FO", position=2)

    def act() -> None:
        dispose_of_documents()
        work_off()

    return act


def _generated(world: World) -> Act:
    generated(world)
    return work_off


DOING: dict[str, Callable[[World], Act]] = {
    "withdrawn": _withdrawn,
    "restored": _restored,
    "restored while it is sealed": _restored_while_sealed,
    "filed elsewhere": _moved,
    "described": _described,
    "a bundle": _bundled(changed=False),
    "a bundle from the one before": _bundled(changed=True),
    "initial details of documents": _built(1, 2),
    "a case archive": _archived,
    "what has expired": _expired,
    "a note": _noted,
    "disposed of": _disposed_of,
    "what the service makes": _generated,
}
