"""What one may do with documents: in a case, and by the matrix as a whole."""

from collections.abc import Mapping
from datetime import date

from cases.access.policy import Action, Target
from cases.access.relations import require_ever
from cases.selectors.case_file import CaseFile
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor
from disclosure.models import SectionRight
from disclosure.permissions import DocumentRights
from disclosure.sections import CATALOGUE
from disclosure.states import DocumentAct
from disclosure.types import DatedRight, SectionAnswer


def rights_in_case(file: CaseFile, rights: DocumentRights) -> tuple[SectionAnswer, ...]:
    """Section by section, those with which the reader may do anything at all.

    What belongs to a defendant is answered for the reader's own defendants.
    """
    answers = (
        SectionAnswer(
            section=section,
            acts=frozenset(
                act for act in DocumentAct if any(rights.may(act, section, whose.pk) for whose in file.defendants)
            ),
        )
        for section in CATALOGUE
    )
    return tuple(answer for answer in answers if answer.acts)


def matrix_of_sections(actor: Actor, on: date) -> Mapping[tuple[str, str], frozenset[DocumentAct]]:
    """(section, role) to what the matrix gives on a day. Administrators only: reference data, no case."""
    require_ever(actor, Action.VIEW, Target.REFERENCE_DATA)
    found: dict[tuple[str, str], set[DocumentAct]] = {}
    for section, role, act in SectionRight.in_force(on).values_list("section", "role", "act"):
        found.setdefault((section, role), set()).add(DocumentAct(act))
    return {where: frozenset(acts) for where, acts in found.items()}


def dated_rights(actor: Actor) -> tuple[DatedRight, ...]:
    """Entries of the matrix that began or end on a day, newest first."""
    require_ever(actor, Action.VIEW, Target.REFERENCE_DATA)
    dated = SectionRight.objects.exclude(valid_from__isnull=True, valid_until__isnull=True)
    return tuple(
        DatedRight(
            section=str(right.get_section_display()),
            role=str(Role(right.role).label),
            act=str(DocumentAct(right.act).label),
            valid_from=right.valid_from,
            valid_until=right.valid_until,
        )
        for right in dated.order_by("-valid_from", "section", "role", "act")
    )
