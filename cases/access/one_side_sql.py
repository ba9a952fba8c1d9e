"""The rule that nobody acts for both sides (`cases.access.relations.one_side`), for statements about many cases."""

from typing import Final

from cases.states import DEFENCE_RELATIONS

_DEFENDING: Final = ", ".join(f"'{relation}'" for relation in sorted(DEFENCE_RELATIONS))


def counts(grant: str) -> str:
    """The condition that such a row of `cases_accessgrant` counts for %(principals)s: who defends in the case does
    not see it as the prosecution does as well."""
    return f"""({grant}.relation <> 'prosecuting' OR NOT EXISTS (
            SELECT 1 FROM cases_accessgrant other
            WHERE other.case_id = {grant}.case_id AND other.principal_id = ANY(%(principals)s::uuid[])
              AND other.relation IN ({_DEFENDING}) AND other.ended_at IS NULL
              AND (other.expires_at IS NULL OR other.expires_at > now()) OFFSET 0))"""
