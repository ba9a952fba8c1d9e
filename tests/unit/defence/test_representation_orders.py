"""The table of events of legal aid, row by row, and that nothing is left out of it."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defence.representation_orders import (
    Holder,
    Lock,
    Step,
    defendant_level,
    steps_for_known_firm,
    steps_for_order,
    steps_for_withdrawal,
)
from defence.states import LegalAidLevel

GRANTED, REFUSED, WITHDRAWN, PENDING, NO_VALUE = (
    LegalAidLevel.GRANTED,
    LegalAidLevel.REFUSED,
    LegalAidLevel.WITHDRAWN,
    LegalAidLevel.PENDING,
    LegalAidLevel.NO_VALUE,
)
END, UNLOCK, PUT, LOCK = Step.END, Step.UNLOCK, Step.PUT_ON_RECORD, Step.LOCK


# Domain document "Defence portal", Legal aid: event, state before, result.
@pytest.mark.parametrize(
    ("firm_is_known", "holder", "lock", "steps"),
    [
        pytest.param(True, Holder.NOBODY, Lock.OPEN, (PUT,), id="known, none associated: associate"),
        pytest.param(True, Holder.THE_FIRM_BY_ITSELF, Lock.OPEN, (), id="known, by its own action: reference only"),
        pytest.param(True, Holder.THE_FIRM_BY_ORDER, Lock.OPEN, (), id="known, by an earlier order: nothing"),
        pytest.param(True, Holder.ANOTHER, Lock.OPEN, (END, PUT), id="known, another: disassociate, associate"),
        pytest.param(False, Holder.NOBODY, Lock.OPEN, (LOCK,), id="unknown, none: locked"),
        pytest.param(False, Holder.ANOTHER, Lock.OPEN, (END, LOCK), id="unknown, another: disassociate, then lock"),
        # What the table leaves to sense: an order for a defendant who is locked already.
        pytest.param(True, Holder.NOBODY, Lock.OTHER_NUMBER, (UNLOCK, PUT), id="known, locked by another number"),
        pytest.param(True, Holder.NOBODY, Lock.SAME_NUMBER, (UNLOCK, PUT), id="known by now, locked by its number"),
        pytest.param(False, Holder.NOBODY, Lock.SAME_NUMBER, (), id="unknown, locked by it already"),
        pytest.param(False, Holder.NOBODY, Lock.OTHER_NUMBER, (UNLOCK, LOCK), id="unknown, locked by another number"),
    ],
)
def test_a_representation_order(firm_is_known: bool, holder: Holder, lock: Lock, steps: tuple[Step, ...]) -> None:
    assert steps_for_order(firm_is_known=firm_is_known, holder=holder, lock=lock) == steps


def test_an_organisation_with_a_matching_number_is_put_on_record() -> None:
    assert steps_for_known_firm(lock=Lock.SAME_NUMBER) == (UNLOCK, PUT)
    assert steps_for_known_firm(lock=Lock.OTHER_NUMBER) == ()
    assert steps_for_known_firm(lock=Lock.OPEN) == ()


@pytest.mark.parametrize(
    ("level", "is_represented", "is_locked", "steps"),
    [
        pytest.param(WITHDRAWN, True, False, (END,), id="associated: disassociate"),
        pytest.param(WITHDRAWN, False, True, (UNLOCK,), id="locked: unlock"),
        pytest.param(WITHDRAWN, False, False, (), id="neither"),
        pytest.param(REFUSED, True, False, (END,), id="not granted is enough"),
        pytest.param(GRANTED, True, False, (), id="another offence granted: keep"),
        pytest.param(GRANTED, False, True, (), id="another offence granted: stays locked"),
    ],
)
def test_a_withdrawal(level: LegalAidLevel, is_represented: bool, is_locked: bool, steps: tuple[Step, ...]) -> None:
    assert steps_for_withdrawal(level=level, is_represented=is_represented, is_locked=is_locked) == steps


def _after(steps: tuple[Step, ...], *, represented: bool, locked: bool) -> tuple[bool, bool]:
    """Carry the steps out on two truths; a step that makes no sense there fails."""
    for step in steps:
        if step == END:
            assert represented, "nobody to take off record"
            represented = False
        elif step == UNLOCK:
            assert locked, "nothing to unlock"
            locked = False
        elif step == PUT:
            assert not represented, "somebody is on record"
            assert not locked, "locked"
            represented = True
        else:
            assert not represented, "somebody is on record"
            assert not locked, "locked already"
            locked = True
    return represented, locked


def test_every_order_in_every_state_leads_to_exactly_one_of_represented_and_locked() -> None:
    for firm_is_known, holder, lock in product((True, False), Holder, Lock):
        represented, locked = holder != Holder.NOBODY, lock != Lock.OPEN
        if represented and locked:
            continue  # no such state: the services keep them apart
        if not firm_is_known and holder in (Holder.THE_FIRM_BY_ITSELF, Holder.THE_FIRM_BY_ORDER):
            continue  # the firm on record has the number, so it is known
        steps = steps_for_order(firm_is_known=firm_is_known, holder=holder, lock=lock)
        assert _after(steps, represented=represented, locked=locked) == (firm_is_known, not firm_is_known)


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((), NO_VALUE),
        ((NO_VALUE,), NO_VALUE),
        ((PENDING, NO_VALUE), PENDING),
        ((WITHDRAWN, PENDING), WITHDRAWN),
        ((REFUSED, WITHDRAWN, PENDING), REFUSED),
        ((PENDING, WITHDRAWN, REFUSED, GRANTED), GRANTED),
    ],
)
def test_the_defendants_status_goes_by_precedence(levels: tuple[LegalAidLevel, ...], expected: LegalAidLevel) -> None:
    assert defendant_level(levels) == expected


@given(st.lists(st.sampled_from(LegalAidLevel), max_size=8))
def test_order_and_repetition_make_no_difference_and_a_grant_always_wins(levels: list[LegalAidLevel]) -> None:
    assert defendant_level(levels) == defendant_level(sorted(set(levels)))
    assert (defendant_level(levels) == GRANTED) is (GRANTED in levels)
