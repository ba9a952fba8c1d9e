"""Use cases of the intake."""

from cases.intake.services.receive_message import receive_message as receive_message
from cases.intake.services.receive_messages import receive_messages as receive_messages
