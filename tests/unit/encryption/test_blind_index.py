"""A digest that finds a value again: the same for the same, nothing without the key, two keys while one goes."""

import base64

import pytest
from pytest_django import Settings

from cases.postcode_index import postcode_index, postcode_indexes
from commonplatform.encryption.blind_index import INDEX_BYTES, blind_index, blind_indexes
from commonplatform.encryption.checks import index_keys_are_usable
from commonplatform.encryption.keys import ID_BYTES

FIRST, SECOND = (base64.b64encode(bytes([n]) * 32).decode() for n in (3, 4))


@pytest.fixture(autouse=True)
def one_key(settings: Settings) -> None:
    settings.BLIND_INDEX_KEYS = [FIRST]


def test_the_same_value_has_the_same_index_and_another_purpose_another() -> None:
    index = blind_index("SW1A2AA", purpose="find")
    assert index == blind_index("SW1A2AA", purpose="find")
    assert len(index) == INDEX_BYTES
    others = {
        blind_index("SW1A2AB", purpose="find"),
        blind_index("SW1A2AA", purpose="count"),
        blind_index("SW1A", "2AA", purpose="find"),
        blind_index("SW1A2", "AA", purpose="find"),
    }
    assert len(others | {index}) == 5


def test_another_key_makes_another_index_and_says_which_it_was(settings: Settings) -> None:
    before = blind_index("SW1A2AA", purpose="find")
    settings.BLIND_INDEX_KEYS = [SECOND, FIRST]
    after, older = blind_indexes("SW1A2AA", purpose="find")
    assert older == before
    assert after == blind_index("SW1A2AA", purpose="find")
    assert after[:ID_BYTES] != before[:ID_BYTES]
    assert after[ID_BYTES:] != before[ID_BYTES:]


def test_a_postcode_is_compared_however_it_is_typed_and_with_or_without_the_prosecutors_letters() -> None:
    held = postcode_index("TVL9001", "CF10 3NP")
    assert held in postcode_indexes("TVL9001", "cf10-3np")
    assert held in postcode_indexes("9001", "CF103NP")
    assert held not in postcode_indexes("9001", "CF103NQ")


def test_two_cases_at_one_address_have_nothing_in_common() -> None:
    assert postcode_index("TVL9001", "CF10 3NP") != postcode_index("TVL9002", "CF10 3NP")


def test_no_postcode_is_no_index() -> None:
    assert postcode_index("TVL9001", " ") == b""


@pytest.mark.parametrize("keys", [[], ["short"], ["not base64 !"], [FIRST] * 2])
def test_a_process_without_usable_index_keys_does_not_start(settings: Settings, keys: list[str]) -> None:
    settings.BLIND_INDEX_KEYS = keys
    faults = list(index_keys_are_usable(None))
    assert [fault.id for fault in faults] == ["encryption.E003"]
    assert not any(key in str(fault) for key in keys for fault in faults)


def test_a_key_that_seals_makes_no_indexes(settings: Settings) -> None:
    settings.FIELD_ENCRYPTION_KEYS = [SECOND]
    assert list(index_keys_are_usable(None)) == []
    settings.BLIND_INDEX_KEYS = [FIRST, SECOND]
    assert [fault.id for fault in index_keys_are_usable(None)] == ["encryption.E004"]
