"""Reading JSON from outside safely: one meaning per document, bounded work, storable text."""

import json
import math
import re
from decimal import Decimal
from typing import NoReturn, TypeAlias

from cases.intake.exceptions import MessageRefused
from cases.intake.problems import problem

MOST_VALUES = 100_000
DEEPEST_VALUE = 40
LONGEST_NUMBER = 18

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
JsonValue: TypeAlias = "dict[str, JsonValue] | list[JsonValue] | str | int | float | bool | None"


def parse_json(raw: bytes) -> JsonValue:
    """The value in received bytes. Raises `MessageRefused` with a code for whatever is wrong.

    Refuses duplicate keys, NaN and infinities, numbers of more than 18 digits, and text that a
    database cannot hold (control characters, half a surrogate pair).
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MessageRefused(problem("ENCODING_INVALID", f"utf-8, byte {error.start}")) from None
    if text.count(",") + text.count("[") + text.count("{") > MOST_VALUES:
        raise MessageRefused(problem("JSON_TOO_COMPLEX", f"more than {MOST_VALUES} values"))
    try:
        value: JsonValue = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_float,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as error:
        raise MessageRefused(problem("JSON_MALFORMED", f"line {error.lineno} column {error.colno}")) from None
    except RecursionError:
        raise MessageRefused(problem("JSON_TOO_DEEP", f"more than {DEEPEST_VALUE} levels")) from None
    _check(value, DEEPEST_VALUE)
    return value


def _object(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    made = dict(pairs)
    if len(made) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise MessageRefused(problem("JSON_DUPLICATE_KEY", storable(key)))
            seen.add(key)
    return made


def _integer(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise MessageRefused(problem("JSON_NUMBER_INVALID", f"{len(digits)} digits"))
    return int(digits)


def _float(digits: str) -> float:
    if len(digits) > LONGEST_NUMBER * 2 or not math.isfinite(number := float(Decimal(digits))):
        raise MessageRefused(problem("JSON_NUMBER_INVALID", digits[:40]))
    return number


def _constant(name: str) -> NoReturn:
    raise MessageRefused(problem("JSON_NUMBER_INVALID", name))


def _check(value: JsonValue, depth: int) -> None:
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, dict | list):
        if depth == 0:
            raise MessageRefused(problem("JSON_TOO_DEEP", f"more than {DEEPEST_VALUE} levels"))
        if isinstance(value, dict):
            for key, inner in value.items():
                _check_text(key)
                _check(inner, depth - 1)
        else:
            for inner in value:
                _check(inner, depth - 1)


def _check_text(text: str) -> None:
    if _CONTROL.search(text) is not None or not (text.isascii() or storable(text) == text):
        raise MessageRefused(problem("JSON_TEXT_INVALID", storable(text)[:80]))


def storable(text: str) -> str:
    """The text with control characters and half surrogate pairs replaced by question marks."""
    return _CONTROL.sub("?", text).encode("utf-8", "replace").decode("utf-8")
