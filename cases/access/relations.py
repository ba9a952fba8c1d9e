"""How an actor stands to a case, and the guard that services and views ask."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from cases.access.policy import Action, Target, permits, relations_permitting
from cases.exceptions import CaseNotFound, NotAllowed
from cases.models import AccessGrant
from cases.states import DEFENCE_RELATIONS, WHOLE_CASE_RELATIONS, Relation
from commonplatform.accounts.roles import DEFENCE_ROLES, Role
from commonplatform.accounts.types import Actor


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything a decision about one actor in one case needs: the open grants, as (relation, defendant)."""

    case_id: UUID
    role: Role
    grants: frozenset[tuple[Relation, UUID | None]]

    @property
    def sees_whole_case(self) -> bool:
        return any(relation in WHOLE_CASE_RELATIONS for relation, _ in self.grants)

    @property
    def prosecutes(self) -> bool:
        """Is the case seen as the prosecution sees it?"""
        return any(relation == Relation.PROSECUTING for relation, _ in self.grants)

    @property
    def acting_role(self) -> Role:
        """The role whose rights count in this case: an advocate who prosecutes has those of the prosecution."""
        return Role.PROSECUTOR if self.prosecutes else self.role

    @property
    def defendants(self) -> frozenset[UUID] | None:
        """The defendants whose data may be seen, or None for all of them."""
        if self.sees_whole_case:
            return None
        return frozenset(defendant for _, defendant in self.grants if defendant is not None)

    def relations(self, defendant_id: UUID | None = None) -> frozenset[Relation]:
        """The relations to the case; with a defendant, only those that reach that defendant."""
        return frozenset(
            relation
            for relation, defendant in self.grants
            if defendant_id is None or defendant == defendant_id or relation in WHOLE_CASE_RELATIONS
        )

    def may(self, action: Action, target: Target, defendant_id: UUID | None = None) -> bool:
        """Does the policy table allow this?"""
        return any(permits(self.role, relation, action, target) for relation in self.relations(defendant_id))

    def require(self, action: Action, target: Target, defendant_id: UUID | None = None) -> None:
        """Raise `CaseNotFound` when the case or the defendant is none of the actor's, else `NotAllowed`."""
        if not self.may(Action.VIEW, Target.CASE):
            raise CaseNotFound(self.case_id)
        if defendant_id is not None and not self.relations(defendant_id):
            raise CaseNotFound(self.case_id)
        if not self.may(action, target, defendant_id):
            raise NotAllowed(action=action, target=target)


def open_grants() -> Q:
    """The condition of a grant being in force now."""
    return Q(ended_at__isnull=True) & (Q(expires_at__isnull=True) | Q(expires_at__gt=timezone.now()))


def standing_of(actor: Actor, case_id: UUID) -> Standing:
    """How the actor stands to a case; without any relation it is empty and permits nothing."""
    return _standing(actor, case_id, _grants(actor, case_id).values_list("relation", "defendant_id"))


def grants_beside(actor: Actor) -> ArraySubquery:
    """The actor's open grants in the case of a row, read with the row; `standing_beside` makes a standing of it."""
    found = _grants(actor, OuterRef("case_id"))
    return ArraySubquery(found.values(grant=JSONObject(relation="relation", defendant="defendant_id")))


def standing_beside(actor: Actor, case_id: UUID, grants: Iterable[dict[str, str | None]]) -> Standing:
    """The same as `standing_of`, from what `grants_beside` found."""
    found = ((str(each["relation"]), each["defendant"]) for each in grants)
    return _standing(actor, case_id, ((relation, UUID(whose) if whose else None) for relation, whose in found))


def _grants(actor: Actor, case: UUID | OuterRef) -> QuerySet[AccessGrant]:
    return AccessGrant.objects.filter(open_grants(), case_id=case, principal_id__in=actor.principals)


def _standing(actor: Actor, case_id: UUID, grants: Iterable[tuple[str, UUID | None]]) -> Standing:
    found = frozenset((Relation(relation), defendant) for relation, defendant in grants)
    return Standing(case_id=case_id, role=actor.role, grants=one_side(actor.role, found))


def standings_of(actor: Actor, case_ids: Collection[UUID]) -> dict[UUID, Standing]:
    """The same for several cases, in one query; those without any relation are left out."""
    grants = AccessGrant.objects.filter(open_grants(), case_id__in=case_ids, principal_id__in=actor.principals)
    found: dict[UUID, set[tuple[str, UUID | None]]] = {}
    for case_id, relation, defendant in grants.values_list("case_id", "relation", "defendant_id"):
        found.setdefault(case_id, set()).add((relation, defendant))
    return {case_id: _standing(actor, case_id, held) for case_id, held in found.items()}


def one_side(role: Role, grants: frozenset[tuple[Relation, UUID | None]]) -> frozenset[tuple[Relation, UUID | None]]:
    """An advocate or lawyer acts for one side at a time: who defends does not see the case as prosecutor as well.

    Assigning and granting refuse the other side (domain document "Defence portal", Prosecution advocates); both can
    only meet in one person when somebody joins an organisation that acts for the other side.
    """
    if role not in DEFENCE_ROLES:
        return grants
    defending = frozenset(grant for grant in grants if grant[0] in DEFENCE_RELATIONS)
    return defending or grants


def relations_to(actor: Actor, case_id: UUID, *, defendant_id: UUID | None = None) -> frozenset[Relation]:
    """The actor's relations to a case; with `defendant_id`, only those that reach that defendant."""
    return standing_of(actor, case_id).relations(defendant_id)


def may(actor: Actor, action: Action, target: Target, *, case_id: UUID, defendant_id: UUID | None = None) -> bool:
    """May the actor do this in this case (to this defendant)?"""
    return standing_of(actor, case_id).may(action, target, defendant_id)


def require(actor: Actor, action: Action, target: Target, *, case_id: UUID, defendant_id: UUID | None = None) -> None:
    """Raise `CaseNotFound` when the case is none of the actor's, `NotAllowed` when the right is missing."""
    standing_of(actor, case_id).require(action, target, defendant_id)


def may_ever(actor: Actor, action: Action, target: Target) -> bool:
    """May the role do this in some relation? For navigation and pages that concern no single case.

    Being the defendant does not count: that is proved case by case, and somebody whose roles have
    ended is no more than anybody else.
    """
    return bool(relations_permitting(actor.role, action, target) - {Relation.SELF})


def require_ever(actor: Actor, action: Action, target: Target) -> None:
    """Raise `NotAllowed` unless the role may do this in some relation."""
    if not may_ever(actor, action, target):
        raise NotAllowed(action=action, target=target)
