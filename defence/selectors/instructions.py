"""Who recorded instructions for whom."""

from uuid import UUID

from django.db.models import Exists, OuterRef

from cases.access.policy import Action, Target
from cases.selectors.case_file import CaseFile
from cases.states import Relation
from commonplatform.accounts.types import Actor
from defence.models import Instruction
from defence.types import InstructionLine


def instructions_for(defendant_id: UUID) -> tuple[InstructionLine, ...]:
    """Every organisation that recorded one for the defendant, earliest first. The caller has proved the right."""
    found = Instruction.objects.filter(defendant_id=defendant_id).order_by("recorded_at")
    return tuple(_line(each) for each in found.select_related("organisation", "recorded_by"))


def instructions_of(actor: Actor, file: CaseFile) -> tuple[InstructionLine, ...]:
    """Instructions in an opened case: all for the court and the prosecutor, a firm's own otherwise."""
    file.standing.require(Action.VIEW, Target.ACCESS)
    found = Instruction.objects.filter(case_id=file.case.pk)
    if file.standing.defendants is not None:
        own = actor.principals & {actor.organisation_id}
        found = found.filter(organisation_id__in=own, defendant_id__in=file.standing.defendants)
    in_force = Exists(
        Instruction.objects.filter(
            pk=OuterRef("pk"),
            defendant__grants__principal_id=OuterRef("organisation_id"),
            defendant__grants__relation=Relation.INSTRUCTED,
            defendant__grants__ended_at__isnull=True,
        )
    )
    with_names = found.select_related("organisation", "recorded_by", "defendant").annotate(in_force=in_force)
    return tuple(
        _line(each, defendant=each.defendant.display_name, is_in_force=each.in_force)
        for each in with_names.order_by("defendant__position", "recorded_at")
    )


def _line(instruction: Instruction, *, defendant: str = "", is_in_force: bool = False) -> InstructionLine:
    return InstructionLine(
        organisation=instruction.organisation.name,
        person=instruction.recorded_by.full_name,
        instructed_on=instruction.instructed_on,
        defendant=defendant,
        is_in_force=is_in_force,
    )
