"""What a message about legal aid does to who represents a defendant: the whole table, and nothing else.

Source: domain document "Defence portal", Legal aid, the table of events. Pure: no database, no clock.
"""

from collections.abc import Iterable
from enum import Enum, StrEnum, auto

from defence.states import LegalAidLevel

WITHDRAWAL_CODE = "WD"


class Holder(Enum):
    """Who is on record when an order arrives, seen from the firm that the order names."""

    NOBODY = auto()
    THE_FIRM_BY_ITSELF = auto()
    THE_FIRM_BY_ORDER = auto()
    ANOTHER = auto()


class Lock(Enum):
    """Whether the defendant is locked, and by which contract number."""

    OPEN = auto()
    SAME_NUMBER = auto()
    OTHER_NUMBER = auto()


class Step(StrEnum):
    """One thing to do, in the order given."""

    END = "end"
    UNLOCK = "unlock"
    PUT_ON_RECORD = "put_on_record"
    LOCK = "lock"


def steps_for_order(*, firm_is_known: bool, holder: Holder, lock: Lock) -> tuple[Step, ...]:
    """A representation order arrived. The reference is kept in any case; these are the steps besides.

    A firm that is on record already, by its own act or by an earlier order, stays. A locked defendant has
    nobody on record.
    """
    if firm_is_known:
        if holder in (Holder.THE_FIRM_BY_ITSELF, Holder.THE_FIRM_BY_ORDER):
            return ()
        cleared: tuple[Step, ...] = (Step.END,) if holder == Holder.ANOTHER else ()
        unlocked: tuple[Step, ...] = () if lock == Lock.OPEN else (Step.UNLOCK,)
        return (*cleared, *unlocked, Step.PUT_ON_RECORD)
    if lock == Lock.SAME_NUMBER:
        return ()
    if lock == Lock.OTHER_NUMBER:
        return (Step.UNLOCK, Step.LOCK)
    return (Step.LOCK,) if holder == Holder.NOBODY else (Step.END, Step.LOCK)


def steps_for_withdrawal(*, level: LegalAidLevel, is_represented: bool, is_locked: bool) -> tuple[Step, ...]:
    """An offence's status became withdrawn; `level` is the defendant's with it. Another grant keeps all."""
    if level == LegalAidLevel.GRANTED:
        return ()
    ended: tuple[Step, ...] = (Step.END,) if is_represented else ()
    unlocked: tuple[Step, ...] = (Step.UNLOCK,) if is_locked else ()
    return (*ended, *unlocked)


def steps_for_known_firm(*, lock: Lock) -> tuple[Step, ...]:
    """An organisation has got a contract number: whoever is locked by it is represented by it."""
    return (Step.UNLOCK, Step.PUT_ON_RECORD) if lock == Lock.SAME_NUMBER else ()


_PRECEDENCE = (LegalAidLevel.GRANTED, LegalAidLevel.REFUSED, LegalAidLevel.WITHDRAWN, LegalAidLevel.PENDING)


def defendant_level(levels: Iterable[LegalAidLevel | str]) -> LegalAidLevel:
    """The defendant's legal aid status from those of the offences: granted before refused, withdrawn, pending."""
    held = set(levels)
    return next((level for level in _PRECEDENCE if level in held), LegalAidLevel.NO_VALUE)
