"""What the citizen's journey hands around."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from cases.states import InitiationCode, PleaChoice
from cases.types import AcceptedOffer
from commonplatform.accounts.types import Actor
from pleas.answers import Answers
from pleas.figures.states import Channel

if TYPE_CHECKING:
    from cases.selectors.answering import AnsweringDefendant

RENDER_PLEA_DOCUMENT = "pleas.render_plea_document"


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text that the case holds in English and perhaps in Welsh."""

    english: str
    welsh: str = ""

    def in_language(self, language: str) -> str:
        """The text for a page in this language; English where there is no Welsh."""
        return self.welsh if language == "cy" and self.welsh else self.english

    def foreign_to(self, language: str) -> str:
        """For the `lang` attribute: "en" when the page is Welsh and the text is not."""
        return "en" if language == "cy" and not self.welsh else ""


@dataclass(frozen=True, slots=True)
class ProvedDefendant:
    """Whom the visit has proved to be: the only case it may touch."""

    case_id: UUID
    defendant_id: UUID


@dataclass(frozen=True, slots=True)
class Visit:
    """A proved defendant in one browser; `token` ties the draft to this visit and to no other.

    `comes_back`: there are answers that they had chosen to keep. `offers_welsh`: the court and the
    prosecutor take answers in Welsh.
    """

    proved: ProvedDefendant
    token: UUID
    comes_back: bool = False
    offers_welsh: bool = True


@dataclass(frozen=True, slots=True)
class LookupDetails:
    """What somebody typed to find their case, and from where. Never stored as typed."""

    reference: str
    postcode: str
    born_on: date | None
    session: str
    address: str


@dataclass(frozen=True, slots=True)
class Charge:
    """One charge as the defendant reads it; `number` counts from 1 in the order of the notice."""

    offence_id: UUID
    number: int
    title: Bilingual
    wording: Bilingual
    legislation: Bilingual
    is_motoring: bool = False
    can_be_answered_online: bool = True
    has_keeper_liability: bool = False
    plea: PleaChoice | None = None


@dataclass(frozen=True, slots=True)
class CourtContact:
    """Whom to write to or ring about the case."""

    id: UUID
    name: Bilingual
    address: str
    postcode: str
    telephone: str
    email: str
    supports_welsh: bool = False


@dataclass(frozen=True, slots=True)
class EarlierPlea:
    """When and how the first plea was entered."""

    entered_at: datetime
    method: str


@dataclass(frozen=True, slots=True)
class Switch:
    """What a court or a prosecutor has decided about online pleas."""

    is_on: bool = True
    starts_on: date | None = None
    notices: str = "both"
    languages: str = "both"


@dataclass(frozen=True, slots=True)
class RollOut:
    """The switches that a case is under; a case without any court is under none of a court."""

    court: Switch | None = Switch()
    prosecutor: Switch = Switch()
    is_strict: bool = False
    shows_case_data: bool = True


@dataclass(frozen=True, slots=True)
class OwnCase:
    """The defendant's own case, as far as the journey needs it."""

    proved: ProvedDefendant
    reference: str
    status: str
    initiation_code: str
    posting_date: date | None
    first_hearing_at: datetime | None
    prosecutor: Bilingual
    prosecutor_id: UUID
    court: CourtContact | None
    defendant_name: str
    is_company: bool
    born_on: date | None
    charges: tuple[Charge, ...]
    earlier_plea: EarlierPlea | None
    forenames: str = ""
    surname: str = ""
    offer_total: Decimal | None = None
    accepted_offer: AcceptedOffer | None = None
    roll_out: RollOut = RollOut()
    hearing_on: date | None = None
    has_result: bool = False

    @property
    def has_fixed_offer(self) -> bool:
        """There is one to accept."""
        return self.offer_total is not None

    @property
    def is_single_justice(self) -> bool:
        return self.initiation_code == InitiationCode.SINGLE_JUSTICE

    @property
    def has_withdrawn_plea(self) -> bool:
        """The court let the defendant take a plea back, and no other stands in its place."""
        return self.earlier_plea is not None and any(charge.plea is None for charge in self.charges)


@dataclass(frozen=True, slots=True)
class Assistance:
    """Somebody of the plea service who types the answers of somebody else.

    `channel` is online with help, or a paper form with its date; `on_behalf_of` is who answers: the
    defendant, or whoever may answer for them.
    """

    helper: Actor
    channel: Channel
    on_behalf_of: str
    form_dated: date | None = None


@dataclass(frozen=True, slots=True)
class PleaSubmission:
    """Everything that is sent at the end of the journey. `idempotency_key` was minted with the page.

    `defendant` as the caller has read them in the same transaction; without it the service reads them.
    """

    proved: ProvedDefendant
    answers: Answers
    language: str
    idempotency_key: UUID
    assistance: Assistance | None = None
    defendant: "AnsweringDefendant | None" = None

    @property
    def is_on_paper(self) -> bool:
        """Typed by a helper from a paper form."""
        return self.assistance is not None and self.assistance.channel == Channel.POSTAL


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the defendant keeps: the reference to quote and the time."""

    reference: str
    submitted_at: datetime
    language: str
    email: str
    is_offer: bool = False
