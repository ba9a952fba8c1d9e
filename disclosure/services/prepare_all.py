"""Make everything ready for reading that is not: of before there were converters, and of when there was none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from commonplatform.audit.types import EffectRefused
from commonplatform.documents.exceptions import ConversionFailed, ConverterMissing
from commonplatform.storage.objects import ObjectMissing, StoreUnavailable
from disclosure.exceptions import StoredContentChanged
from disclosure.selectors.unprepared import unprepared_ids
from disclosure.services.prepare_material import TRIES_OF_A_BAD_FILE, prepare_material


@dataclass(slots=True)
class Prepared:
    """How many documents were gone through, and what came of them."""

    ready: int = 0
    waiting: int = 0
    failed: int = 0
    damaged: int = 0

    @property
    def done(self) -> int:
        return self.ready + self.waiting + self.failed + self.damaged


def prepare_all(*, failed_too: bool = False) -> Iterator[Prepared]:
    """The counts after each document. Stopped and begun again, it goes on with what is not ready.

    `waiting` is for a converter that is not there, `failed` cannot be opened, `damaged` is missing or changed in the
    store. Raises `StoreUnavailable`: then nothing else would succeed either.
    """
    counts = Prepared()
    for case_id, material_id in unprepared_ids(failed_too=failed_too):
        try:
            prepare_material(case_id=case_id, material_id=material_id, attempt=TRIES_OF_A_BAD_FILE)
            counts.ready += 1
        except ConverterMissing:
            counts.waiting += 1
        except (ConversionFailed, EffectRefused):
            counts.failed += 1
        except StoreUnavailable:
            raise
        except (ObjectMissing, StoredContentChanged):
            counts.damaged += 1
        yield counts
