"""A message about legal aid as the Legal Aid Agency's system sends it. The format is in `docs/legal-aid.md`."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

_CONFIG = ConfigDict(extra="forbid", str_strip_whitespace=True)

Reference = Annotated[str, StringConstraints(min_length=1, max_length=50)]
Application = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9/-]{1,30}$")]
Contract = Annotated[str, StringConstraints(pattern=r"^([A-Z0-9]{1,20})?$", to_upper=True)]
Status = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{1,10}$", to_upper=True)]
OffenceCode = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{1,8}$", to_upper=True)]


@dataclass(frozen=True, slots=True)
class ReceivedLegalAid:
    """The status of an application for one offence of one defendant; with a contract number and a grant it is
    a representation order."""

    __pydantic_config__ = _CONFIG

    urn: Reference
    application_reference: Application
    status_code: Status
    status_date: date
    offence_code: OffenceCode
    offence_sequence: Annotated[int, Field(ge=1, le=9999)]
    prosecutor_reference: Annotated[str, StringConstraints(max_length=36)] = ""
    effective_from: date | None = None
    effective_until: date | None = None
    contract_number: Contract = ""


class LegalAidMalformed(Exception):
    """Not in the format; `faults` name each field and what is wrong, without what was sent."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("; ".join(faults))


_ADAPTER = TypeAdapter(ReceivedLegalAid)


def read_legal_aid(value: Any) -> ReceivedLegalAid:
    """The typed message of a JSON value. Raises `LegalAidMalformed`."""
    try:
        received = _ADAPTER.validate_python(value)
    except ValidationError as error:
        faults = [f"{'.'.join(str(part) for part in e['loc'])}: {e['msg']}" for e in error.errors()]
        raise LegalAidMalformed(faults) from None
    if received.effective_from and received.effective_until and received.effective_until < received.effective_from:
        raise LegalAidMalformed(["effective_until: before effective_from"])
    return received
