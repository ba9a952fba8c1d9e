"""What people of the story do about who sees a case: visits, representation, instruction, access by name."""

from datetime import timedelta
from uuid import UUID

from cases.selectors import open_case
from cases.selectors.grants import given_for_defendant
from cases.services.assign_advocate import assign_advocate
from cases.services.record_reading import record_reading as record_visit
from commonplatform.accounts.known_people import person_by_email
from commonplatform.demonstration.evidence.scene import Scene
from defence.selectors.representations import representations_of
from defence.services import (
    end_representation,
    grant_to_person,
    record_instruction,
    remove_grants,
    search_defendant,
    start_representation,
)
from defence.states import RepresentationType
from defence.types import SearchTerms


def visit(scene: Scene) -> None:
    """Open a page of the case."""
    record_visit(actor=scene.actor, case_id=scene.setting.case_id, page=scene.act.what)


def give_access(scene: Scene) -> None:
    """Give somebody access to the defendant that one acts for, for so many days or without an end."""
    until = (scene.at + timedelta(days=int(scene.act.detail))).date() if scene.act.detail else None
    grant_to_person(
        actor=scene.actor,
        case_id=scene.setting.case_id,
        defendant_id=_own_defendant(scene),
        email=scene.act.what,
        expires_on=until,
    )


def take_access(scene: Scene) -> None:
    """Take that access away again."""
    person = person_by_email(scene.act.what)
    assert person is not None, scene.act.what
    held = given_for_defendant(_own_defendant(scene), [person.user_id])
    remove_grants(actor=scene.actor, grant_ids=[grant.grant_id for grant in held], reason=scene.act.detail)


def assign(scene: Scene) -> None:
    """Assign an advocate who prosecutes."""
    assign_advocate(
        actor=scene.actor, email=scene.act.what, cases={scene.setting.case_id: scene.setting.case.reference}
    )


def go_on_record(scene: Scene) -> None:
    """Find the defendant, as a firm does, and represent them."""
    start_representation(actor=scene.actor, proof=_proof(scene), representation_type=RepresentationType.PRIVATE)


def go_off_record(scene: Scene) -> None:
    """End one's own representation of a defendant, with the reason."""
    wanted = scene.setting.defendant(scene.act.what)
    line = next(
        line
        for line in representations_of(scene.actor, scene.setting.case_id)
        if line.defendant_id == wanted and line.until is None
    )
    end_representation(
        actor=scene.actor, case_id=scene.setting.case_id, association_id=line.association_id, reason=scene.act.detail
    )


def note_instruction(scene: Scene) -> None:
    """Record that one's organisation was instructed the day before."""
    record_instruction(actor=scene.actor, proof=_proof(scene), instructed_on=(scene.at - timedelta(days=1)).date())


def _proof(scene: Scene) -> str:
    defendant = scene.setting.case.defendants[int(scene.act.what) - 1]
    terms = SearchTerms(
        reference=scene.setting.case.reference,
        surname=defendant.surname,
        first_name=defendant.forenames,
        born_on=defendant.birthday(scene.at.date()),
    )
    proof = search_defendant(actor=scene.actor, terms=terms)
    assert proof is not None, defendant.name
    return proof


def _own_defendant(scene: Scene) -> UUID:
    return open_case(scene.actor, scene.setting.case_id).defendants[0].pk
