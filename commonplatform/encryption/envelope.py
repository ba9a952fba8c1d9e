"""Envelope encryption of one value: a data key of its own seals it, a wrapping key seals the data key.

An envelope is: version (1 byte), id of the wrapping key (4), nonce and wrapped data key (12 + 48),
sealed value. Turning keys over replaces only the front; the sealed value behind `HEADER_BYTES`
stays byte for byte, which triggers on append-only tables hold it to.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from commonplatform.encryption.keys import ID_BYTES, KEY_BYTES, WrappingKey, key_by_id, present_key

VERSION = b"\x01"
_NONCE_BYTES, _TAG_BYTES = 12, 16
_KEY_END = len(VERSION) + ID_BYTES
_NONCE_END = _KEY_END + _NONCE_BYTES
HEADER_BYTES = _NONCE_END + KEY_BYTES + _TAG_BYTES
# A data key seals one value and no other, so its nonce need not vary.
_ONLY_NONCE = bytes(_NONCE_BYTES)


class EnvelopeFault(Exception):
    """A stored value cannot be opened: no such key any more, altered, or moved from another column."""


def seal(value: bytes, *, about: str) -> bytes:
    """The envelope of a value. `about` (the column's name) is bound to it: it opens as nothing else."""
    data_key, bound = os.urandom(KEY_BYTES), about.encode()
    return _wrap(data_key, bound, present_key()) + AESGCM(data_key).encrypt(_ONLY_NONCE, value, bound)


def unseal(envelope: bytes, *, about: str) -> bytes:
    """The value again. Raises `EnvelopeFault`."""
    bound = about.encode()
    try:
        return AESGCM(_data_key(envelope, bound)).decrypt(_ONLY_NONCE, envelope[HEADER_BYTES:], bound)
    except InvalidTag:
        raise EnvelopeFault("the value was altered or belongs to another column") from None


def rewrap(envelope: bytes, *, about: str) -> bytes:
    """The same sealed value under the present key. Raises `EnvelopeFault`."""
    bound = about.encode()
    return _wrap(_data_key(envelope, bound), bound, present_key()) + envelope[HEADER_BYTES:]


def present_front() -> bytes:
    """How every envelope under the present key begins."""
    return VERSION + present_key().id


def _wrap(data_key: bytes, bound: bytes, key: WrappingKey) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return VERSION + key.id + nonce + key.cipher.encrypt(nonce, data_key, bound)


def _data_key(envelope: bytes, bound: bytes) -> bytes:
    if len(envelope) < HEADER_BYTES + _TAG_BYTES or envelope[:1] != VERSION:
        raise EnvelopeFault("not an envelope")
    key = key_by_id(envelope[len(VERSION) : _KEY_END])
    if key is None:
        raise EnvelopeFault("its key is not among FIELD_ENCRYPTION_KEYS")
    try:
        return key.cipher.decrypt(envelope[_KEY_END:_NONCE_END], envelope[_NONCE_END:HEADER_BYTES], bound)
    except InvalidTag:
        raise EnvelopeFault("the data key was altered or belongs to another column") from None
