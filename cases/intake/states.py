"""Where a received message stands, and the moves between.

Source: domain document "Case and evidence intake", "Intake life-cycle".
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class IntakeState(TextChoices):
    """What became of a message. Only three states can still move on."""

    ACCEPTED = "accepted", _("Accepted")
    REJECTED = "rejected", _("Rejected")
    IN_ERROR_QUEUE = "in_error_queue", _("In the error queue")
    PARKED_FOR_SUMMONS = "parked_for_summons", _("Waiting for the summons application")
    HELD = "held", _("Waiting for an earlier message to be corrected")
    DUPLICATE = "duplicate", _("Duplicate")
    NOTED = "noted", _("Noted")


INTAKE_MOVES: dict[IntakeState, frozenset[IntakeState]] = {
    IntakeState.IN_ERROR_QUEUE: frozenset({IntakeState.ACCEPTED, IntakeState.REJECTED, IntakeState.PARKED_FOR_SUMMONS}),
    IntakeState.PARKED_FOR_SUMMONS: frozenset({IntakeState.ACCEPTED, IntakeState.REJECTED}),
    IntakeState.HELD: frozenset({IntakeState.ACCEPTED, IntakeState.REJECTED, IntakeState.IN_ERROR_QUEUE}),
    IntakeState.ACCEPTED: frozenset(),
    IntakeState.REJECTED: frozenset(),
    IntakeState.DUPLICATE: frozenset(),
    IntakeState.NOTED: frozenset(),
}

# A message in one of these states is known: the same message again is a duplicate of it. A rejected
# one is not, so that it can be sent again once its cause is mended.
KNOWN_STATES = frozenset(
    {
        IntakeState.ACCEPTED,
        IntakeState.IN_ERROR_QUEUE,
        IntakeState.PARKED_FOR_SUMMONS,
        IntakeState.HELD,
        IntakeState.NOTED,
    }
)
WAITING_STATES = frozenset({IntakeState.IN_ERROR_QUEUE, IntakeState.PARKED_FOR_SUMMONS, IntakeState.HELD})
REFUSED_STATES = frozenset({IntakeState.REJECTED, IntakeState.IN_ERROR_QUEUE})
