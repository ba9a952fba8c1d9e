"""The defence makes a bundle of what it may read, and follows its making with and without a script."""

import pytest

from disclosure.models import Bundle
from tests.functional.disclosure.bundle_steps import published
from tests.functional.disclosure.steps import World
from tests.journeys.conftest import SomebodyComes, SomebodyWorks
from tests.journeys.people import Professional
from tests.journeys.world import REFERENCE, make_story
from tests.support.browser import SMALL_PHONE, Visitor
from tests.support.live import carry_out_effects
from tests.support.world import represent

pytestmark = pytest.mark.django_db(transaction=True)


def _world() -> World:
    story = make_story()
    represent(story.case, story.firm)
    defendant = story.case.defendants.get()
    world = World(story.case, story.firm, story.prosecutor, story.officer, story.firm, story.solicitor, defendant)
    published(world, "KWS", "Statement of PC Hill", "one", "two")
    published(world, "EX", "Photograph of the scene")
    return world


def test_a_bundle_is_chosen_made_and_opened(somebody_works: SomebodyWorks) -> None:
    world = _world()
    solicitor = somebody_works(world.solicitor).is_signed_in()
    when_nothing_is_chosen_it_is_said(solicitor)
    solicitor.choose("Photograph of the scene")
    solicitor.choose("Key witness statements (1 document)")
    solicitor.press("Make the bundle")
    solicitor.sees("The bundle is being made", "KWS1–KWS2", "EX1")
    carry_out_effects()
    solicitor.page.get_by_role("button", name="Open the bundle").wait_for()
    solicitor.sees("Ready", "5 pages")
    assert Bundle.objects.get().status == "ready"


def test_without_a_script_on_a_small_screen_one_looks_again_and_may_cancel(somebody_comes: SomebodyComes) -> None:
    world = _world()
    solicitor = Professional(somebody_comes(scripts=False, viewport=SMALL_PHONE), world.solicitor).is_signed_in()
    when_nothing_is_chosen_it_is_said(solicitor)
    solicitor.choose("Photograph of the scene")
    solicitor.press("Make the bundle")
    solicitor.follow("Check again")
    solicitor.sees("The bundle is being made")
    solicitor.press("Cancel the bundle")
    solicitor.sees("Cancelled", "The bundle is not made")
    solicitor.follow("All bundles of this case")
    solicitor.sees("Cancelled")


def when_nothing_is_chosen_it_is_said(solicitor: Visitor) -> None:
    solicitor.visit("/cases/")
    solicitor.follow(REFERENCE)
    solicitor.follow("Documents")
    solicitor.press("Make a bundle")
    solicitor.press("Make the bundle")
    solicitor.is_told("Select at least one section or document")
