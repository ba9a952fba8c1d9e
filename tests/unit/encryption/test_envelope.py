"""What is sealed opens again as what it was, and as nothing else."""

import base64
import os

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from pytest_django import Settings

from commonplatform.encryption.checks import field_keys_are_usable
from commonplatform.encryption.envelope import HEADER_BYTES, EnvelopeFault, rewrap, seal, sealed_together, unseal
from commonplatform.encryption.fields import (
    sealed_bytes,
    sealed_json,
    sealed_json_or_blank,
    sealed_text,
    unsealed_bytes,
    unsealed_json,
    unsealed_text,
)
from commonplatform.encryption.keys import present_key

FIRST, SECOND = (base64.b64encode(bytes([n]) * 32).decode() for n in (1, 2))
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture(autouse=True)
def one_key(settings: Settings) -> None:
    settings.FIELD_ENCRYPTION_KEYS = [FIRST]


@hypothesis(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text())
def test_a_text_opens_as_what_it_was(text: str) -> None:
    assert unsealed_text(sealed_text(text, about="driver_number"), about="driver_number") == text


@hypothesis(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=JSON_VALUES)
def test_a_json_value_opens_as_what_it_was(value: object) -> None:
    assert unsealed_json(sealed_json(value, about="details"), about="details") == value


def test_the_same_value_is_never_sealed_the_same() -> None:
    assert seal(b"QQ123456C", about="number") != seal(b"QQ123456C", about="number")


def test_nothing_of_the_value_is_in_the_envelope() -> None:
    assert b"QQ123456C" not in seal(b"QQ123456C", about="number")


def test_a_blank_text_is_no_bytes() -> None:
    assert sealed_text("", about="number") == b""


def test_a_value_moved_to_another_column_does_not_open() -> None:
    with pytest.raises(EnvelopeFault):
        unseal(seal(b"QQ123456C", about="number"), about="statement")


@hypothesis(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_an_envelope_altered_anywhere_does_not_open(data: st.DataObject) -> None:
    sealed = bytearray(seal(b"a means form", about="details"))
    at = data.draw(st.integers(0, len(sealed) - 1))
    sealed[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(EnvelopeFault):
        unseal(bytes(sealed), about="details")


def test_an_older_key_opens_what_it_sealed_and_a_missing_one_says_so(settings: Settings) -> None:
    sealed = seal(b"value", about="details")
    settings.FIELD_ENCRYPTION_KEYS = [SECOND, FIRST]
    assert unseal(sealed, about="details") == b"value"
    settings.FIELD_ENCRYPTION_KEYS = [SECOND]
    with pytest.raises(EnvelopeFault, match="FIELD_ENCRYPTION_KEYS"):
        unseal(sealed, about="details")


def test_turning_over_changes_only_the_front_and_needs_the_old_key_no_more(settings: Settings) -> None:
    sealed = seal(b"value", about="details")
    settings.FIELD_ENCRYPTION_KEYS = [SECOND, FIRST]
    turned = rewrap(sealed[:HEADER_BYTES], about="details") + sealed[HEADER_BYTES:]
    settings.FIELD_ENCRYPTION_KEYS = [SECOND]
    assert unseal(turned, about="details") == b"value"


def sealed_in_version_1(value: bytes, *, about: str) -> bytes:
    """As values were sealed before they could share a data key."""
    data_key, nonce, key = os.urandom(32), os.urandom(12), present_key()
    wrapped = key.cipher.encrypt(nonce, data_key, about.encode())
    return b"\x01" + key.id + nonce + wrapped + AESGCM(data_key).encrypt(bytes(12), value, about.encode())


def test_what_was_sealed_in_the_first_version_opens_and_is_turned_over(settings: Settings) -> None:
    sealed = sealed_in_version_1(b"value", about="details")
    assert unseal(sealed, about="details") == b"value"
    with pytest.raises(EnvelopeFault):
        unseal(sealed, about="statement")
    settings.FIELD_ENCRYPTION_KEYS = [SECOND, FIRST]
    turned = rewrap(sealed[:HEADER_BYTES], about="details") + sealed[HEADER_BYTES:]
    settings.FIELD_ENCRYPTION_KEYS = [SECOND]
    assert unseal(turned, about="details") == b"value"


def test_values_sealed_together_share_a_front_and_nothing_else() -> None:
    with sealed_together():
        one, other = (seal(b"SS14 1AB", about="postcode") for _ in range(2))
        elsewhere = seal(b"SS14 1AB", about="town")
    assert one[:HEADER_BYTES] == other[:HEADER_BYTES] == elsewhere[:HEADER_BYTES]
    assert len({one[HEADER_BYTES:], other[HEADER_BYTES:], elsewhere[HEADER_BYTES:]}) == 3
    assert unseal(one, about="postcode") == unseal(other, about="postcode") == b"SS14 1AB"
    with pytest.raises(EnvelopeFault):
        unseal(elsewhere, about="postcode")
    assert seal(b"SS14 1AB", about="postcode")[:HEADER_BYTES] != one[:HEADER_BYTES]


def test_bytes_open_as_what_they_were_and_an_empty_list_or_message_is_no_bytes() -> None:
    assert unsealed_bytes(sealed_bytes(b"\x00<a/>\xff", about="raw"), about="raw") == b"\x00<a/>\xff"
    assert sealed_bytes(b"", about="raw") == sealed_json_or_blank([], about="lines") == b""


@pytest.mark.parametrize("keys", [[], ["short"], [base64.b64encode(b"x" * 16).decode()], ["not base64 !"], [FIRST] * 2])
def test_a_process_without_usable_keys_does_not_start(settings: Settings, keys: list[str]) -> None:
    settings.FIELD_ENCRYPTION_KEYS = keys
    faults = list(field_keys_are_usable(None))
    assert [fault.id for fault in faults] == ["encryption.E001"]
    assert not any(key in str(fault) for key in keys for fault in faults)


def test_usable_keys_pass_the_check(settings: Settings) -> None:
    settings.FIELD_ENCRYPTION_KEYS = [SECOND, FIRST]
    assert list(field_keys_are_usable(None)) == []
