"""What each page keeps: whether it is answered, and how its answers are taken away."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from pleas.answers import Answers, Attendance, ChargeAnswer, Means, Outgoings
from pleas.eligibility import is_under_18
from pleas.journey.standpoint import Standpoint
from pleas.journey.step import Forget, Holds

_BLANK = (None, "")


def optional(_at: Standpoint) -> bool:
    """Of a page that may be left empty, or that asks nothing."""
    return True


def has_name(at: Standpoint) -> bool:
    """The name and, where the case holds no date of birth, one that is not of a child: they cannot go on."""
    born_on = at.person.born_on
    of_age = born_on is not None and not is_under_18(born_on, today=at.facts.today)
    return bool(at.person.last_name) and (at.facts.birth_is_known or of_age)


def of_whoever_answers(name: str) -> Holds:
    """A detail that persons and representatives of companies both give."""
    return lambda at: getattr(at.who_answers, name) not in _BLANK


def of_person(name: str) -> Holds:
    return lambda at: getattr(at.person, name) is not None


def of_company(name: str) -> Holds:
    return lambda at: getattr(at.company, name) is not None


def of_answers(name: str) -> Holds:
    return lambda at: getattr(at.answers, name) is not None


def of_charge(name: str) -> Holds:
    return lambda at: getattr(at.charge, name) not in _BLANK


def of_attendance(name: str) -> Holds:
    return lambda at: getattr(at.attendance, name) is not None


def of_means(*names: str) -> Holds:
    return lambda at: all(getattr(at.answers.means, name) not in _BLANK for name in names)


def of_outgoings(name: str) -> Holds:
    return lambda at: getattr(at.answers.means.outgoings, name) is not None


def forget_answer(*names: str) -> Forget:
    """Back to the empty value of these answers."""
    return lambda answers, _charge: replace(answers, **_empty(Answers(), names))


def forget_of_charge(*names: str) -> Forget:
    def forget(answers: Answers, charge_id: UUID | None) -> Answers:
        if charge_id is None or charge_id not in answers.charges:
            return answers
        return answers.with_charge(charge_id, replace(answers.charge(charge_id), **_empty(ChargeAnswer(), names)))

    return forget


def forget_charge(answers: Answers, charge_id: UUID | None) -> Answers:
    """The plea and all that goes with it."""
    return replace(answers, charges={charge: kept for charge, kept in answers.charges.items() if charge != charge_id})


def forget_of_attendance(*names: str) -> Forget:
    def forget(answers: Answers, _charge: UUID | None) -> Answers:
        left = replace(answers.attendance or Attendance(), **_empty(Attendance(), names))
        return replace(answers, attendance=None if left == Attendance() else left)

    return forget


def forget_of_means(*names: str) -> Forget:
    return lambda answers, _charge: replace(answers, means=replace(answers.means, **_empty(Means(), names)))


def forget_of_outgoings(*names: str) -> Forget:
    def forget(answers: Answers, _charge: UUID | None) -> Answers:
        outgoings = replace(answers.means.outgoings, **_empty(Outgoings(), names))
        return replace(answers, means=replace(answers.means, outgoings=outgoings))

    return forget


def _empty(of: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(of, name) for name in names}
