"""Whatever makes a document readable tells the defence, once; a new way of publishing that does not is found here."""

import ast
from collections.abc import Callable, Iterator

import pytest

from commonplatform.audit.services.run_effect import run_effect
from disclosure.models import Material
from tests.functional.disclosure.bundle_steps import build, published
from tests.functional.disclosure.sending import filed
from tests.functional.disclosure.steps import World, make_world, served, upload_together, work_off
from tests.functional.disclosure.test_generated_documents import generated
from tests.functional.disclosure.test_restoring import restore, withdrawn
from tests.support.effects import effects_asking
from tests.support.source import modules
from tests.unit.storage.pdfs import pdf

ONE_PLACE = "disclosure/services/make_readable.py"
READING_CALLS = frozenset({"filter", "exclude", "Q"})


def upload_a_document(world: World) -> None:
    filed(world.prosecutor, world.case, {"statement.pdf": pdf()})


def replace_a_document(world: World) -> None:
    old = published(world, "WS", "old")
    filed(world.prosecutor, world.case, {"new.pdf": pdf()}, replaces=str(old.pk))


def serve_one_pdf(world: World) -> None:
    served(world)


def serve_several_files(world: World) -> None:
    upload_together(world, {"one.pdf": pdf(text="1"), "two.pdf": pdf(text="2")})


def build_initial_details(world: World) -> None:
    build(world.prosecutor, world, published(world, "WS", "statement"))


def file_a_form(world: World) -> None:
    run_effect(generated(world).pk)


def put_back_a_document(world: World) -> None:
    material = withdrawn(world)
    assert len(effects_asking(template="document_to_read")) == 1, "when it was first served"
    assert restore(world, material) == 302


# By the module that publishes: every way in which it does, and how many notices the firm on record has then had.
PUBLISHERS: dict[str, tuple[tuple[Callable[[World], None], int], ...]] = {
    "disclosure/services/scan_material.py": (
        (upload_a_document, 1),
        (replace_a_document, 1),
        (serve_one_pdf, 1),
    ),
    "disclosure/services/serve_built_idpc.py": ((serve_several_files, 1), (build_initial_details, 1)),
    "disclosure/services/file_generated_document.py": ((file_a_form, 1),),
    "disclosure/services/restore_material.py": ((put_back_a_document, 2),),
}
WAYS = [pytest.param(way, notices, id=way.__name__) for ways in PUBLISHERS.values() for way, notices in ways]


@pytest.mark.django_db
@pytest.mark.parametrize(("way", "notices"), WAYS)
def test_the_firm_on_record_is_told_once(way: Callable[[World], None], notices: int) -> None:
    world = make_world()
    way(world)
    work_off()
    told = effects_asking(template="document_to_read")
    assert [effect.payload["address"] for effect in told] == [world.firm.email] * notices


@pytest.mark.django_db
def test_what_comes_back_as_replaced_is_not_told_again() -> None:
    world = make_world()
    first = withdrawn(world)
    served(world)
    restore(world, first)
    assert Material.objects.get(pk=first.pk).status == "replaced"
    assert len(effects_asking(template="document_to_read")) == 2, "one for each version that was served"


def test_every_publisher_is_known_here() -> None:
    callers = {
        name
        for name, tree in _trees()
        if {"make_readable", "publish_material"} & {_name_of(call.func) for call in _calls(tree)}
    }
    assert callers - {"disclosure/services/publish_material.py"} == set(PUBLISHERS)


def test_nothing_else_makes_a_document_readable() -> None:
    writers = {name for name, tree in _trees() if any(_writes(tree))}
    assert writers == {ONE_PLACE}


def _trees() -> Iterator[tuple[str, ast.Module]]:
    return ((module.place, module.tree) for module in modules())


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _writes(tree: ast.Module) -> Iterator[ast.AST]:
    """`MaterialStatus.PUBLISHED` where it is neither compared nor asked for, nor part of a table of the module."""
    allowed: set[ast.AST] = set()
    for node in ast.walk(tree):
        is_question = isinstance(node, ast.Call) and _name_of(node.func) in READING_CALLS
        if is_question or isinstance(node, ast.Compare):
            allowed.update(ast.walk(node))
    for statement in tree.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign):
            allowed.update(ast.walk(statement))
    for node in ast.walk(tree):
        names_it = (
            isinstance(node, ast.Attribute) and node.attr == "PUBLISHED" and _name_of(node.value) == "MaterialStatus"
        )
        if names_it and node not in allowed:
            yield node


def test_the_search_for_writers_finds_one() -> None:
    source = "def f(m):\n    m.status = MaterialStatus.PUBLISHED\n"
    assert list(_writes(ast.parse(source)))
    assert not list(_writes(ast.parse("Material.objects.filter(status=MaterialStatus.PUBLISHED)")))
