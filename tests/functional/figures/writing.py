"""Rows of the figures for tests, as the services leave them."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from commonplatform.reference.models import Court
from pleas.figures.models import AbandonedNote, PostalCount, ReferenceNote, SubmissionNote


def today() -> date:
    return timezone.localdate()


def ago(days: int) -> date:
    return today() - timedelta(days=days)


def monday(weeks_ago: int = 0) -> date:
    return today() - timedelta(days=today().weekday()) - timedelta(weeks=weeks_ago)


def sent(court: Court | None = None, *, day: date | None = None, **more: Any) -> SubmissionNote:
    pleas = {} if {"guilty", "guilty_attending", "not_guilty", "offer_accepted"} & more.keys() else {"guilty": 1}
    fields = {"initiation_code": "J", "language": "en", **pleas, **more}
    return SubmissionNote.objects.create(court=court, day=day or today(), **fields)


def given_up(*steps: str, stopped_at: str, day: date | None = None, **more: Any) -> AbandonedNote:
    fields = {"initiation_code": "J", "steps": list(steps), **more}
    return AbandonedNote.objects.create(day=day or today(), stopped_at=stopped_at, **fields)


def entered(force_code: str, *, held: bool, day: date | None = None, digest: str = "") -> ReferenceNote:
    return ReferenceNote.objects.create(
        day=day or today(), force_code=force_code, is_held=held, digest=digest or uuid4().hex
    )


def post(court: Court, *, week: date, sent: int, replies: int) -> PostalCount:
    return PostalCount.objects.create(court=court, week=week, sent=sent, replies=replies, entered_by="Somebody")
