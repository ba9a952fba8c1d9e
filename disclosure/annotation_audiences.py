"""Who sees a note on a document, said in one place (domain document "Defence portal", Bundling and pagination).

Notes are worked with by the defence of one defendant, by the prosecution, and by the court without its magistrates.
What one side notes is no other's business unless it is shared; another defendant's defence is another side, and so is
the firm that follows the one on record.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from cases.access.policy import Action, Target, permits
from commonplatform.accounts.roles import DEFENCE_ROLES
from disclosure.states import Audience, Side

if TYPE_CHECKING:
    from cases.access.relations import Standing
    from commonplatform.accounts.types import Actor
    from disclosure.models import Material

OnRecord = Mapping[UUID, Collection[UUID]]
"""By defendant, the organisations on record."""


@dataclass(frozen=True, slots=True)
class Team:
    """Those who see a note: `defendant_id` says whose defence, `organisation_id` by whom it is led."""

    audience: Audience
    defendant_id: UUID | None = None
    organisation_id: UUID | None = None

    @property
    def code(self) -> str:
        """As forms name it."""
        return f"{self.audience.value}:{self.defendant_id}" if self.defendant_id else self.audience.value


def side_of(standing: Standing) -> Side:
    """The side on which somebody stands in the case; whoever prosecutes sees it as the prosecution does."""
    if standing.prosecutes:
        return Side.PROSECUTION
    return Side.DEFENCE if standing.role in DEFENCE_ROLES else Side.COURT


def teams_of(standing: Standing) -> frozenset[UUID]:
    """The defendants in whose defence somebody may read and write notes."""
    return frozenset(
        defendant
        for relation, defendant in standing.grants
        if defendant is not None and permits(standing.role, relation, Action.VIEW, Target.ANNOTATION)
    )


def choices_for(actor: Actor, standing: Standing, material: Material, on_record: OnRecord) -> tuple[Team, ...]:
    """Whom a note on the document can be for, the narrowest first; teams in the order of `on_record`."""
    private, shared = Team(Audience.PRIVATE), Team(Audience.SHARED)
    if side_of(standing) != Side.DEFENCE:
        return private, Team(Audience.SIDE), shared
    concerned = [
        Team(Audience.SIDE, defendant, _led_by(actor, organisations))
        for defendant, organisations in on_record.items()
        if defendant in teams_of(standing) and material.defendant_id in (None, defendant)
    ]
    return (private, *concerned, shared)


def _led_by(actor: Actor, organisations: Collection[UUID]) -> UUID:
    own = actor.organisation_id
    return own if own is not None and own in organisations else min(organisations)


def seen_by(actor: Actor, standing: Standing, on_record: OnRecord) -> Q:
    """The notes whose documents the actor may read that are theirs to see as well.

    What somebody wrote is theirs while they write for the same organisation.
    """
    own = Q(written_by_id=actor.user_id, organisation_id=actor.organisation_id)
    same_side = Q(audience=Audience.SIDE, side=side_of(standing))
    if side_of(standing) == Side.DEFENCE:
        same_side &= reduce(
            or_,
            (Q(defendant_id=d, team_organisation_id__in=on_record.get(d, ())) for d in teams_of(standing)),
            Q(pk__in=()),
        )
    return Q(removed_at__isnull=True) & (own | same_side | Q(audience=Audience.SHARED))
