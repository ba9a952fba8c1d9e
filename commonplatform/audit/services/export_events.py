"""Take events away as lines of JSON, for whoever examines them without an account here.

Source: domain document "Defence portal", Audit (exportable, tamper-evident chain). Each line has both digests, so that
what was taken away can be held against the chain.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, TextIO

from django.core.serializers.json import DjangoJSONEncoder
from django.forms.models import model_to_dict

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.audit.models import Event
from commonplatform.audit.services.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from commonplatform.accounts.types import Actor

_AT_A_TIME: Final = 2000


def export_events(
    *, actor: Actor, since: datetime, until: datetime, case_id: UUID | None, reason: str, to: TextIO
) -> int:
    """How many events were written, from one moment to before another, chain by chain; that it was done is an event."""
    with task_scope(purpose=Purpose.AUDIT_VERIFICATION):
        events = Event.objects.filter(occurred_at__gte=since, occurred_at__lt=until)
        if case_id is not None:
            events = events.filter(case_id=case_id)
        in_order = events.order_by("chain_id", "sequence").iterator(chunk_size=_AT_A_TIME)
        number = write_events(({"id": event.pk, **model_to_dict(event)} for event in in_order), to=to)
        record(
            "audit.exported",
            actor=actor,
            case_id=case_id,
            reason=reason,
            data={"events": number, "since": since.isoformat(), "until": until.isoformat()},
        )
    return number


def write_events(events: Iterable[Mapping[str, Any]], *, to: TextIO) -> int:
    """One line of JSON for each; how many there were."""
    number = 0
    for event in events:
        to.write(json.dumps(event, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True) + "\n")
        number += 1
    return number
