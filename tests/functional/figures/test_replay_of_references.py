"""References that were entered are looked up again: a case that came later counts now, and then stays as it was."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from cases.models import Case
from pleas.figures.models import ReferenceNote
from pleas.figures.services import note_reference
from pleas.figures.services.replay_references import replay_references
from pleas.figures.types import ReplayedArea
from tests.support.world import make_case

pytestmark = pytest.mark.django_db


def replayed() -> dict[str, tuple[int, int, int]]:
    areas: list[ReplayedArea] = replay_references(today=timezone.localdate(), days=30)
    return {each.force_code: (each.entered, each.held_then, each.held_now) for each in areas}


def test_a_case_that_came_after_its_notice_is_held_now_and_was_not_then() -> None:
    for typed in ("06AB0012345/26", "06ab/12345/26", "06AB9999999/26"):
        note_reference(reference=typed)
    assert replayed() == {"06": (2, 0, 0)}, "padded or not, it is one reference"
    make_case(reference="06AB1234526")
    assert replayed() == {"06": (2, 0, 1)}
    assert not ReferenceNote.objects.filter(is_held=True).exists()


def test_a_reference_typed_without_the_letters_of_its_prosecutor_is_held_then_and_now() -> None:
    make_case(reference="GAFTL26000401")
    Case.objects.update(has_police_reference=False)
    note_reference(reference="26000401")
    note_reference(reference="GAFTL 26000401")
    assert replayed() == {"26": (1, 1, 1), "GA": (1, 1, 1)}


def test_the_command_prints_a_line_for_each_area() -> None:
    note_reference(reference="62CA1000226")
    printed = StringIO()
    call_command("replay_references", days=7, stdout=printed)
    assert printed.getvalue().split() == ["area", "entered", "held", "then", "held", "now", "62", "1", "0", "0"]
