"""One case as an actor may see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Prefetch

from cases.access.policy import Action, Target
from cases.access.relations import Standing, standing_of
from cases.exceptions import CaseNotFound
from cases.models import Case, Defendant, Hearing, Offence, Plea
from cases.retention.selectors import keeping_beside, with_keeping
from cases.retention.types import Keeping
from commonplatform.accounts.types import Actor

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import QuerySet


_WITH_CHARGES = ("record", "fixed_offer_penalty__acceptance__end")


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case opened by somebody: what they may see of it and how they stand to it."""

    case: Case
    standing: Standing
    defendants: tuple[Defendant, ...]
    hearings: tuple[Hearing, ...]
    keeping: Keeping | None = None


def open_case(
    actor: Actor,
    case_id: UUID,
    *,
    to: Target = Target.CASE,
    action: Action = Action.VIEW,
    with_charges: bool = False,
    with_particulars: bool = False,
    keeping: bool = False,
) -> CaseFile:
    """The case with the defendants and hearings that the actor may see, in a handful of queries.

    `with_charges` brings everything a page shows of a defendant, `with_particulars` dates of birth and addresses only,
    `keeping` until when documents are kept, for those who are told.
    Raises `CaseNotFound` when the case is none of the actor's, whether or not it exists, and
    `NotAllowed` when the actor may not view `to` in it (or do to it what `action` says).
    """
    standing = standing_of(actor, case_id)
    standing.require(action, to)
    charged = defendants_with_charges(case_id) if with_charges else _defendants(case_id)
    if with_particulars:
        charged = charged.select_related("particulars")
    with_case = charged.select_related("case__prosecutor", "case__court", "case__fixed_offer_assessment")
    if keeping:
        with_case = with_keeping(with_case, standing)
    seen = tuple(d for d in with_case if standing.defendants is None or d.pk in standing.defendants)
    if not seen:
        raise CaseNotFound(case_id)
    return CaseFile(
        case=seen[0].case,
        standing=standing,
        defendants=seen,
        hearings=tuple(_hearings(case_id, standing.defendants)) if standing.may(Action.VIEW, Target.HEARING) else (),
        keeping=keeping_beside(seen[0], standing) if keeping else None,
    )


def case_for(actor: Actor, case_id: UUID) -> Case:
    """The case, when it is one of the actor's. Raises `CaseNotFound` otherwise, whether or not it exists."""
    standing_of(actor, case_id).require(Action.VIEW, Target.CASE)
    case = Case.objects.select_related("prosecutor", "court").filter(pk=case_id).first()
    if case is None:
        raise CaseNotFound(case_id)
    return case


def reference_of(case_id: UUID) -> str:
    """The case's reference as printed; the caller has proved the right."""
    return Case.objects.values_list("reference_received", flat=True).get(pk=case_id)


def listed_hearings(case_id: UUID, *, type_codes: Collection[str]) -> tuple[UUID, ...]:
    """Hearings of these types that are fixed and neither heard nor vacated. The caller has decided the right."""
    listed = Hearing.objects.filter(case_id=case_id, type_code__in=type_codes, status=Hearing.Status.LISTED)
    return tuple(listed.order_by("starts_at").values_list("pk", flat=True))


def defendants_with_charges(case_id: UUID) -> QuerySet[Defendant]:
    """Defendants of a case in order, everything a page shows of them in a bounded number of queries."""
    return (
        _defendants(case_id)
        .select_related("particulars")
        .prefetch_related(
            Prefetch("offences", Offence.objects.select_related(*_WITH_CHARGES).order_by("sequence", "id")),
            Prefetch("offences__pleas", Plea.objects.select_related("trial_matters", "reading").order_by("entered_at")),
        )
    )


def _defendants(case_id: UUID) -> QuerySet[Defendant]:
    return Defendant.objects.filter(case_id=case_id).order_by("position")


def _hearings(case_id: UUID, reached: Collection[UUID] | None) -> QuerySet[Hearing]:
    hearings = Hearing.objects.filter(case_id=case_id).select_related("court", "court_room")
    if reached is not None:
        hearings = hearings.filter(defendants__defendant_id__in=reached).distinct()
    return hearings.order_by("starts_at")
