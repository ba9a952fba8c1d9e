"""What the documents tab offers above the documents."""

import pytest

from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from tests.functional.disclosure.sections import document
from tests.functional.disclosure.steps import World, make_world, page
from tests.support.world import give_access, make_organisation, make_person

pytestmark = pytest.mark.django_db
OF_DOCUMENTS = ("Make a bundle", "Bundles", "Search in the documents")


def _offered(world: World, user: User) -> list[str]:
    text = page(user, "documents", case_id=world.case.pk)
    return [action for action in OF_DOCUMENTS if action in text]


def test_without_a_document_nothing_is_offered_that_is_done_with_documents() -> None:
    world = make_world()
    assert _offered(world, world.solicitor) == []
    assert "Upload documents" in page(world.solicitor, "documents", case_id=world.case.pk)
    document(world.case, "WS")
    assert _offered(world, world.solicitor) == list(OF_DOCUMENTS)


def test_a_chambers_clerk_who_reads_no_document_is_offered_nothing_to_do_with_them() -> None:
    world = make_world()
    document(world.case, "WS")
    clerk = make_person(Role.CHAMBERS_CLERK, make_organisation("chambers"))
    give_access(world.case, clerk)
    assert "There are no documents that you may read" in page(clerk, "documents", case_id=world.case.pk)
    assert _offered(world, clerk) == []


def test_a_document_that_was_refused_is_none_to_be_put_into_a_bundle() -> None:
    world = make_world()
    document(world.case, "WS", status="refused", published_at=None, refused_because="x", sender=world.office)
    assert "x" in page(world.prosecutor, "documents", case_id=world.case.pk)
    assert _offered(world, world.prosecutor) == []
