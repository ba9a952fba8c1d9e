"""What is written into the figures."""

from pleas.figures.services.note_abandoned import note_abandoned as note_abandoned
from pleas.figures.services.note_reference import note_reference as note_reference
from pleas.figures.services.note_submission import note_submission as note_submission
