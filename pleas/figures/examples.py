"""Half a year of figures for the demonstration, the same every time. No case stands behind these rows.

They are marked as examples, so that the nightly recount does not look for their cases.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from pleas.figures.models import AbandonedNote, PostalCount, ReferenceNote, SubmissionNote
from pleas.models import Feedback

WEEKS = 26
START = ("case", "details", "address", "contact", "insurance_number", "licence", "charge")
MEANS = ("status", "pay", "employer", "deduction", "outstanding_fines", "hardship_question")
END = ("check", "declaration")
GUILTY = (*START, "mitigation", *MEANS, *END)
DENIED = (*START, "defence", "evidence", "witnesses", "interpreter", "disability", "dates_to_avoid", *END)
STOPS = ("details", "contact", "insurance_number", "charge", "status", "pay", "employer", "hardship_question", "check")
SOMETIMES = (9, 4, 14, 12, 8, 21, 16, 7, 9)
MATCHES = {"01": 0.93, "06": 0.88, "16": 0.71, "48": 0.96, "52": 0.9, "62": 0.94, "": 0.0}


@dataclass(frozen=True, slots=True)
class ExampleCourt:
    """A court, whether people answer in Welsh there, and about how many answers a week it gets."""

    court_id: UUID
    is_welsh: bool
    weekly: int


def plant_examples(courts: Sequence[ExampleCourt], *, today: date) -> int:
    """Write what is not there yet: 26 weeks and the days of this one; how many answers stand behind the charts."""
    if not courts:
        return 0
    chance = random.Random(5)  # noqa: S311 – the same half a year for everybody
    monday = today - timedelta(days=today.weekday())
    notes = list(_answers(courts, chance, today=today, first=monday - timedelta(weeks=WEEKS)))
    with task_scope(purpose=Purpose.DEMONSTRATION):
        if SubmissionNote.objects.filter(is_example=True).exists():
            return len(notes)
        SubmissionNote.objects.bulk_create(notes, batch_size=1000)
        AbandonedNote.objects.bulk_create(_given_up(notes, chance), batch_size=1000)
        ReferenceNote.objects.bulk_create(_references(chance, today), batch_size=1000)
        PostalCount.objects.bulk_create(_post(courts, notes, chance, monday), ignore_conflicts=True)
        Feedback.objects.bulk_create(_feedback(chance, today))
    return len(notes)


def _answers(
    courts: Sequence[ExampleCourt], chance: random.Random, *, today: date, first: date
) -> Iterator[SubmissionNote]:
    for number in range((today - first).days):
        day = first + timedelta(days=number)
        growth = 0.45 + 0.55 * number / ((WEEKS + 1) * 7)
        for court in courts:
            busy = court.weekly / 7 * growth * (0.5 if day.weekday() > 4 else 1.2)
            for _each in range(int(busy + chance.random())):
                yield _answer(court, day, chance)


def _answer(court: ExampleCourt, day: date, chance: random.Random) -> SubmissionNote:
    kind = chance.choices(("guilty", "guilty_attending", "not_guilty"), (71, 8, 21))[0]
    denied = kind == "not_guilty"
    fields: dict[str, Any] = {kind: chance.choices((1, 2, 3), (82, 14, 4))[0]}
    requisition = chance.random() < 0.3
    return SubmissionNote(
        id=uuid5(NAMESPACE_URL, f"example:{chance.random()}"),
        is_example=True,
        day=day,
        court_id=court.court_id,
        initiation_code="Q" if requisition else "J",
        hearing_on=day + timedelta(days=chance.randint(1, 40)) if requisition else None,
        language="cy" if court.is_welsh and chance.random() < 0.18 else "en",
        channel=chance.choices(("online", "assisted", "postal"), (90, 6, 4))[0],
        steps=list(DENIED if denied else GUILTY),
        mitigation_length=0 if denied else chance.choice((0, 0, 120, 380, 900)),
        defence_length=chance.choice((90, 260, 700)) if denied else 0,
        near_wales=court.is_welsh or chance.random() < 0.03,
        processed_on=day + timedelta(days=chance.randint(0, 3)),
        **fields,
    )


def _given_up(notes: Sequence[SubmissionNote], chance: random.Random) -> Iterator[AbandonedNote]:
    for number, note in enumerate(notes):
        if chance.random() < 0.24:
            stopped_at = chance.choices(STOPS, SOMETIMES)[0]
            yield AbandonedNote(
                id=uuid5(NAMESPACE_URL, f"example abandoned:{number}"),
                day=note.day,
                court_id=note.court_id,
                initiation_code=note.initiation_code,
                steps=list(GUILTY[: GUILTY.index(stopped_at)]),
                stopped_at=stopped_at,
            )


def _references(chance: random.Random, today: date) -> Iterator[ReferenceNote]:
    for area, rate in MATCHES.items():
        for number in range(chance.randint(60, 220)):
            back = chance.randrange(60)
            yield ReferenceNote(
                id=uuid5(NAMESPACE_URL, f"example reference:{area}:{number}"),
                day=today - timedelta(days=back),
                force_code=area,
                digest=f"example {area} {number}",
                is_held=chance.random() < rate - (0.06 if back >= 30 else 0),
            )


def _post(
    courts: Sequence[ExampleCourt], notes: Sequence[SubmissionNote], chance: random.Random, monday: date
) -> Iterator[PostalCount]:
    for number, court in enumerate(courts):
        for back in range(1 if number else 3, WEEKS):
            week = monday - timedelta(weeks=back)
            online = sum(note.court_id == court.court_id and 0 <= (note.day - week).days < 7 for note in notes)
            replies = int(court.weekly * (0.35 + 0.35 * back / WEEKS) * chance.uniform(0.85, 1.15))
            yield PostalCount(
                id=uuid5(NAMESPACE_URL, f"example post:{court.court_id}:{week}"),
                court_id=court.court_id,
                week=week,
                sent=int((online + replies) / chance.uniform(0.42, 0.58)),
                replies=replies,
                entered_by="Demonstration",
            )


def _feedback(chance: random.Random, today: date) -> Iterator[Feedback]:
    for number in range(260):
        called = chance.random() < 0.2
        day = today - timedelta(days=chance.randrange(1, WEEKS * 7))
        yield Feedback(
            id=uuid5(NAMESPACE_URL, f"example feedback:{number}"),
            page="receipt",
            language="cy" if chance.random() < 0.06 else "en",
            used_call_centre=called,
            call_centre_satisfaction=chance.choices((1, 2, 3, 4, 5), (1, 2, 4, 8, 9))[0] if called else None,
            satisfaction=chance.choices((1, 2, 3, 4, 5), (5, 7, 14, 36, 38))[0],
            given_at=datetime.combine(day, time(chance.randint(8, 21), 12), timezone.get_default_timezone()),
        )
