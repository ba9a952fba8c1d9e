"""The words and dates of one charge in one case."""

from dataclasses import dataclass
from datetime import date, timedelta

from commonplatform.demonstration.told import Case, Defendant, charges
from commonplatform.ui.calendar_words import MONTHS

DAYS_BEFORE_RECEIPT = 45


@dataclass(frozen=True, slots=True)
class ChargeText:
    """A charge as a message states it."""

    sequence: int
    code: str
    committed_on: date
    charged_on: date
    wording: str
    wording_welsh: str
    facts: str
    facts_welsh: str
    vehicle: str
    place: str


def charges_of(case: Case, defendant: Defendant, today: date) -> list[ChargeText]:
    """The charges against a defendant in order; the same offence again is another day."""
    received = today - timedelta(days=case.received_days_ago)
    vehicle = _registration(defendant)
    texts = []
    for sequence, code in enumerate(defendant.charges, start=1):
        committed = received - timedelta(days=DAYS_BEFORE_RECEIPT + 3 * (len(defendant.charges) - sequence))
        told = charges()[code]
        english = {"day": _words(committed, MONTHS["en"]), "place": defendant.place, "vehicle": vehicle}
        welsh = {**english, "day": _words(committed, MONTHS["cy"])}
        texts.append(
            ChargeText(
                sequence=sequence,
                code=code,
                committed_on=committed,
                charged_on=received - timedelta(days=3),
                wording=told.wording.format(**english),
                wording_welsh=told.wording_welsh.format(**welsh) if defendant.welsh else "",
                facts=told.facts.format(**english),
                facts_welsh=told.facts_welsh.format(**welsh) if defendant.welsh else "",
                vehicle=vehicle,
                place=defendant.place,
            )
        )
    return texts


def _words(day: date, months: tuple[str, ...]) -> str:
    return f"{day.day} {months[day.month - 1]} {day.year}"


def _registration(defendant: Defendant) -> str:
    """A registration number that no vehicle has: the letters of the name, and the area code QQ."""
    letters = [letter for letter in defendant.name.upper() if "A" <= letter <= "Z" and letter not in "IQ"]
    return f"QQ{20 + len(defendant.name) % 5} {''.join([*letters, 'X', 'Y', 'Z'][:3])}"
