"""Definer functions that the policies of documents call (`role_conditions`); they must be there before the policies."""

from cases.access.lookup_functions import HARDENED, PLANNED_ONCE, install
from cases.states import TRIAL_TYPES

# The sections in which the matrix gives a role any act today. Called by the policy of documents, once a statement.
_SECTIONS = f"""
CREATE OR REPLACE FUNCTION sections_of_role(of_role text) RETURNS text[] {PLANNED_ONCE} AS $$
DECLARE
    today date := (now() AT TIME ZONE 'Europe/London')::date;
BEGIN
    RETURN ARRAY(SELECT DISTINCT r.section FROM disclosure_sectionright r WHERE r.role = of_role
        AND (r.valid_from IS NULL OR r.valid_from <= today) AND (r.valid_until IS NULL OR r.valid_until >= today));
END
$$"""


# What magistrates do not read while a trial is fixed in the case (domain document "Defence portal", Sharing with the
# bench; `disclosure.permissions` decides it for the application). Called by the policy of documents.
_WITHHELD = f"""
CREATE OR REPLACE FUNCTION withheld_from_the_bench(of_case uuid, document uuid) RETURNS boolean {HARDENED} AS $$
    WITH trials AS (
        SELECT h.id FROM cases_hearing h WHERE h.case_id = of_case AND h.status = 'listed'
          AND h.type_code IN ({", ".join(f"'{code}'" for code in sorted(TRIAL_TYPES))}))
    SELECT EXISTS (SELECT 1 FROM trials) AND NOT EXISTS (
        SELECT 1 FROM disclosure_share s JOIN trials t ON t.id = s.hearing_id WHERE s.material_id = document)
$$"""


ROLE_FUNCTIONS: tuple[str, ...] = (
    *install("sections_of_role", "text", _SECTIONS, "cp_web"),
    *install("withheld_from_the_bench", "uuid, uuid", _WITHHELD, "cp_web"),
)
