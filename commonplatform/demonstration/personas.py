"""Whom somebody may try the service as, and what to try first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from commonplatform.accounts.roles import Role
from commonplatform.demonstration.credentials import authenticator_key, current_code
from commonplatform.demonstration.evidence.told_documents import MISFILED, documents
from commonplatform.demonstration.told import cases, rows
from commonplatform.ui.calendar_words import MONTHS

# Cases of the story that nothing has happened to yet, by what is special about them.
CITIZENS = {
    "01TW1000126": "one charge, in English",
    "62CA1000226": "two charges, in Welsh (Cymraeg)",
    "GAFTL26000401": "a company",
    "DVLA-26-000301": "no date of birth held: any date",
    "TFL260001061": "a fixed offer to accept (invented amounts)",
    "DVLA-26-001062": "the same in Welsh (Cymraeg)",
}
# Cases that the court has decided: their result is there to see.
DECIDED = {
    "01TW0101626": "decided: the result and how to pay",
    "62CA0103326": "decided, in Welsh (Cymraeg)",
}
# Cases whose defendants accepted a fixed offer.
ACCEPTED = {
    "TFL260001063": "fixed offer accepted: can still be taken back",
    "DVLA-26-001065": "convicted by a fixed offer, in Welsh: how to pay",
}
NOT_SERVED = "01TW1000626"
TO_REPRESENT = "01TW1000526"
TO_HELP = "01TW0101826"
WITH_EVIDENCE = "CPS26001201"


@dataclass(frozen=True, slots=True)
class Citizen:
    """What the notice says that somebody answers."""

    reference: str
    postcode: str
    born_on: str
    about: str


@dataclass(frozen=True, slots=True)
class Professional:
    """Somebody who signs in."""

    email: str
    name: str
    role: str
    organisation: str
    key: str
    code: str
    first: str


def citizens(today: date) -> Iterator[Citizen]:
    """The citizens of the screen that `make demo` prints."""
    told = {case.reference: case.defendants[0] for case in cases()}
    for reference, about in {**CITIZENS, **DECIDED, **ACCEPTED}.items():
        defendant = told[reference]
        yield Citizen(reference, defendant.postcode, _day(defendant.birthday(today)), about)


def professionals(*, to_try_first: bool) -> Iterator[Professional]:
    """The people who sign in; with `to_try_first`, those for whom there is a hint."""
    seen: set[str] = set()
    facts = {
        "not_served": NOT_SERVED,
        "to_represent": _search_terms(),
        "to_help": _notice(),
        "evidence": WITH_EVIDENCE,
        "misfiled": documents()[MISFILED].name,
    }
    for row in rows("people"):
        if row["email"] in seen or (to_try_first and not row["first"]):
            continue
        seen.add(row["email"])
        yield Professional(
            email=row["email"],
            name=row["full_name"],
            role=str(Role(row["role"]).label),
            organisation=row["organisation"],
            key=authenticator_key(row["email"]),
            code=current_code(row["email"]),
            first=row["first"].format(**facts),
        )


def _search_terms() -> str:
    case = next(case for case in cases() if case.reference == TO_REPRESENT)
    defendant = case.defendants[0]
    return f"{case.reference}, {defendant.name}, born {defendant.born_on}"


def _notice() -> str:
    case = next(case for case in cases() if case.reference == TO_HELP)
    defendant = case.defendants[0]
    return f"{case.reference}, {defendant.postcode}, born {defendant.born_on}"


def _day(day: date | None) -> str:
    return f"{day.day} {MONTHS['en'][day.month - 1]} {day.year}" if day else "–"
