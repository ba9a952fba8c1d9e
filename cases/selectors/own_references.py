"""One's own cases by the references somebody typed."""

from collections.abc import Iterable
from uuid import UUID

from cases.access_refusals import AccessCode, AccessRefused, SeveralRefused
from cases.models import Case
from cases.references import reference_variants
from commonplatform.accounts.types import Actor


def cases_of_references(actor: Actor, references: Iterable[str]) -> dict[UUID, str]:
    """The actor's own cases with these references. Raises `SeveralRefused` (012) for those that are none."""
    found: dict[UUID, str] = {}
    missing = []
    for printed in references:
        case = Case.objects.filter(
            reference__in=reference_variants(printed), inbox__principal_id__in=actor.principals
        ).first()
        if case is None:
            missing.append(AccessRefused(AccessCode.CASE_NOT_FOUND, {"reference": printed}))
        else:
            found[case.pk] = case.reference_received
    if missing:
        raise SeveralRefused(tuple(missing))
    return found
