"""Ask again which of the references that people entered are held: cases often come later than the notice."""

import string
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from django.db import connection

from cases.references import reference_variants
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from pleas.figures.models import ReferenceNote
from pleas.figures.services.note_reference import digest_of_reference
from pleas.figures.types import ReplayedArea

_HELD = "SELECT reference, has_police_reference FROM cases_case"


def replay_references(*, today: date, days: int) -> list[ReplayedArea]:
    """By police area, each reference once. Changes nothing: what was held on the day stays in the figures.

    The notes hold digests only, so every reference held is digested and compared (domain document
    "Online plea", Statistics: the log of references and the command to replay it).
    """
    with task_scope(purpose=Purpose.FIGURES):
        held_now = set(_digests_held())
        notes = ReferenceNote.objects.filter(day__gt=today - timedelta(days=days), day__lte=today)
        rows = list(notes.values_list("force_code", "digest", "is_held"))
    areas: dict[str, dict[str, bool]] = defaultdict(dict)
    for force_code, digest, held in rows:
        areas[force_code][digest] = areas[force_code].get(digest, False) or held
    return [
        ReplayedArea(
            force_code,
            entered=len(seen),
            held_then=sum(seen.values()),
            held_now=sum(digest in held_now for digest in seen),
        )
        for force_code, seen in sorted(areas.items())
    ]


def _digests_held() -> Iterator[str]:
    """As they are typed: with and, where a prosecutor puts letters before it, without them."""
    with connection.cursor() as cursor:
        cursor.execute(_HELD)
        for reference, from_police in cursor:
            yield digest_of_reference(reference_variants(reference)[-1])
            number = "" if from_police else reference.lstrip(string.ascii_uppercase)
            if number and number != reference:
                yield digest_of_reference(reference_variants(number)[-1])
