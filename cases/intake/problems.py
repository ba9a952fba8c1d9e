"""The catalogue of what can be wrong with a received prosecution, and its shape on the wire.

Codes and keys are those partners already read
(domain document "Case and evidence intake", "Problem catalogue"); a code never
changes its spelling. Codes this platform adds are kept in a separate table below.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cases.intake.catalogue import ADDED_PROBLEMS, CATALOGUED_PROBLEMS, ROUTE_ANSWERS, SUBMIT_ANSWERS

_LONGEST_SHOWN = 300


class Severity(StrEnum):
    """E stops a prosecution (rejected, or held in the error queue); W goes in with a warning."""

    ERROR = "E"
    WARNING = "W"


@dataclass(frozen=True, slots=True)
class ProblemValue:
    """One offending value: the field path with ``_`` separators, and what stood there."""

    key: str
    value: str
    id: str = ""

    def as_wire(self) -> dict[str, str]:
        """The value as partners receive it; ``id`` only when there is one."""
        wire = {"key": self.key[:_LONGEST_SHOWN], "value": self.value[:_LONGEST_SHOWN]}
        return {"id": self.id, **wire} if self.id else wire


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. The indexes say which defendant and offence of the message it concerns."""

    code: str
    values: tuple[ProblemValue, ...]
    severity: Severity
    defendant_index: int | None = None
    offence_index: int | None = None
    name: str = ""

    @property
    def label(self) -> str:
        """The code, and for a numbered answer of the exchange its name after it."""
        return f"{self.code} {self.name}" if self.name else self.code

    @property
    def is_error(self) -> bool:
        """Whether this finding stops the prosecution."""
        return self.severity is Severity.ERROR

    def as_wire(self) -> dict[str, object]:
        """``{code, values:[{id?, key, value}]}``."""
        return {"code": self.code, "values": [value.as_wire() for value in self.values]}

    def as_record(self) -> dict[str, object]:
        """The wire shape with severity and place, as the intake record keeps it."""
        record: dict[str, object] = {**self.as_wire(), "severity": str(self.severity)}
        if self.name:
            record["name"] = self.name
        if self.defendant_index is not None:
            record["defendant"] = self.defendant_index
        if self.offence_index is not None:
            record["offence"] = self.offence_index
        return record


def problem(
    code: str,
    *values: str | ProblemValue,
    severity: Severity | None = None,
    defendant_index: int | None = None,
    offence_index: int | None = None,
) -> Problem:
    """A problem of the catalogue. Plain texts take the key and severity the catalogue gives the code."""
    entry = CATALOGUED_PROBLEMS.get(code) or ADDED_PROBLEMS[code]
    return Problem(
        code=code,
        values=tuple(value if isinstance(value, ProblemValue) else ProblemValue(entry.key, value) for value in values),
        severity=severity or Severity(entry.severity),
        defendant_index=defendant_index,
        offence_index=offence_index,
    )


def submit_problem(name: str, value: str = "") -> Problem:
    """A refusal of the outer police envelope, by the name of its numbered answer."""
    answer = SUBMIT_ANSWERS[name]
    return Problem(answer.code, (ProblemValue(answer.key, value),), Severity.ERROR, name=name)


def route_problem(name: str, value: str = "", *, key: str = "", route_id: str = "") -> Problem:
    """A refusal of the inner police envelope; ``route_id`` names the route it is answered for."""
    answer = ROUTE_ANSWERS[name]
    return Problem(answer.code, (ProblemValue(key or answer.key, value, route_id),), Severity.ERROR, name=name)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any finding stops the prosecution."""
    return any(found.is_error for found in problems)


def codes_of(problems: Iterable[Problem]) -> tuple[str, ...]:
    """The distinct codes in the order they were found, errors before warnings."""
    found = list(problems)
    ordered = sorted(found, key=lambda each: not each.is_error)
    return tuple(dict.fromkeys(each.label for each in ordered))


def merge_for_wire(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Problems as partners read them: one entry per code, its values gathered in order."""
    merged: dict[str, list[dict[str, str]]] = {}
    for found in problems:
        values = merged.setdefault(found.code, [])
        values.extend(value.as_wire() for value in found.values)
    return [{"code": code, "values": values} for code, values in merged.items()]


def submission_answer(problems: Sequence[Problem], defendant_references: Sequence[str]) -> Mapping[str, object]:
    """What a sender reads back: problems of the case, and of each defendant by its own reference.

    ``defendant_references`` are the prosecutor's references in the order of the message (intake rules,
    "Outcomes by channel").
    """
    answer: dict[str, object] = {}
    for severity, suffix in ((Severity.ERROR, "Errors"), (Severity.WARNING, "Warnings")):
        chosen = [found for found in problems if found.severity is severity]
        of_case = merge_for_wire(found for found in chosen if found.defendant_index is None)
        of_defendants = [
            {"prosecutorDefendantReference": reference, "problems": entries}
            for index, reference in enumerate(defendant_references)
            if (entries := merge_for_wire(found for found in chosen if found.defendant_index == index))
        ]
        if of_case:
            answer[f"case{suffix}"] = of_case
        if of_defendants:
            answer[f"defendant{suffix}"] = of_defendants
    return answer
