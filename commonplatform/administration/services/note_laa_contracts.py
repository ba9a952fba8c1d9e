"""Record that an organisation got legal aid contract numbers, and tell whoever waits for its being known."""

from collections.abc import Sequence

from django.db import transaction

from commonplatform.accounts.laa_contracts import LAA_CONTRACT_KNOWN
from commonplatform.accounts.models import Organisation
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest


def note_laa_contracts(*, actor: Actor, organisation: Organisation, numbers: Sequence[str]) -> None:
    """One event; for each number an effect that looks for defendants whom an order for it has locked."""
    with transaction.atomic():
        record(
            "organisation.laa_contracts_changed",
            actor=actor,
            subject_id=organisation.pk,
            data={"organisation": organisation.name, "numbers": ", ".join(numbers)},
            effects=[
                EffectRequest(LAA_CONTRACT_KNOWN, recipient=number, payload={"number": number}) for number in numbers
            ],
        )
