"""May this actor do this with a document of this section? The one place where both halves meet.

A relation to the case gives the right to the section's target (`cases.access.policy`), and the matrix of sections
gives the act (`SectionRight`). In a trial the bench reads only what was shared with it. Default deny.
Sources: domain document "Defence portal", The RBAC decision; Sharing with the bench.
"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from cases.access.policy import Action
from cases.access.relations import Standing
from cases.exceptions import NotAllowed
from commonplatform.accounts.roles import Role
from disclosure.models import Material, SectionRight
from disclosure.sections import BY_CODE, Section
from disclosure.states import DocumentAct

_NEEDED = {
    DocumentAct.UPLOAD: Action.CREATE,
    DocumentAct.READ: Action.VIEW,
    DocumentAct.DOWNLOAD: Action.VIEW,
}


@dataclass(frozen=True, slots=True)
class DocumentRights:
    """What one actor may do with the documents of one case."""

    standing: Standing
    entries: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    def may(self, act: DocumentAct, section: Section, defendant_id: UUID | None = None) -> bool:
        """Does the relation to the case (and to the defendant) and the matrix allow this?"""
        return (section.code.value, act.value) in self.entries and self.standing.may(
            _NEEDED[act], section.target, defendant_id
        )

    def may_with(self, act: DocumentAct, material: Material) -> bool:
        """The same for one document."""
        return self.may(act, BY_CODE[material.section], material.defendant_id)

    def require(self, act: DocumentAct, section: Section, defendant_id: UUID | None = None) -> None:
        """Raise `CaseNotFound` outside the case, `NotAllowed` where either half of the right is missing."""
        self.standing.require(_NEEDED[act], section.target, defendant_id)
        if not self.may(act, section, defendant_id):
            raise NotAllowed(action=_NEEDED[act], target=section.target)


def document_rights(standing: Standing, *, on: date | None = None) -> DocumentRights:
    """The actor's rights with documents on a day (today), both ends of an entry's validity included."""
    day = on or timezone.localdate()
    return DocumentRights(standing=standing, entries=entries_of(standing.acting_role, day))


def entries_of(role: Role, day: date) -> frozenset[tuple[str, str]]:
    """(section, act) that the matrix gives to the role on that day. One query."""
    valid = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    valid &= Q(valid_until__isnull=True) | Q(valid_until__gte=day)
    return frozenset(SectionRight.objects.filter(valid, role=role).values_list("section", "act"))
