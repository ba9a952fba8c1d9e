"""May this actor do this with a document of this section? The one place where both halves meet.

A relation to the case gives the right to the section's target (`cases.access.policy`), and the matrix of sections
gives the act (`SectionRight`). In a trial the bench reads only what was shared with it. Default deny.
Sources: domain document "Defence portal", The RBAC decision; Sharing with the bench.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils import timezone

from cases.access.policy import Action, Target
from cases.access.relations import Standing, standing_of
from cases.exceptions import NotAllowed
from cases.selectors import listed_hearings
from cases.states import TRIAL_TYPES
from commonplatform.accounts.roles import COURT_ROLES, DEFENCE_ROLES, Role
from commonplatform.accounts.types import Actor
from disclosure.models import Material, SectionRight, Share
from disclosure.sections import BY_CODE, Section
from disclosure.states import DocumentAct, MaterialStatus

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
    shared: frozenset[UUID] | None = None
    """In a trial, the documents that were shared with the bench; None where reading is not limited to them."""

    def may(self, act: DocumentAct, section: Section, defendant_id: UUID | None = None) -> bool:
        """Does the relation to the case (and to the defendant) and the matrix allow this?"""
        return (section.code.value, act.value) in self.entries and self.standing.may(
            _NEEDED[act], section.target, defendant_id
        )

    def may_with(self, act: DocumentAct, material: Material) -> bool:
        """The same for one document."""
        if self.shared is not None and act != DocumentAct.UPLOAD and material.pk not in self.shared:
            return False
        return self.may(act, BY_CODE[material.section], material.defendant_id)

    def require_with(self, act: DocumentAct, material: Material) -> None:
        """Raise like `require`; in a trial the bench is refused what was not shared with it."""
        section = BY_CODE[material.section]
        self.require(act, section, material.defendant_id)
        if not self.may_with(act, material):
            raise NotAllowed(action=_NEEDED[act], target=section.target)

    def require(self, act: DocumentAct, section: Section, defendant_id: UUID | None = None) -> None:
        """Raise `CaseNotFound` outside the case, `NotAllowed` where either half of the right is missing."""
        self.standing.require(_NEEDED[act], section.target, defendant_id)
        if not self.may(act, section, defendant_id):
            raise NotAllowed(action=_NEEDED[act], target=section.target)


def document_rights(standing: Standing, *, on: date | None = None) -> DocumentRights:
    """The actor's rights with documents on a day (today), both ends of an entry's validity included."""
    day = on or timezone.localdate()
    return DocumentRights(
        standing=standing, entries=entries_of(standing.acting_role, day), shared=shared_with_the_bench(standing)
    )


def roles_beside(act: DocumentAct) -> ArraySubquery:
    """The roles that the matrix gives this act in the section of a document today, read with its row."""
    return _roles_on(timezone.localdate(), act)


@lru_cache(maxsize=2 * len(DocumentAct))
def _roles_on(day: date, act: DocumentAct) -> ArraySubquery:
    entries = SectionRight.in_force(day).filter(section=OuterRef("section"), act=act)
    return ArraySubquery(entries.values("role"))


def rights_beside(standing: Standing, material: Material, act: DocumentAct, roles: Collection[str]) -> DocumentRights:
    """The rights to do this one thing with this one document, from what `roles_beside` found."""
    given = standing.acting_role.value in roles
    entries = frozenset([(material.section, act.value)]) if given else frozenset[tuple[str, str]]()
    return DocumentRights(standing=standing, entries=entries, shared=shared_with_the_bench(standing))


def shared_with_the_bench(standing: Standing) -> frozenset[UUID] | None:
    """While a trial is fixed in the case, magistrates read only what was shared with them for it.

    From the moment the trial is listed until it was heard or vacated: who is to try the case must not have
    read before what they are not given (domain document "Defence portal", Sharing with the bench).
    """
    if standing.role != Role.MAGISTRATE or not standing.relations():
        return None
    trials = listed_hearings(standing.case_id, type_codes=TRIAL_TYPES)
    if not trials:
        return None
    return frozenset(Share.objects.filter(hearing_id__in=trials).values_list("material_id", flat=True))


def entries_of(role: Role, day: date) -> frozenset[tuple[str, str]]:
    """(section, act) that the matrix gives to the role on that day. One query."""
    return frozenset(SectionRight.in_force(day).filter(role=role).values_list("section", "act"))


def sent_by(actor: Actor, material: Material) -> bool:
    """Did the actor's organisation send it?"""
    return actor.organisation_id is not None and material.uploaded_for_id == actor.organisation_id


def may_be_followed(actor: Actor, rights: DocumentRights, material: Material) -> bool:
    """May the actor file a document behind this one? The defence adds at the end; versions follow by themselves."""
    section = BY_CODE[material.section]
    return (
        material.status == MaterialStatus.PUBLISHED
        and actor.role not in DEFENCE_ROLES
        and not (section.has_versions or section.filed_by_us)
        and rights.may_with(DocumentAct.UPLOAD, material)
    )


def may_withdraw(actor: Actor, rights: DocumentRights, material: Material) -> bool:
    """A party takes back what it sent itself; the court anything that it may read.

    Source: domain document "Defence portal", Adding, changing, removing.
    """
    section = BY_CODE[material.section]
    if not rights.standing.may(Action.CHANGE, section.target, material.defendant_id):
        return False
    if actor.role in COURT_ROLES:
        return rights.may_with(DocumentAct.READ, material)
    return rights.may_with(DocumentAct.UPLOAD, material) and sent_by(actor, material)


def require_withdrawing(actor: Actor, material: Material) -> None:
    """Raise `CaseNotFound` outside the case, `NotAllowed` for what the actor may not take back."""
    standing = standing_of(actor, material.case_id)
    target = BY_CODE[material.section].target
    standing.require(Action.CHANGE, target, material.defendant_id)
    if not may_withdraw(actor, document_rights(standing), material):
        raise NotAllowed(action=Action.CHANGE, target=target)


def may_change(actor: Actor, rights: DocumentRights, material: Material) -> bool:
    """Who may withdraw a published document may say what it is called and where it belongs.

    What has versions or is filed by the platform has its name and its place by rule.
    """
    section = BY_CODE[material.section]
    by_rule = section.has_versions or section.filed_by_us
    return material.status == MaterialStatus.PUBLISHED and not by_rule and may_withdraw(actor, rights, material)


def require_changing(actor: Actor, standing: Standing, material: Material) -> DocumentRights:
    """The actor's rights in its case. Raises `CaseNotFound` outside it, `NotAllowed` where it may not be changed."""
    target = BY_CODE[material.section].target
    standing.require(Action.CHANGE, target, material.defendant_id)
    rights = document_rights(standing)
    if not may_change(actor, rights, material):
        raise NotAllowed(action=Action.CHANGE, target=target)
    return rights


def may_restore(rights: DocumentRights, material: Material) -> bool:
    """The court restores what it may read."""
    return rights.standing.may(Action.CHANGE, Target.WITHDRAWN_DOCUMENT, material.defendant_id) and rights.may_with(
        DocumentAct.READ, material
    )


def require_restoring(actor: Actor, material: Material) -> None:
    """Raise `CaseNotFound` outside the case, `NotAllowed` for anybody but the court."""
    standing = standing_of(actor, material.case_id)
    standing.require(Action.CHANGE, Target.WITHDRAWN_DOCUMENT, material.defendant_id)
    if not may_restore(document_rights(standing), material):
        raise NotAllowed(action=Action.CHANGE, target=Target.WITHDRAWN_DOCUMENT)
