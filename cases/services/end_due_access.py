"""End what has run out: rights whose time is over, what people were given who have left since, and, as a net that
should stay empty, what rests on a right or a representation that is over.

Source: domain document "Defence portal", Granting access to other people and Prosecution advocates. Nobody sees
anything by them meanwhile where the time is over; this takes them out of the record of what is in force.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from cases.access.relations import open_grants
from cases.models import AccessGrant
from cases.services.end_grants import end_grants
from cases.services.keep_assignments import keep_firms_assignment
from cases.states import Relation
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.known_people import in_force
from commonplatform.accounts.types import Purpose, system_actor

if TYPE_CHECKING:
    from django.db.models import QuerySet

    Find = Callable[[datetime], QuerySet[AccessGrant]]

BATCH = 50
EXPIRED = "The time of the access is over"
LEFT = "No longer works for the organisation"
WITHOUT_REASON = "What the access rested on is over"


def end_due_access(*, now: datetime) -> int:
    """How many rights were ended, fifty in one transaction at most. Running it twice ends nothing twice."""
    ended = 0
    for find, reason in ((_expired, EXPIRED), (_of_leavers, LEFT), (_without_reason, WITHOUT_REASON)):
        while batch := _end_batch(find, reason, now):
            ended += batch
    return ended


def _end_batch(find: Find, reason: str, now: datetime) -> int:
    actor = system_actor("Access")
    with task_scope(purpose=Purpose.ACCESS_EXPIRY), transaction.atomic():
        due = list(find(now).select_for_update(no_key=True, of=("self",), skip_locked=True)[:BATCH])
        ended = end_grants(actor=actor, grant_ids=[grant.pk for grant in due], reason=reason, automatically=True)
        for grant in due:
            if grant.rests_on_id is not None and grant.relation == Relation.PROSECUTING and grant.acting_for_id:
                keep_firms_assignment(
                    actor=actor, case_id=grant.case_id, organisation_id=grant.acting_for_id, automatically=True
                )
        return ended


def _expired(now: datetime) -> QuerySet[AccessGrant]:
    return AccessGrant.objects.filter(ended_at__isnull=True, expires_at__lte=now).order_by("expires_at", "pk")


def _of_leavers(now: datetime) -> QuerySet[AccessGrant]:
    """Rights by name of people who do not work for the organisation any more that they got them for."""
    there = in_force().filter(user_id=OuterRef("principal_id"), organisation_id=OuterRef("acting_for_id"))
    named = AccessGrant.objects.filter(open_grants(), acting_for_id__isnull=False)
    return named.exclude(principal_id=F("acting_for_id")).exclude(Exists(there)).order_by("pk")


def _without_reason(now: datetime) -> QuerySet[AccessGrant]:
    """Rights by name that rest on one that has ended, or on a representation that has."""
    represented = AccessGrant.objects.filter(
        defendant_id=OuterRef("defendant_id"), relation=Relation.REPRESENTING, ended_at__isnull=True
    )
    given = Q(relation=Relation.GRANTED, acting_for_id__isnull=False) & ~Exists(represented)
    lost = AccessGrant.objects.filter(given | Q(rests_on__ended_at__isnull=False), ended_at__isnull=True)
    return lost.order_by("pk")
