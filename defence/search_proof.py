"""The proof that somebody found a defendant by reference, name and date of birth.

It is signed, bound to the person and the firm they act for, and ages. Ids of cases and defendants
come from it alone, never from a request, so that none can be guessed or passed on.
"""

from datetime import timedelta
from uuid import UUID

from django.core import signing

from cases.types import FoundDefendant
from commonplatform.accounts.types import Actor
from defence.exceptions import SearchProofExpired, SearchProofRefused

GOOD_FOR = timedelta(minutes=20)
_SALT = "defence.search"


def proof_of(actor: Actor, found: FoundDefendant) -> str:
    """The proof for this person, acting for this firm, that they found this defendant."""
    return signing.dumps([found.case_id.hex, found.defendant_id.hex, *_holder(actor)], salt=_SALT)


def read_proof(actor: Actor, proof: str) -> FoundDefendant:
    """Whom the proof is about.

    Raises `SearchProofRefused` when it was changed or is another person's, `SearchProofExpired` when
    it is this person's and too old.
    """
    try:
        case_id, defendant_id, *holder = signing.loads(proof, salt=_SALT)
    except signing.BadSignature:
        raise SearchProofRefused from None
    if holder != _holder(actor):
        raise SearchProofRefused
    try:
        signing.loads(proof, salt=_SALT, max_age=GOOD_FOR)
    except signing.SignatureExpired:
        raise SearchProofExpired from None
    return FoundDefendant(case_id=UUID(case_id), defendant_id=UUID(defendant_id))


def _holder(actor: Actor) -> list[str]:
    return [str(actor.user_id), str(actor.organisation_id)]
