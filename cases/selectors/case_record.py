"""A case as data, for the archive that somebody takes away: what its reader may see, and nothing else.

Source: domain document "Defence portal", Materials and storage (case archive); What each side sees of a case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cases.access.policy import Action, Target
from cases.results.selectors import results_of_case
from cases.selectors.case_file import CaseFile, open_case
from cases.selectors.timeline import timeline
from cases.states import CaseStatus, EnteredPlea, InitiationCode, PleaMethod

if TYPE_CHECKING:
    from uuid import UUID

    from cases.models import Defendant, Hearing, Offence
    from cases.results.types import OwnResult
    from commonplatform.accounts.types import Actor

Record = dict[str, Any]
# More than anything happens in a case: what is taken away is not cut off in silence.
WHOLE_TIMELINE = 100_000


def case_record(actor: Actor, case_id: UUID) -> tuple[CaseFile, Record]:
    """The opened case, and what it says as plain values. Raises the case room's refusals.

    What the reader has no right to is not there at all, so that nobody takes its absence for a fact.
    """
    file = open_case(actor, case_id, to=Target.CASE_ARCHIVE, action=Action.CREATE, with_charges=True)
    case = file.case
    record: Record = {
        "reference": case.reference_received,
        "status": str(CaseStatus(case.status).label),
        "begun_by": str(InitiationCode(case.initiation_code).label),
        "prosecutor": case.prosecutor.name,
        "court": case.court.name if case.court else "",
        "received_at": case.received_at,
        "defendants": [_defendant(file, defendant) for defendant in file.defendants],
    }
    if file.standing.may(Action.VIEW, Target.HEARING):
        record["hearings"] = [_hearing(hearing) for hearing in file.hearings]
    if file.standing.may(Action.VIEW, Target.RESULT):
        names = {defendant.pk: defendant.display_name for defendant in file.defendants}
        found = results_of_case(file.standing)
        record["results"] = [_result(name, found[pk]) for pk, name in names.items() if pk in found]
    if file.standing.may(Action.VIEW, Target.TIMELINE):
        record["timeline"] = [
            {"at": line.occurred_at, "who": line.who, "role": line.role, "what": line.text}
            for line in timeline(actor, case_id, limit=WHOLE_TIMELINE)
        ]
    return file, record


def _defendant(file: CaseFile, defendant: Defendant) -> Record:
    record: Record = {
        "name": defendant.display_name,
        "kind": defendant.kind,
        "charges": [_charge(file, defendant, offence) for offence in defendant.offences.all()],
    }
    particulars = getattr(defendant, "particulars", None)
    if particulars is not None and file.standing.may(Action.VIEW, Target.PARTICULARS, defendant.pk):
        record["date_of_birth"] = particulars.date_of_birth
        record["address"] = [*particulars.address_lines, particulars.postcode]
        record["bail_conditions"] = particulars.bail_conditions
        record["language_needs"] = particulars.language_needs
        record["other_needs"] = particulars.special_needs
        record["email"], record["telephone"] = particulars.email, particulars.telephone
    return record


def _charge(file: CaseFile, defendant: Defendant, offence: Offence) -> Record:
    record: Record = {
        "number": offence.sequence,
        "code": offence.code,
        "title": offence.title,
        "wording": offence.wording,
        "committed_on": offence.committed_on,
    }
    if file.standing.may(Action.VIEW, Target.PLEA, defendant.pk):
        record["pleas"] = [
            {
                "plea": str(EnteredPlea(plea.choice).label),
                "by": str(PleaMethod(plea.method).label),
                "entered_at": plea.entered_at,
            }
            for plea in offence.pleas.all()
        ]
    return record


def _hearing(hearing: Hearing) -> Record:
    return {
        "starts_at": hearing.starts_at,
        "type": hearing.type_name,
        "court": hearing.court.name,
        "room": hearing.court_room.name if hearing.court_room else "",
        "status": str(hearing.get_status_display()),
    }


def _result(name: str, result: OwnResult) -> Record:
    return {
        "defendant": name,
        "hearing_on": result.hearing_on,
        "total": result.total,
        "pay_by": result.pay_by,
        "charges": [
            {
                "title": charge.title.in_language("en"),
                "decided": [line.said.in_language("en") for line in charge.lines],
            }
            for charge in result.charges
        ],
    }
