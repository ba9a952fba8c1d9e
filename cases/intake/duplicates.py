"""Is this defendant already on the case? (domain document "Case and evidence intake", "Same reference again")

Every pair is compared, also inside one message; letter case and spaces do not count. A match by name
alone, between people with different arrest summons numbers, is for a person to confirm.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from cases.intake.identifiers import normalise_identifier
from cases.intake.types import ParsedDefendant
from cases.references import fold_name


class Match(Enum):
    """How a defendant compares with one that is known."""

    NONE = "none"
    SAME = "same"
    TO_CONFIRM = "to_confirm"


@dataclass(frozen=True, slots=True)
class Identity:
    """What defendants are compared by; every text already folded."""

    asn: str = ""
    prosecutor_defendant_id: str = ""
    organisation: str = ""
    surname: str = ""
    first_name: str = ""
    born_on: date | None = None


def identity_of(defendant: ParsedDefendant) -> Identity:
    """The identity a message gives a defendant."""
    person = defendant.person
    return Identity(
        asn=normalise_identifier(defendant.asn),
        prosecutor_defendant_id=normalise_identifier(defendant.prosecutor_defendant_id),
        organisation=fold_name(defendant.organisation_name),
        surname=fold_name(person.name.family_name) if person else "",
        first_name=fold_name(person.name.given_name1) if person else "",
        born_on=person.date_of_birth if person else None,
    )


def compare(new: Identity, known: Identity) -> Match:
    """The first rule that fits decides: numbers, then organisation, then names with birth dates."""
    if new.asn and new.asn == known.asn:
        return Match.SAME
    if new.prosecutor_defendant_id and new.prosecutor_defendant_id == known.prosecutor_defendant_id:
        return Match.SAME
    if not _same_names(new, known):
        return Match.NONE
    return Match.TO_CONFIRM if new.asn and known.asn else Match.SAME


def best_match(new: Identity, known: Iterable[Identity]) -> Match:
    """The strongest match against everybody known: being the same beats having to ask."""
    found = {compare(new, each) for each in known}
    if Match.SAME in found:
        return Match.SAME
    return Match.TO_CONFIRM if Match.TO_CONFIRM in found else Match.NONE


def _same_names(new: Identity, known: Identity) -> bool:
    if new.organisation or known.organisation:
        return new.organisation == known.organisation
    if not new.surname or new.surname != known.surname:
        return False
    if new.first_name and known.first_name:
        return new.first_name == known.first_name and new.born_on == known.born_on
    return new.born_on is not None and new.born_on == known.born_on
