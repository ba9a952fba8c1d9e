"""Who is on record in a case, as an actor may see it."""

from uuid import UUID

from django.db.models import F, Q

from cases.access.policy import Action, Target
from cases.access.relations import require, standing_of
from cases.exceptions import CaseNotFound
from cases.states import Relation
from commonplatform.accounts.database_scope import widened_to_case
from commonplatform.accounts.types import Actor
from defence.models import Association
from defence.states import RepresentationEnd, RepresentationOrigin, RepresentationType
from defence.types import RepresentationLine


def representations_of(actor: Actor, case_id: UUID) -> list[RepresentationLine]:
    """Representations in the case: those in force by defendant, then those ended, oldest first.

    The court and the prosecutor see all of them; a firm those of its own defendants that are in force or
    were its own (domain document "Defence portal", What each side sees of a case). Raises
    `CaseNotFound` or `NotAllowed`.
    """
    standing = standing_of(actor, case_id)
    standing.require(Action.VIEW, Target.ACCESS)
    associations = Association.objects.filter(case_id=case_id)
    if standing.defendants is not None:
        own_or_in_force = Q(organisation_id=actor.organisation_id) | Q(ended_at__isnull=True)
        associations = associations.filter(own_or_in_force, defendant_id__in=standing.defendants)
    in_force_first = F("ended_at").asc(nulls_first=True)
    return [
        _line(association, may_end=standing.may(Action.END, Target.REPRESENTATION, association.defendant_id))
        for association in associations.select_related("defendant", "organisation").order_by(
            in_force_first, "defendant__position", "started_at"
        )
    ]


def representation_line(actor: Actor, case_id: UUID, association_id: UUID) -> RepresentationLine:
    """One representation in force that the actor may end. Raises `CaseNotFound` or `NotAllowed`."""
    lines = representations_of(actor, case_id)
    line = next((one for one in lines if one.association_id == association_id and one.until is None), None)
    if line is None:
        raise CaseNotFound(case_id)
    require(actor, Action.END, Target.REPRESENTATION, case_id=case_id, defendant_id=line.defendant_id)
    return line


def own_ended_representation(actor: Actor, case_id: UUID, association_id: UUID) -> Association | None:
    """The representation that this person has ended already: the receipt for a second click.

    Found although the end took the case out of their sight; nobody else finds it.
    """
    with widened_to_case(case_id):
        return Association.objects.filter(
            pk=association_id, case_id=case_id, ended_at__isnull=False, ended_by_id=actor.user_id
        ).first()


def access_resting_on(association_id: UUID) -> list[tuple[UUID, Relation]]:
    """Who has access to the defendant because of a representation: the firm, and those it gave access to."""
    resting = Association.objects.filter(
        pk=association_id,
        defendant__grants__ended_at__isnull=True,
        defendant__grants__relation__in=(Relation.REPRESENTING, Relation.GRANTED),
    )
    found = resting.values_list("defendant__grants__principal_id", "defendant__grants__relation")
    return [(principal_id, Relation(relation)) for principal_id, relation in found.distinct()]


def people_given_access(line: RepresentationLine) -> int:
    """How many others lose their access when this representation ends. The line says the reader may ask."""
    return sum(relation == Relation.GRANTED for _, relation in access_resting_on(line.association_id))


def _line(association: Association, *, may_end: bool) -> RepresentationLine:
    return RepresentationLine(
        association_id=association.pk,
        defendant_id=association.defendant_id,
        defendant=association.defendant.display_name,
        firm=association.organisation.name,
        representation_type=str(RepresentationType(association.representation_type).label),
        laa_contract_number=association.laa_contract_number,
        since=association.started_at,
        until=association.ended_at,
        ended_through=str(RepresentationEnd(association.ended_through).label) if association.ended_through else "",
        by_order=association.origin == RepresentationOrigin.ORDER,
        may_end=may_end and association.ended_at is None,
    )
