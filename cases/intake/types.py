"""What a received prosecution says, in one form for every channel.

Field names follow the words of the police new-case document and the prosecutor API; both are
converted to these types before any rule is applied, so that a rule is written once.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum


class Channel(StrEnum):
    """How a prosecution reached the platform.

    Source: domain document "Case and evidence intake", "Initiation types and channels".
    """

    SPI = "SPI"
    CPPI = "CPPI"
    MANUAL = "MANUAL"


class Language(StrEnum):
    """Language of documents or of a hearing, as both feeds code it."""

    ENGLISH = "E"
    WELSH = "W"


@dataclass(frozen=True, slots=True)
class ParsedAddress:
    """At most five lines of 35 characters, and the postcode as received."""

    lines: tuple[str, ...] = ()
    postcode: str = ""
    uprn: str = ""


@dataclass(frozen=True, slots=True)
class ParsedName:
    """A person's name; only the family name is certain."""

    family_name: str
    given_name1: str = ""
    given_name2: str = ""
    given_name3: str = ""
    title: str = ""

    @property
    def given_names(self) -> str:
        """All given names in order, one space apart."""
        return " ".join(part for part in (self.given_name1, self.given_name2, self.given_name3) if part)


@dataclass(frozen=True, slots=True)
class ParsedContact:
    """Telephone numbers and e-mail addresses, as received."""

    home_telephone: str = ""
    work_telephone: str = ""
    mobile_telephone: str = ""
    primary_email: str = ""
    secondary_email: str = ""


NO_CONTACT = ParsedContact()


@dataclass(frozen=True, slots=True)
class ParsedPerson:
    """What both feeds say of any person: a defendant, a parent or guardian, a victim."""

    name: ParsedName
    gender: int | None = None
    date_of_birth: date | None = None
    contact: ParsedContact = NO_CONTACT
    observed_ethnicity: int | None = None
    self_defined_ethnicity: str = ""


@dataclass(frozen=True, slots=True)
class ParsedGuardian:
    """A parent or guardian: a person or an organisation (a local authority), never both."""

    person: ParsedPerson | None = None
    organisation_name: str = ""
    organisation_telephone: str = ""
    address: ParsedAddress = field(default_factory=ParsedAddress)


@dataclass(frozen=True, slots=True)
class ParsedVictim:
    """A victim named in a police message."""

    person: ParsedPerson
    address: ParsedAddress = field(default_factory=ParsedAddress)


@dataclass(frozen=True, slots=True)
class ParsedOffence:
    """One charge against one defendant."""

    code: str
    sequence_number: int
    wording: str
    date_code: int | None
    committed_on: date | None
    committed_until: date | None = None
    committed_time: str = ""
    committed_until_time: str = ""
    wording_welsh: str = ""
    statement_of_facts: str = ""
    statement_of_facts_welsh: str = ""
    charge_date: date | None = None
    arrest_date: date | None = None
    location: str = ""
    alcohol_level_method: str = ""
    alcohol_level_amount: int | None = None
    vehicle_code: str = ""
    vehicle_make: str = ""
    vehicle_registration: str = ""
    compensation: Decimal | None = None
    back_duty: Decimal | None = None
    back_duty_from: date | None = None
    back_duty_to: date | None = None
    offers_aocp: bool = False
    victims: tuple[ParsedVictim, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedDefendant:
    """A defendant: ``person`` or ``organisation_name``, never both."""

    offences: tuple[ParsedOffence, ...]
    person: ParsedPerson | None = None
    organisation_name: str = ""
    organisation_contact: ParsedContact = NO_CONTACT
    aliases: tuple[ParsedName, ...] = ()
    organisation_aliases: tuple[str, ...] = ()
    prosecutor_defendant_id: str = ""
    asn: str = ""
    pnc_id: str = ""
    cro_number: str = ""
    initiation_code: str = ""
    address: ParsedAddress = field(default_factory=ParsedAddress)
    nationality: str = ""
    additional_nationality: str = ""
    perceived_birth_year: int | None = None
    occupation: str = ""
    occupation_code: str = ""
    offender_code: str = ""
    driver_number: str = ""
    driver_licence_code: str = ""
    driver_licence_issue: str = ""
    national_insurance_number: str = ""
    custody_status: str = ""
    bail_conditions: str = ""
    documentation_language: str = Language.ENGLISH
    hearing_language: str = Language.ENGLISH
    language_needs: str = ""
    specific_requirements: str = ""
    previous_convictions: int | None = None
    prosecutor_costs: Decimal | None = None
    guardian: ParsedGuardian | None = None

    @property
    def display_name(self) -> str:
        """The name as a court list prints it: given names, then family name; or the organisation."""
        if self.person is None:
            return self.organisation_name
        name = self.person.name
        return f"{name.given_names} {name.family_name}".strip()


@dataclass(frozen=True, slots=True)
class ParsedHearing:
    """The first hearing the prosecutor asks for.

    ``time_received`` is the text of the message; ``local_time`` is the London clock time it is
    taken to mean and ``starts_at`` the instant, both absent when the text is not a time.
    """

    court_ou_code: str
    date: date | None
    time_received: str = ""
    local_time: time | None = None
    starts_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ParsedOfficer:
    """The officer in the case."""

    name: ParsedName
    rank: str = ""
    reference_number: str = ""
    location_code: str = ""
    address: ParsedAddress = field(default_factory=ParsedAddress)
    contact: ParsedContact = NO_CONTACT
    dx_address: str = ""
    fax_number: str = ""


@dataclass(frozen=True, slots=True)
class ParsedCase:
    """One received prosecution. ``reference`` is the text the prosecutor printed, unaltered."""

    channel: Channel
    reference: str
    initiation_code: str
    prosecuting_authority: str
    defendants: tuple[ParsedDefendant, ...]
    summons_code: str = ""
    informant: str = ""
    cps_organisation: str = ""
    case_markers: tuple[str, ...] = ()
    hearing: ParsedHearing | None = None
    vehicle_operator_licence: str = ""
    officer: ParsedOfficer | None = None
    written_charge_posting_date: date | None = None
    police_system_id: str = ""

    @property
    def is_sjp(self) -> bool:
        """Whether the prosecution was started by a single justice procedure notice."""
        return self.initiation_code == "J"
