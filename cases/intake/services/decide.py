"""Decide what a message becomes.

Source: domain document "Case and evidence intake", "Outcomes by channel" and "Same reference again".
"""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from cases.intake.decisions import Decision, Incoming, KnownCase, NewDefendant
from cases.intake.duplicates import Identity, Match, best_match, identity_of
from cases.intake.problems import Problem, has_errors, problem, route_problem
from cases.intake.reading_types import MessageKind
from cases.intake.rules.reference import CourtFacts, ProsecutorFacts, ReferenceData
from cases.intake.rules.validate import find_prosecutor, validate, with_location_default
from cases.intake.services.known_messages import Known, Original
from cases.intake.states import WAITING_STATES, IntakeState
from cases.intake.types import Channel, ParsedCase, ParsedDefendant

SUMMONS = "S"


def decide(incoming: Incoming, known: Known, reference: ReferenceData, *, today: date) -> Decision:
    """The outcome of one message, given everything that came before it."""
    repeat = _repeat(incoming, known)
    if repeat is not None:
        return repeat
    read = incoming.read
    if read.kind is MessageKind.RESPONSE:
        return Decision(incoming, IntakeState.NOTED)
    if read.case is None:
        return Decision(incoming, IntakeState.REJECTED, read.problems)
    prosecutor = find_prosecutor(read.case, reference)
    case = with_location_default(read.case, prosecutor)
    problems = validate(case, reference, today=today, prosecutor=prosecutor)
    decision = Decision(incoming, IntakeState.ACCEPTED, problems, prosecutor, details=details_of(case), new_case=case)
    if case.channel is Channel.SPI:
        return _police(decision, case, known, reference)
    return _submission(decision, case, known, reference)


def _repeat(incoming: Incoming, known: Known) -> Decision | None:
    """The same content or request again is a duplicate; used ids with other content are refused."""
    read = incoming.read
    original = known.by_content.get(incoming.sha256) or known.by_request.get(read.request_id)
    if original is not None:
        return _duplicate(incoming, original)
    original = known.by_correlation.get((read.correlation_id, read.system_id)) if read.correlation_id else None
    if original is None:
        return None
    refusal = route_problem("PreviouslySent", read.correlation_id)
    return replace(_duplicate(incoming, original), state=IntakeState.REJECTED, problems=(refusal,))


def _duplicate(incoming: Incoming, original: Original) -> Decision:
    return Decision(
        incoming,
        IntakeState.DUPLICATE,
        duplicate_of=original.id,
        original_case_id=original.case_id,
    )


def _submission(decision: Decision, case: ParsedCase, known: Known, reference: ReferenceData) -> Decision:
    """A submission is taken in whole or rejected whole."""
    prosecutor, key = decision.prosecutor, decision.incoming.reference
    if prosecutor is not None and (
        known.case_of(prosecutor.id, key, is_police=prosecutor.is_police) is not None
        or known.waits(prosecutor.id, key, WAITING_STATES)
    ):
        repeated = problem("DUPLICATED_PROSECUTION", case.reference)
        decision = replace(decision, problems=(*decision.problems, repeated))
    if has_errors(decision.problems) or prosecutor is None:
        return replace(decision, state=IntakeState.REJECTED, new_case=None)
    if case.initiation_code == SUMMONS:
        return replace(decision, state=IntakeState.PARKED_FOR_SUMMONS, new_case=None)
    return _new_case(decision, case, prosecutor, reference, case.defendants)


def _police(decision: Decision, case: ParsedCase, known: Known, reference: ReferenceData) -> Decision:
    """A police message with errors waits in the error queue; the force is not asked to send again."""
    prosecutor, key = decision.prosecutor, decision.incoming.reference
    existing = known.case_of(prosecutor.id, key, is_police=prosecutor.is_police) if prosecutor is not None else None
    unsupported = _unsupported(case, existing)
    if unsupported is not None:
        return replace(decision, state=IntakeState.REJECTED, problems=(unsupported, *decision.problems), new_case=None)
    if existing is not None and prosecutor is not None:
        return _added_to(decision, case, existing)
    if has_errors(decision.problems) or prosecutor is None:
        return replace(decision, state=IntakeState.IN_ERROR_QUEUE, new_case=None)
    if case.initiation_code == SUMMONS:
        return replace(decision, state=IntakeState.PARKED_FOR_SUMMONS, new_case=None)
    if known.waits(prosecutor.id, key, (IntakeState.IN_ERROR_QUEUE, IntakeState.HELD)):
        return replace(decision, state=IntakeState.HELD, new_case=None)
    repeated = _repeated(case.defendants)
    if not repeated:
        return _new_case(decision, case, prosecutor, reference, case.defendants)
    remarks = (problem("DEFENDANT_ALREADY_ON_CASE", case.defendants[at].asn, defendant_index=at) for at in repeated)
    decision = replace(
        decision,
        known_defendants=tuple(case.defendants[at].display_name for at in repeated),
        problems=(*decision.problems, *remarks),
    )
    distinct = tuple(each for at, each in enumerate(case.defendants) if at not in repeated)
    return _new_case(decision, case, prosecutor, reference, distinct)


