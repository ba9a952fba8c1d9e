"""Give a person access to a defendant, by e-mail address.

Source: domain document "Defence portal", Granting access to other people: the checks in their order, the first
that fails is told.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from cases.access.policy import Action, Target
from cases.access.relations import Standing, standing_of
from cases.access_refusals import AccessCode, AccessRefused
from cases.mails import access_mail
from cases.selectors.grants import GrantFacts, firms_on_record, given_for_defendant, prosecutes
from cases.services import ByName, grant_access
from cases.states import Relation
from commonplatform.accounts.database_scope import widened_to_case
from commonplatform.accounts.known_people import KnownPerson, Post, person_by_email
from commonplatform.accounts.roles import DEFENCE_ROLES, Role
from commonplatform.accounts.types import Actor
from defence.expiry import end_of_day, sooner
from defence.selectors.identity import identity_of


@dataclass(frozen=True, slots=True)
class _Request:
    """Who asks for what for whom."""

    actor: Actor
    standing: Standing
    case_id: UUID
    defendant_id: UUID
    grantee: KnownPerson

    @property
    def gives_on(self) -> bool:
        """Is it a clerk who was given access, and not a member of the organisation on record?"""
        represents = Relation.REPRESENTING in self.standing.relations(self.defendant_id)
        return self.actor.role == Role.CHAMBERS_CLERK and not represents

    def refuse(self, code: AccessCode) -> AccessRefused:
        return AccessRefused(code, {"who": self.grantee.full_name}, self.case_id)


def grant_to_person(
    *, actor: Actor, case_id: UUID, defendant_id: UUID, email: str, expires_on: date | None = None
) -> UUID:
    """The new right of the person, until the end of a day in London where one is given.

    Advocates and lawyers read the defendant's file; clerks see that there is the case and give access on to their
    barristers, whose access then rests on the clerk's as well. Raises `CaseNotFound`, or `AccessRefused`.
    """
    standing = standing_of(actor, case_id)
    standing.require(Action.VIEW, Target.CASE, defendant_id)
    with transaction.atomic(), widened_to_case(case_id):
        identity_of(case_id, defendant_id, locked=True)
        grantee = person_by_email(email)
        if grantee is None:
            raise AccessRefused(AccessCode.USER_NOT_FOUND, {"email": email.strip()}, case_id)
        request = _Request(actor, standing_of(actor, case_id), case_id, defendant_id, grantee)
        post = _checked(request)
        rests_on = _clerks_own(request)
        return grant_access(
            actor=actor,
            case_id=case_id,
            principal_id=grantee.user_id,
            principal_name=grantee.full_name,
            relation=Relation.GRANTED,
            defendant_id=defendant_id,
            expires_at=sooner(end_of_day(expires_on), rests_on.expires_at if rests_on else None),
            by_name=ByName(
                post.organisation_id, post.organisation_name, rests_on_id=rests_on.grant_id if rests_on else None
            ),
            effects=(access_mail(grantee.email),),
        )


def _checked(request: _Request) -> Post:
    """The grantee's post that the access is for. Raises `AccessRefused`."""
    grantee = request.grantee
    if prosecutes(request.case_id, grantee.principals):
        raise request.refuse(AccessCode.GRANTEE_PROSECUTES)
    if not grantee.posts:
        raise request.refuse(AccessCode.GRANTEE_NOT_ALLOWED)
    if not _may_give(request):
        raise request.refuse(AccessCode.GRANTER_NOT_PERMITTED)
    if _sees_already(request):
        raise request.refuse(AccessCode.ALREADY_GRANTED)
    post = grantee.post_as(DEFENCE_ROLES, at=request.actor.organisation_id if request.gives_on else None)
    if post is None:
        raise request.refuse(AccessCode.GRANTEE_NOT_ALLOWED)
    return post


def _may_give(request: _Request) -> bool:
    """The firm on record to anybody; a clerk who was given access only inside their own chambers."""
    if not request.standing.may(Action.CREATE, Target.GRANT, request.defendant_id):
        return False
    return not request.gives_on or request.grantee.works_at(request.actor.organisation_id)


def _sees_already(request: _Request) -> bool:
    on_record = firms_on_record(request.case_id, request.defendant_id)
    is_of_the_firm = any(request.grantee.works_at(firm) for firm in on_record)
    return is_of_the_firm or bool(given_for_defendant(request.defendant_id, [request.grantee.user_id]))


def _clerks_own(request: _Request) -> GrantFacts | None:
    """What access that a clerk gives on rests on: their own."""
    if not request.gives_on or request.actor.user_id is None:
        return None
    return next(iter(given_for_defendant(request.defendant_id, [request.actor.user_id])), None)
