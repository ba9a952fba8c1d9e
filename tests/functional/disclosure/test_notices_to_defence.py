"""One mail per organisation on record when somebody else has published something it may read; nobody is named."""

from uuid import uuid4

import pytest
from django.utils import timezone

from cases.models import Defendant
from cases.services import grant_access
from cases.states import Relation
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.models import Organisation
from commonplatform.accounts.roles import Role
from disclosure.models import Material, SectionRight
from disclosure.services.tell_defence import notices_to_defence
from tests.functional.disclosure.steps import ADA, CHARLES, World, make_world, served
from tests.support.effects import effects_asking
from tests.support.world import FEED, make_firm, make_person, represent

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world((ADA, CHARLES))


def _material(world: World, section: str, *, position: int | None = None, **more: object) -> Material:
    """A published document, in memory only: it is asked whom it would be told to."""
    defendant = Defendant.objects.get(case=world.case, position=position) if position else None
    return Material(case=world.case, defendant=defendant, section=section, uploaded_by_id=uuid4(), **more)


def _told(material: Material) -> list[str]:
    with task_scope(case_id=material.case_id):
        return [effect.payload["address"] for effect in notices_to_defence(material)]


def test_publishing_tells_the_firm_on_record_once_and_names_nobody(world: World) -> None:
    other = make_firm()
    represent(world.case, other, position=2)
    served(world)
    (effect,) = effects_asking(template="document_to_read")
    assert effect.payload["address"] == world.firm.email
    facts = effect.payload["facts"]
    assert facts["reference"] == world.case.reference_received
    assert str(world.case.pk) in facts["page"]
    assert not [name for name in ("Ada", "Lovelace", "Babbage") if name in str(facts)]


def test_a_second_version_is_told_again(world: World) -> None:
    served(world)
    served(world)
    assert len(effects_asking(template="document_to_read")) == 2


def test_a_document_of_the_whole_case_is_told_to_every_firm_on_record_once(world: World) -> None:
    other = make_firm()
    represent(world.case, other, position=2)
    represent(world.case, world.firm, position=2)
    assert sorted(_told(_material(world, "WS"))) == sorted([world.firm.email, other.email])


def test_not_to_the_side_that_sent_it(world: World) -> None:
    own = _material(world, "DS", position=1)
    own.uploaded_for_id = world.firm.pk
    assert _told(own) == []
    assert _told(_material(world, "DS", position=1)) == [world.firm.email]


def test_a_firm_is_told_of_what_somebody_sent_for_another_who_worked_for_it_before(world: World) -> None:
    sent = _material(world, "WS", uploaded_for_id=make_firm().pk)
    sent.uploaded_by_id = world.solicitor.pk
    assert _told(sent) == [world.firm.email]


def test_an_organisation_without_an_address_is_left_out(world: World) -> None:
    Organisation.objects.filter(pk=world.firm.pk).update(email="")
    assert _told(_material(world, "WS")) == []


@pytest.mark.parametrize("section", ["PRIV", "SUM", "BAC", "TAI"])
def test_what_the_defence_may_not_read_is_not_told(world: World, section: str) -> None:
    assert _told(_material(world, section, position=1)) == []


def test_a_right_that_ended_in_the_matrix_ends_the_notices(world: World) -> None:
    SectionRight.objects.filter(section="WS", role=Role.SOLICITOR, act="read").update(
        valid_from=None, valid_until=timezone.localdate().replace(year=2020)
    )
    assert _told(_material(world, "WS")) == []


def test_who_was_given_access_personally_gets_none(world: World) -> None:
    barrister = make_person(Role.BARRISTER, make_firm())
    grant_access(
        actor=FEED,
        case_id=world.case.pk,
        principal_id=barrister.pk,
        principal_name="B",
        relation=Relation.GRANTED,
        defendant_id=world.defendant.pk,
    )
    assert _told(_material(world, "WS")) == [world.firm.email]
