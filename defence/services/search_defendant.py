"""Look for a defendant by reference, name and date of birth, or for a company by reference and name; without a
reference by the day of a hearing.

Source: domain document "Defence portal", Finding a case.
"""

import re
from collections.abc import Iterator

from django.db import connection, transaction

from cases.access.policy import Action, Target
from cases.selectors import find_for_defence, find_for_defence_by_hearing
from cases.types import FoundDefendant, SeveralFound
from commonplatform.accounts.database_scope import widened_to_case
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from defence.exceptions import SeveralMatch, TooManySearches
from defence.models import SearchAttempt
from defence.permissions import Practitioner, require_practitioner
from defence.search_digests import digest_of, digests_of
from defence.search_proof import proof_of
from defence.selectors.identity import identity_of
from defence.selectors.search_pause import searches_paused_until
from defence.states import SearchOutcome
from defence.types import SearchTerms

_LABEL_PASTED_ALONG = re.compile(
    r"^[\W_]*(urn(?=[\W_\d])|case(?=[\W_])([\W_]+(reference|ref|number|no)(?=[\W_]))?)[\W_]*", re.IGNORECASE
)


def search_defendant(*, actor: Actor, terms: SearchTerms) -> str | None:
    """The proof that this person found the defendant, or None when nothing matches all the terms.

    Every search is written down; one that finds a defendant also as an event of the case. Raises `SeveralMatch`
    when a reference is needed to tell cases apart, `TooManySearches` after too many that found nobody, and
    `NotAllowed` for other roles.
    """
    person = require_practitioner(actor, Action.VIEW, Target.DEFENCE_SEARCH)
    with transaction.atomic():
        _one_search_at_a_time(person)
        paused_until = searches_paused_until(actor)
        answer = None if paused_until else _answer(actor, terms)
        found = answer if isinstance(answer, FoundDefendant) else None
        SearchAttempt.objects.create(
            user_id=person.user_id,
            organisation_id=person.organisation_id,
            digest=digest_of(terms),
            terms=digests_of(terms),
            outcome=SearchOutcome.PAUSED if paused_until else _outcome(answer),
        )
        if found is not None:
            _record_on_the_case(actor, found)
    if paused_until:
        raise TooManySearches(until=paused_until)
    if isinstance(answer, SeveralFound):
        raise SeveralMatch(cases=answer.cases, hearings=answer.hearings)
    return None if found is None else proof_of(actor, found)


def _answer(actor: Actor, terms: SearchTerms) -> FoundDefendant | SeveralFound | None:
    """By reference when there is one; otherwise by the day of a hearing."""
    if terms.reference.strip():
        return _find(actor, terms)
    if terms.hearing_on is None:
        return None
    for first_name in _first_names(terms.first_name):
        answer = find_for_defence_by_hearing(
            actor,
            surname=terms.surname,
            first_name=first_name,
            born_on=terms.born_on,
            hearing_on=terms.hearing_on,
        )
        if answer is not None:
            return answer
    return None


def _outcome(answer: FoundDefendant | SeveralFound | None) -> SearchOutcome:
    if isinstance(answer, SeveralFound):
        return SearchOutcome.SEVERAL
    return SearchOutcome.NOTHING if answer is None else SearchOutcome.FOUND


def _find(actor: Actor, terms: SearchTerms) -> FoundDefendant | None:
    for reference in _references(terms.reference):
        for first_name in _first_names(terms.first_name):
            found = find_for_defence(
                actor,
                reference=reference,
                surname=terms.surname,
                first_name=first_name,
                born_on=terms.born_on,
            )
            if found is not None:
                return found
    return None


def _references(typed: str) -> Iterator[str]:
    """As typed, then without the words "URN" or "Case number" that were copied along."""
    yield typed
    without_label = _LABEL_PASTED_ALONG.sub("", typed)
    if without_label != typed:
        yield without_label


def _first_names(typed: str) -> Iterator[str]:
    """As typed, then the first of several forenames: cases are found by the first forename."""
    yield typed
    first, _, others = typed.strip().partition(" ")
    if others:
        yield first


def _record_on_the_case(actor: Actor, found: FoundDefendant) -> None:
    with widened_to_case(found.case_id):
        identity = identity_of(found.case_id, found.defendant_id)
        record(
            "defence.searched",
            actor=actor,
            case_id=found.case_id,
            defendant_id=found.defendant_id,
            data={"firm": actor.organisation_name, "defendant": identity.defendant},
        )


def _one_search_at_a_time(person: Practitioner) -> None:
    """Hold the person's other searches until this one is written down: none slips past the count."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [person.user_id.int & (2**63 - 1)])
