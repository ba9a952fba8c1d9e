"""Every way a submission departs from its schema, each with the path of the field."""

from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from cases.intake.cppi.field_types import WRONG_TYPE
from cases.intake.problems import Problem, ProblemValue, problem
from cases.intake.strict_json import JsonValue

MOST_REPORTED = 500
_LENGTHS = frozenset({"string_too_long", "string_too_short", "too_short", "too_long"})


def schema_problems(error: ValidationError) -> Iterator[Problem]:
    """One problem per violation, in the order of the document."""
    for each in error.errors(include_url=False, include_context=False)[:MOST_REPORTED]:
        path = pointer(each["loc"])
        kind = each["type"]
        if kind == "missing":
            yield _violation("FIELD_MISSING", path, "")
        elif kind == "extra_forbidden":
            yield _violation("FIELD_UNEXPECTED", path, "")
        elif kind in _LENGTHS:
            yield _violation("FIELD_LENGTH_INVALID", path, shown(each["input"]))
        elif kind == WRONG_TYPE or kind.endswith("_type"):
            yield _violation("FIELD_TYPE_INVALID", path, shown(each["input"]))
        else:
            yield _violation("FIELD_VALUE_INVALID", path, shown(each["input"]))


def exactly_one(holder: JsonValue, names: Sequence[str], path: str) -> Iterator[Problem]:
    """A violation when an object holds none, or more than one, of alternative fields."""
    if not isinstance(holder, dict):
        return
    present = [name for name in names if name in holder]
    if not present:
        yield _violation("FIELD_MISSING", path, " or ".join(names))
    elif len(present) > 1:
        yield _violation("FIELD_UNEXPECTED", path, " beside ".join(present))


def pointer(location: Sequence[int | str]) -> str:
    """The path of a field as senders read it, such as ``#/defendants/0/individual/gender``."""
    return "#/" + "/".join(str(step) for step in location)


def shown(value: object) -> str:
    """A received value short enough to answer with; objects and lists only by their kind."""
    if value is None:
        return "null"
    if isinstance(value, dict):
        return "object"
    if isinstance(value, list):
        return "array"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)[:80]


def _violation(code: str, path: str, value: str) -> Problem:
    return problem(code, ProblemValue(path, value))
