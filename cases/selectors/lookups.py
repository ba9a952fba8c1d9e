"""Finding one case without being in it yet: the two lookups that cross the row lock, factors required."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import connection
from django.utils import timezone

from cases.access.policy import Action, Target
from cases.access.relations import require_ever
from cases.postcode_index import postcode_indexes
from cases.references import fold_name, reference_variants
from cases.types import FoundDefendant, SeveralFound
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


def find_for_defence_by_hearing(
    actor: Actor, *, surname: str, first_name: str, born_on: date | None, hearing_on: date
) -> FoundDefendant | SeveralFound | None:
    """The defendant of that name and date of birth, told apart by the day of a hearing; a company by its name.

    Where several cases remain, only how many. Without a date of birth only companies are looked for.
    """
    require_ever(actor, Action.VIEW, Target.DEFENCE_SEARCH)
    name = fold_name(surname)
    if not name:
        return None
    kind = "organisation" if born_on is None else "person"
    wanted = [kind, name, fold_name(first_name), born_on, _begin_of(hearing_on), _begin_of(hearing_on + timedelta(1))]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT case_id, defendant_id, cases, hearings"
            " FROM find_defendant_for_defence_by_hearing(%s, %s, %s, %s, %s, %s)",
            wanted,
        )
        case_id, defendant_id, cases, hearings = cursor.fetchone()
    if case_id is not None:
        return FoundDefendant(case_id=case_id, defendant_id=defendant_id)
    return SeveralFound(cases=cases, hearings=hearings) if cases else None


def _begin_of(day: date) -> datetime:
    """Midnight of the London day."""
    return timezone.make_aware(datetime.combine(day, time.min))
