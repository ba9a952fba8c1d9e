"""Find a case by its reference and the second factor, and begin to answer it."""

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

import structlog
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from cases.access.policy import Action, Target
from cases.selectors import find_for_plea
from commonplatform.accounts.types import CITIZEN, Actor
from commonplatform.audit.services import record
from pleas.draft_times import too_old
from pleas.eligibility import why_not_open
from pleas.figures.services import note_reference
from pleas.help_given import facts_of_help
from pleas.lockout import Digests, Failure, digests_of, lock_time, locked_by
from pleas.models import Draft, LookupAttempt
from pleas.permissions import defendant_acting, proved_scope, require_helper, require_own
from pleas.rollout import offers_welsh
from pleas.selectors.own_case import own_case
from pleas.services.flag_under_18 import flag_under_18
from pleas.states import LookupOutcome, StopReason
from pleas.types import Assistance, LookupDetails, ProvedDefendant, Visit

MOST_FAILURES_READ = 1000

logger = structlog.get_logger(__name__)


def open_case(*, actor: Actor, details: LookupDetails, assistance: Assistance | None = None) -> Visit | None:
    """The visit of the defendant whose reference, postcode and date of birth were given, else None.

    A wrong factor, an unknown and a malformed reference, and a lock all do the same work and give
    None (domain document "Online plea", Attempts and lockout). Attempts on one reference take
    turns, so that none slips past the count. A draft begun in another browser is taken along. A
    helper is held to the same lock per reference, and named in the event.
    """
    require_own(actor, Action.VIEW, Target.CASE)
    if assistance is not None:
        require_helper(assistance.helper)
    with transaction.atomic():
        digests, now = digests_of(details), timezone.now()
        _take_turns(digests)
        lock = locked_by(digests, _recent_failures(digests, since=now - 2 * lock_time()), now=now)
        found = find_for_plea(reference=details.reference, postcode=details.postcode, born_on=details.born_on)
        if lock:
            found = None
            logger.warning("lookup_blocked", lock=lock)
        note_reference(reference=details.reference)
        _remember_attempt(digests, found=found is not None, locked=bool(lock), now=now)
        if found is None:
            return None
        visit = Visit(ProvedDefendant(found.case_id, found.defendant_id), token=uuid4())
        with proved_scope(visit.proved):
            return _begin(visit, assistance, now=now)


def _take_turns(digests: Digests) -> None:
    number = int(digests.by_reference[:15], 16)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def _recent_failures(digests: Digests, *, since: datetime) -> list[Failure]:
    rows = (
        LookupAttempt.objects.filter(
            Q(reference_digest=digests.by_reference)
            | Q(session_digest=digests.by_session)
            | Q(address_digest=digests.by_address),
            outcome=LookupOutcome.NOT_FOUND,
            at__gte=since,
        )
        .order_by("-at")
        .values_list("reference_digest", "session_digest", "address_digest", "at")[:MOST_FAILURES_READ]
    )
    return [Failure(Digests(reference, session, address), at) for reference, session, address, at in rows]


def _remember_attempt(digests: Digests, *, found: bool, locked: bool, now: datetime) -> None:
    outcome = LookupOutcome.FOUND if found else LookupOutcome.BLOCKED if locked else LookupOutcome.NOT_FOUND
    LookupAttempt.objects.create(
        reference_digest=digests.by_reference,
        session_digest=digests.by_session,
        address_digest=digests.by_address,
        outcome=outcome,
        at=now,
    )


def _begin(visit: Visit, assistance: Assistance | None, *, now: datetime) -> Visit:
    """The visit with what the case says of it, and whether a draft that was kept goes on with it."""
    case, proved = own_case(visit.proved), visit.proved
    reason = why_not_open(case, today=timezone.localdate(now))
    outcome = {"outcome": reason.value.replace("_", " ") if reason else "can be answered"}
    stopped = reason not in (None, StopReason.UNDER_18)
    if assistance is None:
        record(
            "plea.stopped" if stopped else "plea.opened",
            actor=defendant_acting(case.defendant_name),
            case_id=proved.case_id,
            defendant_id=proved.defendant_id,
            data=outcome,
        )
    else:
        record(
            "plea.opened_with_help",
            actor=assistance.helper,
            case_id=proved.case_id,
            defendant_id=proved.defendant_id,
            data={**facts_of_help(assistance), **outcome},
        )
    if reason == StopReason.UNDER_18:
        flag_under_18(actor=CITIZEN, case=case)
    comes_back = reason is None and _take_draft(visit, now=now)
    return replace(visit, comes_back=comes_back, offers_welsh=offers_welsh(case))


def _take_draft(visit: Visit, *, now: datetime) -> bool:
    own = Draft.objects.filter(defendant_id=visit.proved.defendant_id)
    own.filter(too_old(now)).delete()
    is_kept = own.filter(is_kept=True).exists()
    if not own.update(visit=visit.token):
        Draft.objects.create(
            case_id=visit.proved.case_id,
            defendant_id=visit.proved.defendant_id,
            visit=visit.token,
            created_at=now,
            saved_at=now,
        )
    return is_kept
