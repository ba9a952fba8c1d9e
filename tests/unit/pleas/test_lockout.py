"""When guessing is stopped: the rule by itself."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import Settings

from pleas.lockout import Digests, Failure, digests_of, is_locked, locked_by
from pleas.types import LookupDetails

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def minutes(*after_noon: float) -> list[datetime]:
    return [NOON + timedelta(minutes=minute) for minute in after_noon]


def locked(times: list[datetime], *, at: float, limit: int = 5) -> bool:
    return is_locked(times, limit=limit, now=NOON + timedelta(minutes=at))


@pytest.mark.parametrize(
    ("failed_at", "now", "expected"),
    [
        ((0, 1, 2, 3), 3, False),
        ((0, 1, 2, 3, 4), 4, True),
        ((0, 1, 2, 3, 4), 63.9, True),
        ((0, 1, 2, 3, 4), 64, False),
        ((0, 20, 40, 59, 60), 60, True),
        ((0, 20, 40, 59, 60.1), 61, False),
        ((0, 1, 2, 3, 4, 100), 101, False),
    ],
)
def test_five_failures_within_an_hour_lock_for_an_hour_from_the_fifth(
    failed_at: tuple[float, ...], now: float, expected: bool
) -> None:
    assert locked(minutes(*failed_at), at=now) is expected


def test_the_thresholds_are_settings(settings: Settings) -> None:
    settings.LOOKUP_LOCK_MINUTES = 10
    assert locked(minutes(0, 1), at=2, limit=2)
    assert not locked(minutes(0, 1), at=12, limit=2)
    assert not locked(minutes(0, 11), at=12, limit=2)


def failures(count: int, *, reference: str = "r", session: str = "s", address: str = "a") -> list[Failure]:
    return [Failure(Digests(reference, session, address), NOON + timedelta(seconds=second)) for second in range(count)]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (failures(5, session="other", address="other"), "by_reference"),
        (failures(9, reference="other", address="other"), ""),
        (failures(10, reference="other", address="other"), "by_session"),
        (failures(19, reference="other", session="other"), ""),
        (failures(20, reference="other", session="other"), "by_address"),
    ],
)
def test_references_sessions_and_addresses_have_limits_of_their_own(known: list[Failure], expected: str) -> None:
    assert locked_by(Digests("r", "s", "a"), known, now=NOON + timedelta(minutes=1)) == expected


def details(reference: str) -> LookupDetails:
    return LookupDetails(reference, "SW1A 2AA", None, session="s", address="192.0.2.1")


@pytest.mark.parametrize("typed", ["12ab 34567/26", "１２ＡＢ３４５６７２６", "12.AB.34567-26", " 12AB3456726 "])
def test_a_reference_is_counted_as_the_same_however_it_is_typed(typed: str) -> None:
    assert digests_of(details(typed)) == digests_of(details("12AB3456726"))


def test_the_padded_manchester_form_is_counted_with_the_short_one() -> None:
    assert digests_of(details("06AB001234526")) == digests_of(details("06AB1234526"))


def test_a_digest_tells_nothing_of_what_was_typed() -> None:
    digests = digests_of(details("12AB3456726"))
    assert "12AB" not in str(digests).upper()
    assert "192.0.2.1" not in str(digests)
    assert len(digests.by_reference) == 64
