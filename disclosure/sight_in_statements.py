"""Which events about documents a statement may count for its reader: those of sections that they may read."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils import timezone

from cases.access.policy import Action, permits
from cases.states import Relation
from commonplatform.accounts.roles import Role
from disclosure.sections import CATALOGUE
from disclosure.states import DocumentAct


class DocumentsInStatements:
    """Both halves of the right, as in `disclosure.permissions`: the section's target and the entry of the matrix.

    Row security on the documents stands beneath, and narrows to the relation to their own defendant. Source: domain
    document "Defence portal", What each side sees of a case; The RBAC decision.
    """

    def condition(self, reader: str) -> str:
        return f"""(split_part(e.kind, '.', 1) NOT IN ('document', 'idpc', 'means_form') OR EXISTS (
            SELECT 1 FROM disclosure_material f JOIN disclosure_sectionright s ON s.section = f.section
            WHERE f.id = e.subject_id AND f.section = ANY(%({reader}_sections)s)
              AND s.role = %({reader}_acts_as)s AND s.act = '{DocumentAct.READ.value}'
              AND (s.valid_from IS NULL OR s.valid_from <= %({reader}_on)s::date)
              AND (s.valid_until IS NULL OR s.valid_until >= %({reader}_on)s::date)))"""

    def parameters(
        self, reader: str, *, role: Role, acting_role: Role, relations: Collection[Relation]
    ) -> dict[str, Any]:
        sections = [
            section.code.value
            for section in CATALOGUE
            if any(permits(role, relation, Action.VIEW, section.target) for relation in relations)
        ]
        return {
            f"{reader}_sections": sections,
            f"{reader}_acts_as": acting_role.value,
            f"{reader}_on": timezone.localdate(),
        }
