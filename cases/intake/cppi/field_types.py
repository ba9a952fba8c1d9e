"""Field types of the prosecutor API (domain document "Case and evidence intake", "Request models")."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictInt,
    StrictStr,
    StringConstraints,
)
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from cases.intake.identifiers import is_email, is_national_insurance_number, is_postcode

WRONG_TYPE = "value_type"
WRONG_VALUE = "value_form"
_Value = TypeVar("_Value")


class ClosedModel(BaseModel):
    """An object that may hold nothing but its own fields."""

    model_config = ConfigDict(alias_generator=to_camel, extra="forbid", frozen=True)


class OpenModel(BaseModel):
    """An object whose unknown keys are accepted and dropped."""

    model_config = ConfigDict(alias_generator=to_camel, extra="ignore", frozen=True)


def _refuse_null(value: object) -> object:
    if value is None:
        raise PydanticCustomError(WRONG_TYPE, "null instead of leaving the field out")
    return value


def _form(accepts: Callable[[str], object], why: str) -> AfterValidator:
    def check(value: str) -> str:
        if not accepts(value):
            raise PydanticCustomError(WRONG_VALUE, "{why}", {"why": why})
        return value

    return AfterValidator(check)


def _pattern(pattern: str) -> AfterValidator:
    return _form(re.compile(pattern, re.ASCII).fullmatch, "does not fit the pattern")


def _as_text(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError(WRONG_TYPE, "not text")
    return value


def _as_date(value: object) -> date:
    text = _as_text(value)
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise PydanticCustomError(WRONG_VALUE, "not a date of the form YYYY-MM-DD")


def _amount(most_digits: int) -> BeforeValidator:
    pattern = re.compile(rf"\+?\d{{1,{most_digits}}}\.\d{{2}}", re.ASCII)

    def check(value: object) -> Decimal:
        text = _as_text(value)
        if pattern.fullmatch(text) is None:
            raise PydanticCustomError(WRONG_VALUE, "not an amount in pounds and pence")
        return Decimal(text)

    return BeforeValidator(check)


MayBeAbsent = Annotated[_Value | None, BeforeValidator(_refuse_null)]

Day = Annotated[date, BeforeValidator(_as_date)]
Money = Annotated[Decimal, _amount(16)]
SjpMoney = Annotated[Decimal, _amount(12)]

Text = Annotated[StrictStr, StringConstraints(max_length=4000)]
Text7 = Annotated[StrictStr, StringConstraints(min_length=1, max_length=7)]
Text3 = Annotated[StrictStr, StringConstraints(max_length=3)]
Text8 = Annotated[StrictStr, StringConstraints(max_length=8)]
Text10 = Annotated[StrictStr, StringConstraints(max_length=10)]
Text11 = Annotated[StrictStr, StringConstraints(max_length=11)]
Text16 = Annotated[StrictStr, StringConstraints(max_length=16)]
Text20 = Annotated[StrictStr, StringConstraints(max_length=20)]
Text35 = Annotated[StrictStr, StringConstraints(max_length=35)]
Text40 = Annotated[StrictStr, StringConstraints(max_length=40)]
Text54 = Annotated[StrictStr, StringConstraints(max_length=54)]
Text60 = Annotated[StrictStr, StringConstraints(max_length=60)]
Text80 = Annotated[StrictStr, StringConstraints(max_length=80)]
Text92 = Annotated[StrictStr, StringConstraints(max_length=92)]
Text150 = Annotated[StrictStr, StringConstraints(max_length=150)]
Text2500 = Annotated[StrictStr, StringConstraints(max_length=2500)]
FilledText35 = Annotated[StrictStr, StringConstraints(max_length=35), _form(str.strip, "empty")]
FilledText255 = Annotated[StrictStr, StringConstraints(max_length=255), _form(str.strip, "empty")]

Code = Annotated[StrictStr, StringConstraints(min_length=1, max_length=1)]
Name = Annotated[
    StrictStr,
    StringConstraints(max_length=35),
    _form(lambda value: value.strip() and "  " not in value, "empty, or two spaces together"),
]
OuCode = Annotated[StrictStr, _pattern(r"[A-Za-z0-9-]{7}")]
Urn = Annotated[StrictStr, _pattern(r"[A-Za-z0-9-]{1,36}")]
ProsecutorDefendantId = Annotated[StrictStr, _pattern(r"[A-Za-z0-9-]{1,36}")]
GuardianTitle = Annotated[StrictStr, _pattern(r"Mr|Mrs|Ms|Miss")]
LanguageCode = Annotated[StrictStr, _pattern(r"[EW]")]
Postcode = Annotated[
    StrictStr,
    StringConstraints(max_length=8),
    _form(is_postcode, "not a postcode with its one space"),
]
Email = Annotated[StrictStr, _form(is_email, "not an e-mail address with a dotted domain")]
Telephone = Annotated[StrictStr, StringConstraints(max_length=35), _pattern(r"[0-9+ \-]{10,}")]
NationalInsuranceNumber = Annotated[StrictStr, _form(is_national_insurance_number, "not a national insurance number")]
SjpDriverNumber = Annotated[
    StrictStr,
    _pattern(r"|[A-Z0-9]{5}\d[0156]\d(?:0[1-9]|[12]\d|3[01])\d[A-Z0-9]{3}[A-Z]{2}"),
]
DateCode = Annotated[StrictInt, Field(ge=1, le=6)]
SequenceNumber = Annotated[StrictInt, Field(ge=1, le=32767)]
OccupationCode = Annotated[StrictInt, Field(ge=0, le=99999)]
Level = Annotated[StrictInt, Field(ge=0, le=999)]
Count = Annotated[StrictInt, Field(ge=0, le=32767)]
CodeNumber = Annotated[StrictInt, Field(ge=-32768, le=32767)]
