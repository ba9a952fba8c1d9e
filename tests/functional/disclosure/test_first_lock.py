"""The application refuses by itself: here without the database's own lock underneath it."""

from collections.abc import Callable
from tempfile import TemporaryFile
from uuid import uuid4

import pytest

from cases.exceptions import CaseNotFound, NotAllowed
from cases.services import grant_access
from cases.states import Relation
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor
from disclosure.exceptions import MaterialNotFound
from disclosure.models import Material, MaterialRead
from disclosure.selectors import idpc_page, readers_of, withdrawal_preview
from disclosure.services import (
    Destination,
    add_file,
    file_submission,
    read_material,
    start_submission,
    withdraw_material,
)
from tests.functional.disclosure.steps import ADA, CHARLES, World, make_world, served
from tests.support.world import (
    FEED,
    actor_of,
    make_firm,
    make_organisation,
    make_person,
    make_prosecutor,
    prosecution_office,
    represent,
)
from tests.unit.storage.pdfs import pdf

pytestmark = pytest.mark.django_db


def outsiders(world: World) -> dict[str, Actor]:
    co_firm = make_firm()
    represent(world.case, co_firm, position=2)
    people = {
        "another firm": make_person(Role.SOLICITOR, make_firm()),
        "the co-defendant's firm": make_person(Role.SOLICITOR, co_firm),
        "another authority": make_person(Role.PROSECUTOR, prosecution_office(make_prosecutor())),
    }
    return {name: actor_of(user) for name, user in people.items()}


def upload_by(actor: Actor, world: World) -> object:
    submission_id = start_submission(actor=actor, destination=to(world, world))
    content = pdf()
    with TemporaryFile() as file:
        file.write(content)
        add_file(actor=actor, submission_id=submission_id, name="x.pdf", file=file, size=len(content))
    return file_submission(actor=actor, submission_id=submission_id)


def to(world: World, whose: World) -> Destination:
    """Initial details in the case of one world for the defendant of another."""
    return Destination(world.case.pk, "IDPC", (whose.defendant.pk,), uuid4())


DEEDS: dict[str, Callable[[Actor, World, Material], object]] = {
    "read": lambda actor, world, material: read_material(actor=actor, material_id=material.pk),
    "find the current version": lambda actor, world, material: idpc_page(actor, world.case.pk, world.defendant.pk),
    "upload": lambda actor, world, material: upload_by(actor, world),
    "withdraw": lambda actor, world, material: withdraw_material(actor=actor, material_id=material.pk, reason="x"),
    "prepare a withdrawal": lambda actor, world, material: withdrawal_preview(actor, material.pk),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_outsiders_are_told_that_there_is_no_such_case(deed: str) -> None:
    world = make_world((ADA, CHARLES))
    material = served(world)
    for actor in outsiders(world).values():
        with pytest.raises(CaseNotFound):
            DEEDS[deed](actor, world, material)
    assert not MaterialRead.objects.exists()
    assert Material.objects.get().status == "published"


@pytest.mark.parametrize("deed", ["upload", "withdraw", "prepare a withdrawal"])
def test_the_firm_on_record_may_read_but_not(deed: str) -> None:
    world = make_world()
    material = served(world)
    with pytest.raises(NotAllowed):
        DEEDS[deed](actor_of(world.solicitor), world, material)


def test_a_chambers_clerk_sees_the_case_but_opens_no_document() -> None:
    world = make_world()
    material = served(world)
    clerk = make_person(Role.CHAMBERS_CLERK, make_organisation("chambers"))
    grant_access(
        actor=FEED,
        case_id=world.case.pk,
        principal_id=clerk.pk,
        principal_name=clerk.full_name,
        relation=Relation.GRANTED,
        defendant_id=world.defendant.pk,
    )
    with pytest.raises(NotAllowed):
        read_material(actor=actor_of(clerk), material_id=material.pk)


def test_the_defence_does_not_see_who_else_reads() -> None:
    """Only of what its own organisation has sent (domain document "Defence portal", Audit)."""
    world = make_world()
    read_material(actor=actor_of(world.prosecutor), material_id=served(world).pk)
    assert readers_of(actor_of(world.solicitor), world.case.pk) == ()
    assert len(readers_of(actor_of(world.officer), world.case.pk)) == 1


def test_a_defendant_of_another_case_cannot_be_given_documents_in_this_one() -> None:
    world, other = make_world(), make_world()
    with pytest.raises(CaseNotFound):
        start_submission(actor=actor_of(world.prosecutor), destination=to(world, other))


def test_a_document_that_waits_or_was_withdrawn_does_not_exist_for_readers() -> None:
    world = make_world()
    upload_by(actor_of(world.prosecutor), world)
    waiting = Material.objects.get()
    with pytest.raises(MaterialNotFound):
        read_material(actor=actor_of(world.solicitor), material_id=waiting.pk)
    withdraw_material(actor=actor_of(world.prosecutor), material_id=waiting.pk, reason="x")
    with pytest.raises(MaterialNotFound):
        read_material(actor=actor_of(world.prosecutor), material_id=waiting.pk)
