"""The keys that data keys are wrapped with: the first is the present one, the others only open old envelopes."""

import base64
import binascii
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

KEY_BYTES = 32
ID_BYTES = 4


@dataclass(frozen=True, slots=True)
class WrappingKey:
    """One key; its id is stored with every envelope, so that it is known which key opens it."""

    id: bytes
    cipher: AESGCM


class KeyFault(Exception):
    """A key is not 32 bytes in base64. The key itself is never part of the message."""


def read_key(text: str) -> bytes:
    """The bytes of a key as an operator writes it (`openssl rand -base64 32`). Raises `KeyFault`."""
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        raise KeyFault("not base64") from None
    if len(key) != KEY_BYTES:
        raise KeyFault(f"{len(key)} bytes instead of {KEY_BYTES}")
    return key


def faults_of_keys(texts: Sequence[str]) -> Iterator[str]:
    """What is wrong with a list of keys, in words that do not give them away."""
    if not texts:
        yield "at least one key is needed"
    for number, text in enumerate(texts, start=1):
        try:
            read_key(text)
        except KeyFault as fault:
            yield f"key {number}: {fault}"
    if len(set(texts)) != len(texts):
        yield "the same key stands twice"


def present_key() -> WrappingKey:
    """The key that new envelopes are made with."""
    return next(iter(_keys(tuple(settings.FIELD_ENCRYPTION_KEYS)).values()))


def key_by_id(key_id: bytes) -> WrappingKey | None:
    """The key of an envelope, or None when it is no longer among the settings."""
    return _keys(tuple(settings.FIELD_ENCRYPTION_KEYS)).get(key_id)


@cache
def _keys(texts: tuple[str, ...]) -> dict[bytes, WrappingKey]:
    keys = [read_key(text) for text in texts]
    return {_id_of(key): WrappingKey(_id_of(key), AESGCM(key)) for key in keys}


def _id_of(key: bytes) -> bytes:
    return sha256(b"field encryption key" + key).digest()[:ID_BYTES]
