"""System check: no process starts without usable keys."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core import checks

from commonplatform.encryption.envelope import seal, unseal
from commonplatform.encryption.keys import faults_of_keys


@checks.register(checks.Tags.security)
def field_keys_are_usable(app_configs: Any, **kwargs: Any) -> Iterable[checks.CheckMessage]:
    """Every key is whole and different, and what is sealed with the present one opens again."""
    faults = list(faults_of_keys(settings.FIELD_ENCRYPTION_KEYS))
    for fault in faults:
        yield checks.Error(f"FIELD_ENCRYPTION_KEYS: {fault}", id="encryption.E001")
    if not faults and unseal(seal(b"check", about="check"), about="check") != b"check":
        yield checks.Error("FIELD_ENCRYPTION_KEYS: what is sealed does not open", id="encryption.E002")


@checks.register(checks.Tags.security)
def index_keys_are_usable(app_configs: Any, **kwargs: Any) -> Iterable[checks.CheckMessage]:
    """Every key is whole and different, and none of them seals values too."""
    for fault in faults_of_keys(settings.BLIND_INDEX_KEYS):
        yield checks.Error(f"BLIND_INDEX_KEYS: {fault}", id="encryption.E003")
    if set(settings.BLIND_INDEX_KEYS) & set(settings.FIELD_ENCRYPTION_KEYS):
        yield checks.Error("BLIND_INDEX_KEYS: a key is also among FIELD_ENCRYPTION_KEYS", id="encryption.E004")
