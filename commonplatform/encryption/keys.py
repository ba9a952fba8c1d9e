"""Keys as an operator gives them: of each kind the first is the present one, the others still serve what is old.

Wrapping keys seal data keys. Index keys make the digests by which a sealed value is found again.
"""

import base64
import binascii
import hmac
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


@dataclass(frozen=True, slots=True)
class IndexKey:
    """One key; its id stands in front of every digest made with it."""

    id: bytes
    keyed: hmac.HMAC


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


def index_keys() -> tuple[IndexKey, ...]:
    """The keys of blind indexes, the present one first."""
    return _index_keys(tuple(settings.BLIND_INDEX_KEYS))


@cache
def _keys(texts: tuple[str, ...]) -> dict[bytes, WrappingKey]:
    keys = [read_key(text) for text in texts]
    return {key_id: WrappingKey(key_id, AESGCM(key)) for key in keys for key_id in (_id_of("field encryption", key),)}


@cache
def _index_keys(texts: tuple[str, ...]) -> tuple[IndexKey, ...]:
    return tuple(IndexKey(_id_of("blind index", key), hmac.new(key, digestmod=sha256)) for key in map(read_key, texts))


def _id_of(use: str, key: bytes) -> bytes:
    return sha256(f"{use} key".encode() + key).digest()[:ID_BYTES]
