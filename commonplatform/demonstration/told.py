"""The story read from its files, typed."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "story"


@dataclass(frozen=True, slots=True)
class Charge:
    """How a charge of one offence is worded; `{day}`, `{place}` and `{vehicle}` are filled in."""

    code: str
    wording: str
    wording_welsh: str
    facts: str
    facts_welsh: str


@dataclass(frozen=True, slots=True)
class Defendant:
    """Somebody charged, and what happens to them in the story.

    `born_on` is a date, an age like `-17y`, or empty. `plea` has one letter per charge: G or N.
    """

    title: str
    forenames: str
    surname: str
    company: str
    born_on: str
    address: tuple[str, ...]
    postcode: str
    welsh: bool
    charges: tuple[str, ...]
    place: str
    plea: str
    pleaded_days_ago: int
    session: str
    idpc_days_ago: int
    firm: str
    read: bool

    @property
    def name(self) -> str:
        return self.company or f"{self.forenames} {self.surname}".strip()

    def birthday(self, today: date) -> date | None:
        """The date of birth; somebody of 17 years had their birthday about half a year ago."""
        if self.born_on.startswith("-"):
            years = int(self.born_on.strip("-y"))
            return date(today.year - years, max(1, today.month - 6), 1)
        return date.fromisoformat(self.born_on) if self.born_on else None


@dataclass(frozen=True, slots=True)
class Case:
    """A case as its prosecutor sends it. `sender` is an organisation unit code."""

    reference: str
    sender: str
    initiation: str
    received_days_ago: int
    court: str
    hearing_working_days: int
    defendants: tuple[Defendant, ...]

    @property
    def by_police_feed(self) -> bool:
        return self.sender[0].isdigit()


@cache
def charges() -> dict[str, Charge]:
    return {row["code"]: Charge(**row) for row in rows("charges")}


@cache
def cases() -> tuple[Case, ...]:
    """Every case, in the order of the file; neighbouring rows with one reference are one case."""
    grouped: dict[str, list[dict[str, str]]] = {}
    for row in rows("cases"):
        grouped.setdefault(row["reference"], []).append(row)
    return tuple(_case(own) for own in grouped.values())


@dataclass(frozen=True, slots=True)
class RemandTold:
    """Who was remanded at a hearing, held since when, and for how many days before that."""

    reference: str
    defendant: str
    status: str
    hearing_days_ago: int
    held_since_days_ago: int
    days_before: int


@cache
def remands() -> tuple[RemandTold, ...]:
    """Everybody who is in custody in the story."""
    return tuple(
        RemandTold(
            reference=row["reference"],
            defendant=row["defendant"],
            status=row["status"],
            hearing_days_ago=int(row["hearing_days_ago"]),
            held_since_days_ago=int(row["held_since_days_ago"]),
            days_before=int(row["days_before"]),
        )
        for row in rows("custody")
    )


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one file of the story."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _case(own: list[dict[str, str]]) -> Case:
    first = own[0]
    return Case(
        reference=first["reference"],
        sender=first["sender"],
        initiation=first["initiation"],
        received_days_ago=int(first["received_days_ago"]),
        court=first["court"],
        hearing_working_days=int(first["hearing_working_days"] or 0),
        defendants=tuple(_defendant(row) for row in own),
    )


def _defendant(row: dict[str, str]) -> Defendant:
    return Defendant(
        title=row["title"],
        forenames=row["forenames"],
        surname=row["surname"],
        company=row["company"],
        born_on=row["born_on"],
        address=tuple(row["address"].split(";")),
        postcode=row["postcode"],
        welsh=row["language"] == "W",
        charges=tuple(row["charges"].split()),
        place=row["place"],
        plea=row["plea"],
        pleaded_days_ago=int(row["pleaded_days_ago"] or 0),
        session=row["session"],
        idpc_days_ago=int(row["idpc_days_ago"] or 0),
        firm=row["firm"],
        read=row["read"] == "yes",
    )
