"""Finding one case without being in it yet: the two lookups that cross the row lock, factors required."""

from datetime import date
from uuid import UUID

from django.db import connection

from cases.access.policy import Action, Target
from cases.access.relations import require_ever
from cases.postcode_index import postcode_indexes
from cases.references import fold_name, reference_variants
from cases.types import FoundDefendant
from commonplatform.accounts.types import Actor


def find_for_plea(*, reference: str, postcode: str, born_on: date | None) -> FoundDefendant | None:
    """The one defendant whose reference, postcode and (where held) date of birth all match.

    Every call makes the same database call, also for a malformed reference, so that time tells nothing.
    """
    found: set[tuple[UUID, UUID]] = set()
    with connection.cursor() as cursor:
        for variant in reference_variants(reference) or ("",):
            cursor.execute(
                "SELECT case_id, defendant_id FROM find_defendant_for_plea(%s, %s::bytea[], %s)",
                [variant, postcode_indexes(variant, postcode), born_on],
            )
            found.update((row[0], row[1]) for row in cursor.fetchall())
    if len(found) != 1:
        return None
    case_id, defendant_id = found.pop()
    return FoundDefendant(case_id=case_id, defendant_id=defendant_id)


def find_for_defence(
    actor: Actor, *, reference: str, surname: str, first_name: str, born_on: date | None
) -> FoundDefendant | None:
    """The defendant of that reference with that name and date of birth; for a company its name alone."""
    require_ever(actor, Action.VIEW, Target.DEFENCE_SEARCH)
    with connection.cursor() as cursor:
        for variant in reference_variants(reference) or ("",):
            cursor.execute(
                "SELECT case_id, defendant_id FROM find_defendant_for_defence(%s, %s, %s, %s)",
                [variant, fold_name(surname), fold_name(first_name), born_on],
            )
            row = cursor.fetchone()
            if row is not None:
                return FoundDefendant(case_id=row[0], defendant_id=row[1])
    return None
