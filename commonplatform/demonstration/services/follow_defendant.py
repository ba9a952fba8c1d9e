"""What happens to one defendant: initial details, representation, reading, plea, listing."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from tempfile import TemporaryFile
from uuid import UUID

from django.utils import timezone

from cases.access.relations import relations_to
from cases.selectors import open_case as case_file
from cases.states import PleaChoice, Relation
from commonplatform.accounts.database_scope import actor_scope, database_scope
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import CITIZEN, Actor, DatabaseRole
from commonplatform.demonstration.answers_told import told_answers
from commonplatform.demonstration.dates import moment, the_clock_at
from commonplatform.demonstration.fixed_offers import offers
from commonplatform.demonstration.initial_details import initial_details
from commonplatform.demonstration.services.build_world import person_acting
from commonplatform.demonstration.services.hold_sessions import key_of, listing_officer
from commonplatform.demonstration.services.settle_effects import settle_effects
from commonplatform.demonstration.told import Case, Defendant, cases, rows
from defence.services import search_defendant, start_representation
from defence.states import RepresentationType
from defence.types import SearchTerms
from disclosure.permissions import document_rights
from disclosure.sections import SectionCode
from disclosure.selectors import documents_of
from disclosure.selectors.readers import readers_of
from disclosure.services import Destination, add_file, file_submission, read_material, start_submission
from disclosure.types import SCAN_MATERIAL, ReadersFilter
from listings.services.book_hearing import book_hearing
from listings.types import HearingToBook
from pleas.answers import OfferAnswer
from pleas.permissions import proved_scope
from pleas.selectors.own_case import own_case
from pleas.services import accept_offer, open_case, submit_plea
from pleas.types import LookupDetails, PleaSubmission, Visit

PLEAS = {"G": PleaChoice.GUILTY, "A": PleaChoice.GUILTY_ATTENDING, "N": PleaChoice.NOT_GUILTY}
TRIAL_MINUTES = 60
MINUTES_BETWEEN = 15


@dataclass(frozen=True, slots=True)
class Place:
    """Where the story stands: one defendant of one case."""

    case: Case
    case_id: UUID
    defendant: Defendant
    defendant_id: UUID
    all_ids: tuple[UUID, ...]
    today: date
    prosecutor: Actor

    def key(self, act: str) -> UUID:
        return key_of(act, self.case.reference, self.defendant.name)


def follow_defendant(place: Place, sessions: dict[str, UUID]) -> None:
    """Every act that the story names, in the order of the days."""
    defendant = place.defendant
    material_id = _send_initial_details(place) if defendant.idpc_days_ago else None
    if defendant.firm:
        solicitor = person_acting(Role.SOLICITOR, defendant.firm)
        if not _represents(solicitor, place):
            _go_on_record(place, solicitor)
        if defendant.read and material_id is not None and not _has_read(place, solicitor, material_id):
            _read(place, solicitor, material_id)
    offer = offers().get(place.case.reference)
    if defendant.plea:
        _plead(place)
    elif offer is not None and offer.accepted_days_ago:
        _accept(place, days_ago=offer.accepted_days_ago)
    if defendant.session:
        _list(place, sessions[defendant.session])


def _send_initial_details(place: Place) -> UUID:
    """The first version; told once before, it is there."""
    sent = _first_version(place)
    if sent is not None:
        return sent
    content = initial_details(
        place.case, place.defendant, prosecutor=place.prosecutor.organisation_name, today=place.today
    )
    with the_clock_at(moment(place.today, place.defendant.idpc_days_ago, time(11))):
        with actor_scope(place.prosecutor):
            material_id = _file_initial_details(place, content)
        settle_effects(SCAN_MATERIAL)
    return material_id


def _first_version(place: Place) -> UUID | None:
    with actor_scope(place.prosecutor):
        file = case_file(place.prosecutor, place.case_id)
        sections = documents_of(place.prosecutor, file, document_rights(file.standing))
    lines = [line for each in sections if each.section.code == SectionCode.IDPC for line in each.lines]
    versions = {line.version: line.material_id for line in lines if line.defendant_id == place.defendant_id}
    return versions.get(1)


def _file_initial_details(place: Place, content: bytes) -> UUID:
    destination = Destination(
        case_id=place.case_id,
        section=SectionCode.IDPC,
        defendant_ids=(place.defendant_id,),
        submission_key=place.key("idpc"),
    )
    submission_id = start_submission(actor=place.prosecutor, destination=destination)
    with TemporaryFile() as file:
        file.write(content)
        add_file(
            actor=place.prosecutor,
            submission_id=submission_id,
            name=f"{place.case.reference} initial details.pdf",
            file=file,
            size=len(content),
        )
    (material_id,) = file_submission(actor=place.prosecutor, submission_id=submission_id, despite_doubts=True)
    return material_id


def _represents(solicitor: Actor, place: Place) -> bool:
    """Is the firm on record for the defendant already?"""
    with actor_scope(solicitor):
        return Relation.REPRESENTING in relations_to(solicitor, place.case_id, defendant_id=place.defendant_id)


def _has_read(place: Place, solicitor: Actor, material_id: UUID) -> bool:
    with actor_scope(place.prosecutor):
        return bool(readers_of(place.prosecutor, place.case_id, ReadersFilter(material_id, solicitor.user_id)))


def _go_on_record(place: Place, solicitor: Actor) -> None:
    defendant = place.defendant
    with the_clock_at(_day_of_the_defence(place, time(14))), actor_scope(solicitor):
        terms = SearchTerms(
            reference=place.case.reference,
            surname=defendant.company or defendant.surname,
            first_name=defendant.forenames.partition(" ")[0],
            born_on=defendant.birthday(place.today),
        )
        proof = search_defendant(actor=solicitor, terms=terms)
        assert proof is not None, place.case.reference
        start_representation(actor=solicitor, proof=proof, representation_type=RepresentationType.PRIVATE)


def _read(place: Place, solicitor: Actor, material_id: UUID) -> None:
    with the_clock_at(_day_of_the_defence(place, time(14, 20))), actor_scope(solicitor):
        read_material(actor=solicitor, material_id=material_id)


def _day_of_the_defence(place: Place, clock: time) -> datetime:
    return moment(place.today, max(1, (place.defendant.idpc_days_ago or place.case.received_days_ago) - 1), clock)


def _plead(place: Place) -> None:
    defendant = place.defendant
    with the_clock_at(moment(place.today, defendant.pleaded_days_ago, time(19, 12))):
        visit = _visit(place)
        with proved_scope(visit.proved):
            case = own_case(visit.proved)
            pleas = {
                charge.offence_id: PLEAS[letter] for charge, letter in zip(case.charges, defendant.plea, strict=True)
            }
            submit_plea(
                actor=CITIZEN,
                submission=PleaSubmission(
                    proved=visit.proved,
                    answers=told_answers(defendant, pleas, case=case, email=_email(defendant), today=place.today),
                    language="cy" if defendant.welsh else "en",
                    idempotency_key=place.key("plea"),
                ),
            )


def _accept(place: Place, *, days_ago: int) -> None:
    defendant = place.defendant
    with the_clock_at(moment(place.today, days_ago, time(20, 40))):
        visit = _visit(place)
        with proved_scope(visit.proved):
            case = own_case(visit.proved)
            answers = told_answers(defendant, {}, case=case, email=_email(defendant), today=place.today)
            accept_offer(
                actor=CITIZEN,
                submission=PleaSubmission(
                    proved=visit.proved,
                    answers=replace(answers, offer=OfferAnswer.ACCEPTED),
                    language="cy" if defendant.welsh else "en",
                    idempotency_key=place.key("offer"),
                ),
            )


def _visit(place: Place) -> Visit:
    details = LookupDetails(
        reference=place.case.reference,
        postcode=place.defendant.postcode,
        born_on=place.defendant.birthday(place.today),
        session=str(place.key("browser")),
        address="192.0.2.1",
    )
    with database_scope(role=DatabaseRole.CITIZEN):
        visit = open_case(actor=CITIZEN, details=details)
    assert visit is not None, place.case.reference
    return visit


def _list(place: Place, session_id: UUID) -> None:
    session = next(row for row in rows("sessions") if row["key"] == place.defendant.session)
    officer = listing_officer(session["court"])
    trial = session["business"] == "TRL"
    wanted = HearingToBook(
        session_id=session_id,
        defendant_ids=place.all_ids,
        type_code="TRL" if trial else "PLE",
        starts=_start(place, afternoon=session["kind"] == "PM", minutes=TRIAL_MINUTES if trial else MINUTES_BETWEEN),
        minutes=TRIAL_MINUTES if trial else None,
    )
    answered_yesterday = place.defendant.pleaded_days_ago == 1
    listed_at = timezone.now() if answered_yesterday else moment(place.today, 1, time(16, 40))
    with the_clock_at(listed_at), actor_scope(officer):
        book_hearing(actor=officer, case_id=place.case_id, wanted=wanted, submission_key=place.key("booking"))


def _start(place: Place, *, afternoon: bool, minutes: int) -> time:
    """One after the other, in the order of the story."""
    listed = [each for case in cases() for each in case.defendants if each.session == place.defendant.session]
    opens = datetime.combine(place.today, time(14 if afternoon else 10))
    return (opens + listed.index(place.defendant) * timedelta(minutes=minutes)).time()


def _email(defendant: Defendant) -> str:
    name = unicodedata.normalize("NFKD", defendant.name).encode("ascii", "ignore").decode().lower()
    return ".".join("".join(c if c.isalnum() else " " for c in name).split()) + "@example.org"
