"""Bundles are kept for a few days: they can be made again, and what lies about can be read by somebody else."""

from datetime import timedelta

from django.db.models import Q

from disclosure.models import Bundle
from disclosure.services.sweep_made_files import UNKNOWN_AFTER, expire_made, sweep_unknown
from disclosure.states import BundlePurpose
from disclosure.types import BUNDLES


def expire_bundles() -> int:
    """Delete the files of bundles whose time is over; how many. What was in them stays on record."""
    return expire_made(Bundle, only=Q(purpose=BundlePurpose.READING))


def sweep_bundle_objects(*, older_than: timedelta = UNKNOWN_AFTER) -> int:
    """Remove files that no bundle names: their making was cut off. How many."""
    return sweep_unknown(Bundle, BUNDLES, older_than=older_than)
