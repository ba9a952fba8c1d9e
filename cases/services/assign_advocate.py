"""Assign an advocate to prosecute: to cases, or for the hearings of a day.

Source: domain document "Defence portal", Prosecution advocates. All or nothing: where one case refuses, nothing is
done and every refusal is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cases.access.policy import Action, Target
from cases.access.relations import standing_of
from cases.access_refusals import AccessCode, AccessRefused, SeveralRefused
from cases.exceptions import NotAllowed
from cases.mails import access_mail
from cases.models import AccessGrant, Case
from cases.selectors.grants import defends, hold_defendants
from cases.services.grant_access import ByName, grant_access
from cases.services.keep_assignments import keep_firms_assignment, set_assignment
from cases.states import AssignmentBasis, Relation
from commonplatform.accounts.database_scope import widened_to_case
from commonplatform.accounts.known_people import KnownPerson, Post, people_of, person_by_email
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.reference.models import Prosecutor

CPS = "CPS"
_PROSECUTED_BY_CPS = (Prosecutor.Category.CPS, Prosecutor.Category.POLICE)


@dataclass(frozen=True, slots=True)
class _Assignee:
    person: KnownPerson
    post: Post

    @property
    def by_lawyer(self) -> bool:
        """Is it the whole organisation that comes to see the case?"""
        return self.post.role == Role.SOLICITOR

    @property
    def everybody(self) -> frozenset[UUID]:
        """All ids of who comes to see the case: none of them may act for the defence in it."""
        return self.person.principals | set(people_of(self.post.organisation_id) if self.by_lawyer else ())


def assign_advocate(
    *, actor: Actor, email: str, cases: Mapping[UUID, str], basis: AssignmentBasis = AssignmentBasis.DIRECT
) -> int:
    """Give a barrister, or a lawyer's whole organisation, the prosecution's sight of the cases (id to reference).

    For hearings it lasts a set time, which begins anew with each assignment. Returns how many cases were assigned
    or extended. Raises `NotAllowed`, `AccessRefused` about the person (004, 007) or `SeveralRefused` about the
    cases (012, 013, 009, 008).
    """
    if actor.organisation_id is None or actor.prosecutor_id is None:
        raise NotAllowed(action=Action.CREATE, target=Target.ADVOCATE)
    with transaction.atomic():
        assignee = _assignee(email)
        refusals = [
            refusal
            for case_id in sorted(cases)
            if (refusal := _refusal(actor, assignee, case_id, cases[case_id], basis)) is not None
        ]
        if refusals:
            raise SeveralRefused(tuple(refusals))
        for case_id in sorted(cases):
            _assign(actor, assignee, case_id, basis)
    return len(cases)


def _assignee(email: str) -> _Assignee:
    person = person_by_email(email)
    if person is None:
        raise AccessRefused(AccessCode.USER_NOT_FOUND, {"email": email.strip()})
    post = person.post_as((Role.BARRISTER, Role.SOLICITOR))
    if post is None:
        raise AccessRefused(AccessCode.ASSIGNEE_NOT_ALLOWED, {"who": person.full_name})
    return _Assignee(person, post)


def _refusal(
    actor: Actor, assignee: _Assignee, case_id: UUID, reference: str, basis: AssignmentBasis
) -> AccessRefused | None:
    """Why this case cannot be assigned. A case out of sight is told apart from none by nothing (012)."""
    facts = {"who": assignee.person.full_name, "reference": reference}
    standing = standing_of(actor, case_id)
    if not standing.may(Action.VIEW, Target.CASE):
        return AccessRefused(AccessCode.CASE_NOT_FOUND, facts)
    if not standing.may(Action.CREATE, Target.ADVOCATE):
        raise NotAllowed(action=Action.CREATE, target=Target.ADVOCATE)
    hold_defendants(case_id)
    if not is_prosecuted_by(actor, case_id):
        return AccessRefused(AccessCode.NOT_THE_AUTHORITY, facts, case_id)
    if defends(case_id, assignee.everybody):
        return AccessRefused(AccessCode.ASSIGNEE_DEFENDS, facts, case_id)
    if assigned_directly(case_id, assignee.person.user_id):
        return AccessRefused(AccessCode.ALREADY_ASSIGNED, facts, case_id)
    return None


def is_prosecuted_by(actor: Actor, case_id: UUID) -> bool:
    """CPS users prosecute cases of the CPS and of the police, everybody else those of their own authority (013)."""
    authority = Case.objects.select_related("prosecutor").get(pk=case_id).prosecutor
    if authority.pk == actor.prosecutor_id:
        return True
    own = _own_authority(actor)
    return own.category == Prosecutor.Category.CPS and authority.category in _PROSECUTED_BY_CPS


def assigned_directly(case_id: UUID, user_id: UUID) -> bool:
    return AccessGrant.objects.filter(
        case_id=case_id,
        principal_id=user_id,
        relation=Relation.PROSECUTING,
        basis=AssignmentBasis.DIRECT,
        ended_at__isnull=True,
    ).exists()


def hearing_assignment_ends(now: datetime) -> datetime:
    """When an assignment for a hearing that is made now ends."""
    return now + timedelta(hours=settings.ADVOCATE_HEARING_ACCESS_HOURS)


def _assign(actor: Actor, assignee: _Assignee, case_id: UUID, basis: AssignmentBasis) -> None:
    person, post = assignee.person, assignee.post
    expires_at = hearing_assignment_ends(timezone.now()) if basis == AssignmentBasis.HEARING else None
    representing = _representing(actor)
    with widened_to_case(case_id):
        before = set_assignment(case_id, person.user_id, basis=basis, expires_at=expires_at)
        kind = "advocate.assigned" if before is None else "advocate.extended"

        def give(principal_id: UUID, name: str, rests_on_id: UUID | None = None) -> UUID:
            return grant_access(
                actor=actor,
                case_id=case_id,
                principal_id=principal_id,
                principal_name=name,
                relation=Relation.PROSECUTING,
                expires_at=expires_at,
                by_name=ByName(post.organisation_id, post.organisation_name, rests_on_id, basis, representing),
            )

        if before is None:
            firm = give(post.organisation_id, post.organisation_name) if assignee.by_lawyer else None
            before = give(person.user_id, person.full_name, firm)
        if assignee.by_lawyer:
            keep_firms_assignment(actor=actor, case_id=case_id, organisation_id=post.organisation_id)
        record(
            kind,
            actor=actor,
            case_id=case_id,
            subject_id=before,
            data={"principal": person.full_name, "representing": representing},
            effects=(access_mail(person.email),),
        )


def _representing(actor: Actor) -> str:
    """For whom the advocate appears: the CPS, unless another authority prosecutes itself."""
    own = _own_authority(actor)
    return own.name if own.category == Prosecutor.Category.OTHER else CPS


def _own_authority(actor: Actor) -> Prosecutor:
    if actor.prosecutor_id is None:
        raise NotAllowed(action=Action.CREATE, target=Target.ADVOCATE)
    return Prosecutor.objects.get(pk=actor.prosecutor_id)
