"""What a message about legal aid refers to. Needs the scope of a task that reaches every case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from cases.models import Case, Defendant, Offence
from cases.references import normalise_reference, reference_variants

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class ChargedOffence:
    """An offence of a defendant of a case; a case may have no court yet."""

    case_id: UUID
    court_id: UUID | None
    defendant_id: UUID
    offence_id: UUID


@dataclass(frozen=True, slots=True)
class Charged:
    """What fits what the sender calls the case, the defendant and the offence; None from where nothing does."""

    case_id: UUID | None = None
    court_id: UUID | None = None
    defendant_id: UUID | None = None
    offence_id: UUID | None = None

    @property
    def exact(self) -> ChargedOffence | None:
        """The offence, when everything fits."""
        if self.case_id is None or self.defendant_id is None or self.offence_id is None:
            return None
        return ChargedOffence(self.case_id, self.court_id, self.defendant_id, self.offence_id)


def charged(*, reference: str, prosecutor_reference: str, offence_code: str, offence_sequence: int) -> Charged:
    """The case of the reference, the only defendant or the one with the prosecutor's reference, and the offence."""
    found = list(Case.objects.filter(reference__in=reference_variants(reference))[:2])
    if len(found) != 1:
        return Charged()
    case = found[0]
    defendant = _defendant(list(Defendant.objects.filter(case=case).order_by("position")), prosecutor_reference)
    if defendant is None:
        return Charged(case.pk, case.court_id)
    offence = Offence.objects.filter(
        defendant=defendant, code=offence_code.strip().upper(), sequence=offence_sequence
    ).first()
    return Charged(case.pk, case.court_id, defendant.pk, offence.pk if offence else None)


def _defendant(defendants: Sequence[Defendant], prosecutor_reference: str) -> Defendant | None:
    wanted = normalise_reference(prosecutor_reference)
    matching = [d for d in defendants if wanted and normalise_reference(d.prosecutor_reference) == wanted]
    if not wanted and len(defendants) == 1:
        return defendants[0]
    return matching[0] if len(matching) == 1 else None
