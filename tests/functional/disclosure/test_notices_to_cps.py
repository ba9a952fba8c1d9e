"""The Crown Prosecution Service is told that there is something to read, where others file in its cases."""

from uuid import UUID

import pytest

from commonplatform.accounts.database_scope import task_scope
from commonplatform.reference.models import Court, Prosecutor
from disclosure.models import Material
from disclosure.services.tell_cps import notices_to_cps
from tests.functional.disclosure.sending import filed
from tests.functional.disclosure.steps import World, make_world, work_off
from tests.support.effects import effects_asking
from tests.support.world import court_of
from tests.unit.storage.pdfs import pdf

pytestmark = pytest.mark.django_db
CPS = "cps.thornley@example.org"


@pytest.fixture
def world() -> World:
    world = make_world()
    Court.objects.filter(pk=court_of(world.case)).update(cps_email=CPS)
    Prosecutor.objects.filter(pk=world.case.prosecutor_id).update(category="police")
    return world


def told(world: World, section: str, *, sender: UUID) -> list[str]:
    with task_scope(case_id=world.case.pk):
        case = type(world.case).objects.select_related("court", "prosecutor").get(pk=world.case.pk)
        material = Material(case=case, defendant=world.defendant, section=section, uploaded_for_id=sender)
        return [effect.payload["address"] for effect in notices_to_cps(material)]


def test_a_defence_statement_is_announced_and_nothing_of_it_told(world: World) -> None:
    filed(world.solicitor, world.case, {"statement of Lovelace.pdf": pdf()}, section="DS", positions=[1])
    work_off()
    (effect,) = effects_asking(template="document_for_cps")
    assert effect.payload["address"] == CPS
    facts = effect.payload["facts"]
    assert facts["reference"] == world.case.reference_received
    assert str(world.case.pk) in facts["page"]
    assert not [each for each in ("Ada", "Lovelace", "statement", "Hope") if each in str(facts)]


def test_only_of_the_sections_that_are_sent_to_it_and_not_of_its_own(world: World) -> None:
    assert told(world, "DS", sender=world.firm.pk) == [CPS]
    assert told(world, "CM", sender=world.firm.pk) == [CPS]
    assert told(world, "WS", sender=world.firm.pk) == []
    assert told(world, "CM", sender=world.office.pk) == []


def test_not_in_a_case_of_another_authority_nor_without_an_address(world: World) -> None:
    Prosecutor.objects.filter(pk=world.case.prosecutor_id).update(category="other")
    assert told(world, "DS", sender=world.firm.pk) == []
    Prosecutor.objects.filter(pk=world.case.prosecutor_id).update(category="cps")
    assert told(world, "DS", sender=world.firm.pk) == [CPS]
    Court.objects.filter(pk=court_of(world.case)).update(cps_email="")
    assert told(world, "DS", sender=world.firm.pk) == []
