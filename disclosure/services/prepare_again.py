"""Try again to make documents ready for reading, for whoever looks after what could not be made."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from cases.access.policy import Action, Target
from cases.access.relations import require_ever
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from disclosure.selectors.unprepared import unprepared
from disclosure.services.make_readable import preparation_of


def prepare_again(*, actor: Actor, material_ids: Iterable[UUID]) -> int:
    """How many are tried again now; what is ready, or out of sight, is left alone. Raises `NotAllowed`."""
    require_ever(actor, Action.CHANGE, Target.EFFECTS)
    with transaction.atomic():
        chosen = list(unprepared().filter(pk__in=list(material_ids)))
        for material in chosen:
            record(
                "document.prepared_again",
                actor=actor,
                case_id=material.case_id,
                defendant_id=material.defendant_id,
                subject_id=material.pk,
                data={},
                effects=[preparation_of(material.pk)],
            )
        return len(chosen)
