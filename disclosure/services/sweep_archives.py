"""Archives are kept as long as bundles, and what a worker that was killed left in the store goes as well."""

from datetime import timedelta

from disclosure.models import CaseArchive
from disclosure.services.sweep_made_files import UNKNOWN_AFTER, expire_made, sweep_unknown
from disclosure.types import ARCHIVES


def expire_archives() -> int:
    """Delete the files of archives whose time is over; how many. Who took what away stays on record."""
    return expire_made(CaseArchive)


def sweep_archive_objects(*, older_than: timedelta = UNKNOWN_AFTER) -> int:
    """Remove files that no archive names: their making was cut off. How many."""
    return sweep_unknown(CaseArchive, ARCHIVES, older_than=older_than)
