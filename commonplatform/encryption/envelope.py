"""Envelope encryption of one value: a data key seals it, a wrapping key seals the data key.

An envelope is: version (1 byte), id of the wrapping key (4), nonce and wrapped data key (12 + 48),
then the sealed value. Turning keys over replaces only the front; everything behind `HEADER_BYTES`
stays byte for byte, which triggers on append-only tables hold it to.

Version 2, the one written: the sealed value begins with a random nonce of its own, so that values
sealed together (one row, one batch: `sealed_together`) may share a data key. Version 1 had a data
key for every value and the column's name bound to that key too; it still opens.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from commonplatform.encryption.keys import ID_BYTES, KEY_BYTES, WrappingKey, key_by_id, present_key

VERSION, VERSION_1 = b"\x02", b"\x01"
_NONCE_BYTES, _TAG_BYTES = 12, 16
_KEY_END = len(VERSION) + ID_BYTES
_NONCE_END = _KEY_END + _NONCE_BYTES
HEADER_BYTES = _NONCE_END + KEY_BYTES + _TAG_BYTES
_VALUE_START = HEADER_BYTES + _NONCE_BYTES
# What a wrapped data key of version 2 is bound to; a value is bound to its column's name.
_DATA_KEY = b"data key"
# In version 1 a data key seals one value and no other, so its nonce does not vary.
_ONLY_NONCE = bytes(_NONCE_BYTES)
_OPENED_KEYS = 1024

_together: ContextVar[list[tuple[bytes, AESGCM]] | None] = ContextVar(
    "data_key_of_values_sealed_together", default=None
)


class EnvelopeFault(Exception):
    """A stored value cannot be opened: no such key any more, altered, or moved from another column."""


@contextmanager
def sealed_together() -> Iterator[None]:
    """Values sealed inside the block share one data key: a third of the time for each of many."""
    token = _together.set([])
    try:
        yield
    finally:
        _together.reset(token)


def seal(value: bytes, *, about: str) -> bytes:
    """The envelope of a value. `about` (the column's name) is bound to it: it opens as nothing else."""
    front, cipher = _front_and_cipher()
    nonce = os.urandom(_NONCE_BYTES)
    return front + nonce + cipher.encrypt(nonce, value, about.encode())


def unseal(envelope: bytes, *, about: str) -> bytes:
    """The value again. Raises `EnvelopeFault`."""
    if len(envelope) < HEADER_BYTES + _TAG_BYTES:
        raise EnvelopeFault("not an envelope")
    key, bound = _wrapping_key(envelope), about.encode()
    try:
        if envelope[:1] == VERSION_1:
            return AESGCM(_data_key(key, envelope, bound)).decrypt(_ONLY_NONCE, envelope[HEADER_BYTES:], bound)
        cipher = _opened(key, envelope[:HEADER_BYTES])
        return cipher.decrypt(envelope[HEADER_BYTES:_VALUE_START], envelope[_VALUE_START:], bound)
    except InvalidTag:
        raise EnvelopeFault("the value was altered or belongs to another column") from None


def rewrap(front: bytes, *, about: str) -> bytes:
    """The front of an envelope (its first `HEADER_BYTES`) under the present key. Raises `EnvelopeFault`."""
    version = front[:1]
    bound = about.encode() if version == VERSION_1 else _DATA_KEY
    data_key = _data_key(_wrapping_key(front), front, bound)
    return version + _wrap(data_key, bound, present_key())


def _front_and_cipher() -> tuple[bytes, AESGCM]:
    shared = _together.get()
    if shared:
        return shared[0]
    data_key = os.urandom(KEY_BYTES)
    made = VERSION + _wrap(data_key, _DATA_KEY, present_key()), AESGCM(data_key)
    if shared is not None:
        shared.append(made)
    return made


def _wrap(data_key: bytes, bound: bytes, key: WrappingKey) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return key.id + nonce + key.cipher.encrypt(nonce, data_key, bound)


def _wrapping_key(envelope: bytes) -> WrappingKey:
    if len(envelope) < HEADER_BYTES or envelope[:1] not in (VERSION, VERSION_1):
        raise EnvelopeFault("not an envelope")
    key = key_by_id(envelope[len(VERSION) : _KEY_END])
    if key is None:
        raise EnvelopeFault("its key is not among FIELD_ENCRYPTION_KEYS")
    return key


@lru_cache(_OPENED_KEYS)
def _opened(key: WrappingKey, front: bytes) -> AESGCM:
    return AESGCM(_data_key(key, front, _DATA_KEY))


def _data_key(key: WrappingKey, envelope: bytes, bound: bytes) -> bytes:
    try:
        return key.cipher.decrypt(envelope[_KEY_END:_NONCE_END], envelope[_NONCE_END:HEADER_BYTES], bound)
    except InvalidTag:
        raise EnvelopeFault("the data key was altered or belongs to another column") from None
