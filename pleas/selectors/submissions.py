"""Receipts of what was sent."""

from uuid import UUID, uuid5

from pleas.models import Submission
from pleas.types import ProvedDefendant, Receipt


def receipt_of(proved: ProvedDefendant, *, idempotency_key: UUID | None = None) -> Receipt | None:
    """The receipt of the defendant's answer; with a key, only when it was sent from that very page."""
    sent = Submission.objects.filter(defendant_id=proved.defendant_id)
    if idempotency_key is not None:
        sent = sent.filter(idempotency_key=stored_key(proved, idempotency_key))
    submission = sent.order_by("-submitted_at").first()
    return None if submission is None else receipt_from(submission)


def stored_key(proved: ProvedDefendant, idempotency_key: UUID) -> UUID:
    """The page's key bound to the defendant: no key of anybody else can meet it."""
    return uuid5(proved.defendant_id, str(idempotency_key))


def receipt_from(submission: Submission) -> Receipt:
    """What the defendant keeps of a submission."""
    return Receipt(
        reference=submission.reference,
        submitted_at=submission.submitted_at,
        language=submission.language,
        email=submission.email,
        is_offer=submission.kind == Submission.Kind.OFFER,
    )
