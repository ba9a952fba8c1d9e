"""B-26: users were warned that making a form may double it, and told to ask the court which of several to use.

The guard: what people create carries a key that the database holds unique, so that any number of clicks at the same
moment make one. Take away `get_or_create` or its constraint, and these tests fail. The forms of case management come
later; what can be created now is filed, noted and bundled.
"""

from collections.abc import Callable
from uuid import uuid4

import pytest

from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.models import User
from commonplatform.audit.models import Effect
from disclosure.models import Annotation, Bundle, DocumentSubmission
from disclosure.services import request_bundle
from disclosure.services.start_submission import Destination, start_submission
from disclosure.services.write_annotation import NoteToWrite, write_annotation
from disclosure.states import Audience
from tests.functional.disclosure.sections import document
from tests.functional.disclosure.steps import make_world
from tests.functional.disclosure.test_at_the_same_moment import together
from tests.support.world import actor_of

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE, ROUNDS = 20, 5


def a_hundred_times(user: User, create: Callable[..., object]) -> set[object]:
    """What a hundred requests are answered, twenty at the same moment."""
    actor = actor_of(user)

    def request() -> object:
        with actor_scope(actor):
            return create(actor=actor)

    return {answer for _round in range(ROUNDS) for answer in together(*[request] * AT_ONCE)}


def test_a_hundred_clicks_begin_one_upload() -> None:
    world = make_world()
    wanted = Destination(case_id=world.case.pk, section="WS", defendant_ids=(), submission_key=uuid4())
    answers = a_hundred_times(world.prosecutor, lambda actor: start_submission(actor=actor, destination=wanted))
    assert answers == {DocumentSubmission.objects.get().pk}


def test_a_hundred_clicks_write_one_note() -> None:
    world, key = make_world(), uuid4()
    statement = document(world.case, "WS")
    note = NoteToWrite(place="", text="Ask about the lighting", team=Audience.PRIVATE)
    answers = a_hundred_times(
        world.solicitor,
        lambda actor: write_annotation(actor=actor, material_id=statement.pk, note=note, submission_key=key),
    )
    assert answers == {Annotation.objects.get().pk}


def test_a_hundred_requests_make_one_bundle() -> None:
    world = make_world()
    held = [document(world.case, "WS", name=f"Statement {number}").pk for number in range(3)]
    answers = a_hundred_times(
        world.solicitor,
        lambda actor: request_bundle(actor=actor, case_id=world.case.pk, material_ids=held, language="en"),
    )
    assert answers == {Bundle.objects.get().pk}
    assert Effect.objects.filter(kind="disclosure.build_bundle").count() == 1
