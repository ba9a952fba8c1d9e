"""Make the copy that browsers play of a recording that they do not play itself."""

from pathlib import Path
from uuid import UUID

from commonplatform.accounts.database_scope import task_scope
from commonplatform.documents.conversion import (
    RECORDING,
    PlayingCopy,
    examine_recording,
    recordings,
)
from commonplatform.documents.conversion import (
    make_playing_copy as make,
)
from commonplatform.documents.exceptions import ConversionFailed, FailureReason
from commonplatform.documents.working_folders import working_folder
from disclosure.models import Material
from disclosure.services.kept_copies import KeptCopy, add_rendition, store_copy_file
from disclosure.services.long_preparing import MOST_TRIES, begin, is_still_wanted, tell
from disclosure.services.preparations import record_preparing, say
from disclosure.services.received_file import write_received
from disclosure.states import PreparationReason, PreparationState, RenditionKind


def make_playing_copy(*, case_id: UUID, material_id: UUID) -> None:
    """Do it once, telling how far it is. What fails for the last time says so and leaves the original.

    Raises `ConversionFailed` where it will be tried again, `ConverterMissing`, and what the store raises.
    """
    material = begin(case_id, material_id)
    if material is None:
        return
    tries = material.preparation.tries
    try:
        if tries > MOST_TRIES:
            raise ConversionFailed(FailureReason.TOO_MUCH, "it was begun too often")
        with working_folder() as folder:
            _make_and_keep(material, folder)
    except ConversionFailed as failure:
        if tries < MOST_TRIES and failure.reason == FailureReason.TOO_MUCH:
            raise
        _give_up(material, PreparationReason(failure.reason))


def _make_and_keep(material: Material, folder: Path) -> None:
    write_received(material, folder / RECORDING)
    made = make(folder, examine_recording(folder), progress=lambda percent: tell(material, percent))
    kept = store_copy_file(made.path, content_type=made.content_type, made_by=recordings.MADE_BY)
    _keep(material, made, kept)


def _keep(material: Material, made: PlayingCopy, kept: KeptCopy) -> None:
    """The length is that of what is played: what the head of a file claims may be another."""
    with task_scope(case_id=material.case_id):
        if not is_still_wanted(material):
            return
        add_rendition(material, RenditionKind.PLAYING, kept)
        say(material, {"state": PreparationState.READY, "percent": 100, "milliseconds": made.milliseconds})
        record_preparing(material, "document.copied_for_playing", made_by=kept.made_by, sha256=kept.sha256)


def _give_up(material: Material, reason: PreparationReason) -> None:
    with task_scope(case_id=material.case_id):
        if is_still_wanted(material):
            say(material, {"state": PreparationState.FAILED, "reason": reason})
            record_preparing(material, "document.not_converted", reason=str(reason))
