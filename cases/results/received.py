"""A result as a court system sends it. The format is described in `docs/results.md`."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

_CONFIG = ConfigDict(extra="forbid", str_strip_whitespace=True)

Amount = Annotated[Decimal, Field(ge=0, le=Decimal("999999.99"), decimal_places=2, allow_inf_nan=False)]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{1,10}$", to_upper=True)]
Sequence = Annotated[int, Field(ge=1, le=9999)]
Short = Annotated[str, StringConstraints(max_length=255)]
Long = Annotated[str, StringConstraints(max_length=4000)]
# A duration in years, months, weeks and days (ISO 8601): how long custody lasts in total.
Term = Annotated[str, StringConstraints(pattern=r"^(P(\d{1,2}Y)?(\d{1,3}M)?(\d{1,3}W)?(\d{1,4}D)?)?$", max_length=20)]
Verdict = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{0,10}$", to_upper=True)]
Number = Annotated[str, StringConstraints(max_length=20, pattern=r"^[A-Za-z0-9]*$")]


@dataclass(frozen=True, slots=True)
class ReceivedImposition:
    """One thing that the court imposed or ordered; `amount` is a number, never read from the wording.

    Nor is custody: `life` says a sentence for life, `total_custodial_period` how long all custody lasts together.
    """

    __pydantic_config__ = _CONFIG

    code: Code
    short_title: Short
    wording: Long = ""
    short_title_welsh: Short = ""
    wording_welsh: Long = ""
    amount: Amount | None = None
    sequence: Sequence | None = None
    life: bool = False
    total_custodial_period: Term = ""


@dataclass(frozen=True, slots=True)
class ReceivedOffence:
    """What was decided about one offence; `verdict` is the national verdict code where one was given."""

    __pydantic_config__ = _CONFIG

    code: Code
    sequence: Sequence
    results: list[ReceivedImposition] = field(default_factory=list)
    verdict: Verdict = ""


@dataclass(frozen=True, slots=True)
class ReceivedResult:
    """What was decided at one hearing about one defendant."""

    __pydantic_config__ = _CONFIG

    urn: Short
    case_number: Short
    ou_code: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]{5,7}$")]
    hearing_date: date
    account_number: Number = ""
    division: Number = ""
    instalment_amount: Amount | None = None
    lump_sum: Amount | None = None
    pay_by: date | None = None
    payment_type: Annotated[str, StringConstraints(max_length=20)] = ""
    offences: list[ReceivedOffence] = field(default_factory=list)


class ResultMalformed(Exception):
    """Not in the format; `faults` name each field and what is wrong, without what was sent."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("; ".join(faults))


_ADAPTER = TypeAdapter(ReceivedResult)


def read_result(value: Any) -> ReceivedResult:
    """The typed result of a JSON value. Raises `ResultMalformed`."""
    try:
        return _ADAPTER.validate_python(_lists_and_texts(value))
    except ValidationError as error:
        faults = [f"{'.'.join(str(part) for part in e['loc'])}: {e['msg']}" for e in error.errors()]
        raise ResultMalformed(faults) from None


def _lists_and_texts(value: Any) -> Any:
    """Numbers of money as JSON numbers go through their text, so that no binary fraction is read."""
    if isinstance(value, dict):
        return {key: _lists_and_texts(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_lists_and_texts(each) for each in value]
    return str(value) if isinstance(value, float) else value