def _unsupported(case: ParsedCase, existing: KnownCase | None) -> Problem | None:
    """What a police message may not do to a case; answered as an unusable data stream."""
    if existing is not None and not existing.is_open:
        return problem("CASE_CLOSED_TO_INTAKE", case.reference)
    if existing is not None and (existing.initiation_code == "J") != case.is_sjp:
        change = f"Initiation code changed from {existing.initiation_code} to {case.initiation_code}"
        return route_problem("UnusableDataStream", change, key="initiationCode")
    if case.is_sjp and (existing is not None or len(case.defendants) > 1):
        return route_problem("UnusableDataStream", "Multiple Defendants Found", key="defendants")
    return None


def _added_to(decision: Decision, case: ParsedCase, existing: KnownCase) -> Decision:
    """Valid new defendants join the case; known ones are dropped, invalid or doubtful ones held."""
    wrong = {found.defendant_index for found in decision.problems if found.is_error}
    people = existing.everybody()
    added: list[NewDefendant] = []
    known: list[str] = []
    held: list[str] = []
    remarks: list[Problem] = []
    for index, defendant in enumerate(case.defendants):
        identity = identity_of(defendant)
        match = best_match(identity, people)
        if match is Match.SAME:
            known.append(defendant.display_name)
            remarks.append(problem("DEFENDANT_ALREADY_ON_CASE", defendant.asn, defendant_index=index))
        elif match is Match.TO_CONFIRM or None in wrong or index in wrong:
            held.append(defendant.display_name)
            if match is Match.TO_CONFIRM:
                remarks.append(problem("DEFENDANT_MATCH_TO_CONFIRM", defendant.asn, defendant_index=index))
        elif case.initiation_code == SUMMONS:
            held.append(defendant.display_name)
        else:
            position = existing.last_position + len(added) + 1
            added.append(NewDefendant(uuid4(), position, defendant))
            people.append(identity)
    return replace(
        decision,
        state=_state_of_addition(decision, case, held),
        problems=(*decision.problems, *remarks),
        case_id=existing.id,
        new_case=None,
        defendants=tuple(added),
        known_defendants=tuple(known),
        held_defendants=tuple(held),
    )


def _state_of_addition(decision: Decision, case: ParsedCase, held: list[str]) -> IntakeState:
    if not held:
        return IntakeState.ACCEPTED
    if case.initiation_code == SUMMONS and not has_errors(decision.problems):
        return IntakeState.PARKED_FOR_SUMMONS
    return IntakeState.IN_ERROR_QUEUE


def _new_case(
    decision: Decision,
    case: ParsedCase,
    prosecutor: ProsecutorFacts,
    reference: ReferenceData,
    defendants: tuple[ParsedDefendant, ...],
) -> Decision:
    court, remark = _court_of(case, prosecutor, reference)
    return replace(
        decision,
        state=IntakeState.ACCEPTED,
        problems=decision.problems if remark is None else (*decision.problems, remark),
        court=court,
        case_id=uuid4(),
        new_case=case,
        defendants=tuple(NewDefendant(uuid4(), position, each) for position, each in enumerate(defendants, start=1)),
    )


def _court_of(
    case: ParsedCase, prosecutor: ProsecutorFacts, reference: ReferenceData
) -> tuple[CourtFacts | None, Problem | None]:
    """The court of the hearing, else the one that serves the prosecutor; never a case in nobody's sight."""
    named = reference.court(case.hearing.court_ou_code) if case.hearing else None
    postcode = next((each.address.postcode for each in case.defendants if each.address.postcode), "")
    court = named or reference.court_serving(prosecutor, postcode)
    if court is not None:
        return court, None
    court = reference.default_court()
    return court, problem("COURT_CHOSEN_BY_PLATFORM", court.name if court else "")


def _repeated(defendants: tuple[ParsedDefendant, ...]) -> tuple[int, ...]:
    """The places of defendants that repeat an earlier one of the same message."""
    if len(defendants) < 2:
        return ()
    people: list[Identity] = []
    repeated: list[int] = []
    for at, each in enumerate(defendants):
        identity = identity_of(each)
        if best_match(identity, people) is Match.SAME:
            repeated.append(at)
        else:
            people.append(identity)
    return tuple(repeated)


def details_of(case: ParsedCase) -> dict[str, object]:
    """What the case model has no column for: the hearing as received and as understood, and the sender."""
    details: dict[str, object] = {}
    if case.hearing is not None:
        hearing = case.hearing
        details["hearing"] = {
            "court": hearing.court_ou_code,
            "date": hearing.date.isoformat() if hearing.date else "",
            "time_received": hearing.time_received,
            "time_understood": hearing.local_time.isoformat() if hearing.local_time else "",
        }
    if case.police_system_id:
        details["police_system"] = case.police_system_id
    if case.vehicle_operator_licence:
        details["vehicle_operator_licence"] = case.vehicle_operator_licence
    return details
