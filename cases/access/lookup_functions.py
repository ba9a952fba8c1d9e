"""Definer functions: the only reads that cross the row lock, each with the rule built in.

They belong to a role that can log in nowhere and only read; `search_path` is fixed; arguments are
bounded; they return ids, never personal data. Those of the record of events are in `record_functions`.
"""

from cases.access.row_security import seen_by_principals
from cases.access.table_rules import CaseTable
from cases.access.tables import TABLES

_FIXED = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
HARDENED = f"LANGUAGE sql STABLE {_FIXED}"
# The way through the indexes is the same for everybody: it is planned once per connection, which takes
# longer than the reading, and not anew for every call as connections are set to.
PLANNED_ONCE = f"LANGUAGE plpgsql STABLE {_FIXED} SET plan_cache_mode = force_generic_plan"

# Second factor (domain document "Online plea", Getting into the case; the postcode on the notice
# and, where the case holds one, the date of birth). One match or nothing, where a date of birth that is
# held and right counts for more than one that is not held; a reference may lack the letters before it
# (the same document, Common Platform reference), and then fit two prosecutors.
# The postcode is compared by its blind index. A reference has two indexed ways in, each looked up for itself,
# and the people are read case by case (OFFSET 0): the planner cannot tell how few cases a reference without
# its letters has, and would rather read every defendant.
_FOR_PLEA = f"""
CREATE OR REPLACE FUNCTION find_defendant_for_plea(wanted_reference text, wanted_postcodes bytea[], wanted_birth date)
RETURNS TABLE (case_id uuid, defendant_id uuid) {PLANNED_ONCE} AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH named AS MATERIALIZED (
        SELECT c.id FROM cases_case c WHERE wanted_reference <> '' AND c.reference = wanted_reference
        UNION
        SELECT c.id FROM cases_case c WHERE wanted_reference <> '' AND NOT c.has_police_reference
            AND ltrim(c.reference, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') = wanted_reference
    ), matching AS (
        SELECT n.id AS case_id, d.id AS defendant_id, p.date_of_birth IS NULL AS undated
        FROM named n
        CROSS JOIN LATERAL (SELECT d.id FROM cases_defendant d WHERE d.case_id = n.id OFFSET 0) d
        CROSS JOIN LATERAL (
            SELECT p.postcode_index, p.date_of_birth FROM cases_particulars p WHERE p.defendant_id = d.id OFFSET 0) p
        WHERE octet_length(p.postcode_index) > 0 AND p.postcode_index = ANY (wanted_postcodes)
          AND (p.date_of_birth IS NULL OR p.date_of_birth = wanted_birth)
        ORDER BY undated LIMIT 2
    )
    SELECT m.case_id, m.defendant_id FROM matching m
    WHERE NOT EXISTS (SELECT 1 FROM matching o WHERE o.defendant_id <> m.defendant_id AND o.undated <= m.undated);
END
$$"""
_FOR_PLEA_BY_POSTCODE = "DROP FUNCTION IF EXISTS find_defendant_for_plea(text, text, date)"

# Defence search (domain document "Defence portal", Finding a case): reference, name, date of birth.
_FOR_DEFENCE = f"""
CREATE OR REPLACE FUNCTION find_defendant_for_defence(
    wanted_reference text, wanted_surname text, wanted_first_name text, wanted_birth date)
RETURNS TABLE (case_id uuid, defendant_id uuid) {PLANNED_ONCE} AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT d.case_id, d.id
    FROM (SELECT c.id FROM cases_case c WHERE c.reference = left(wanted_reference, 50) OFFSET 0) c
    CROSS JOIN LATERAL (SELECT d.* FROM cases_defendant d WHERE d.case_id = c.id OFFSET 0) d
    CROSS JOIN LATERAL (SELECT p.date_of_birth FROM cases_particulars p WHERE p.defendant_id = d.id OFFSET 0) p
    WHERE d.surname_folded = left(wanted_surname, 255)
      AND (d.kind = 'organisation'
           OR (d.first_name_folded = left(wanted_first_name, 255) AND p.date_of_birth = wanted_birth))
    ORDER BY d.case_id, d.position
    LIMIT 1;
END
$$"""

# The same without a reference: names, date of birth and the day of a hearing (the same document, Matching). One
# person in one case is found; of several cases the only one that is heard that day; otherwise only how many there
# are comes back, of hearings or else of cases, and nobody's id.
_FOR_DEFENCE_BY_HEARING = f"""
CREATE OR REPLACE FUNCTION find_defendant_for_defence_by_hearing(
    wanted_kind text, wanted_surname text, wanted_first_name text, wanted_birth date,
    day_from timestamptz, day_until timestamptz)
RETURNS TABLE (case_id uuid, defendant_id uuid, cases bigint, hearings bigint) {PLANNED_ONCE} AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH named AS MATERIALIZED (
        SELECT d.case_id, d.id, d.position FROM cases_defendant d
        WHERE d.surname_folded = left(wanted_surname, 255) AND d.kind = wanted_kind
          AND (wanted_kind = 'organisation' OR (d.first_name_folded = left(wanted_first_name, 255)
              AND EXISTS (SELECT 1 FROM cases_particulars p
                  WHERE p.defendant_id = d.id AND p.date_of_birth = wanted_birth OFFSET 0)))
    ), heard AS MATERIALIZED (
        SELECT n.* FROM named n
        WHERE EXISTS (SELECT 1 FROM cases_hearingdefendant hd
                CROSS JOIN LATERAL (
                    SELECT h.status, h.starts_at FROM cases_hearing h WHERE h.id = hd.hearing_id OFFSET 0) h
                WHERE hd.defendant_id = n.id AND h.status <> 'vacated'
                  AND h.starts_at >= day_from AND h.starts_at < day_until OFFSET 0)
            OR EXISTS (SELECT 1 FROM cases_case c WHERE c.id = n.case_id
                AND c.first_hearing_at >= day_from AND c.first_hearing_at < day_until OFFSET 0)
    ), counted AS (
        SELECT (SELECT count(DISTINCT n.case_id) FROM named n) AS cases,
               (SELECT count(DISTINCT h.case_id) FROM heard h) AS hearings
    ), only_one AS (
        (SELECT n.case_id, n.id FROM named n, counted c WHERE c.cases = 1 ORDER BY n.position LIMIT 1)
        UNION ALL
        (SELECT h.case_id, h.id FROM heard h, counted c WHERE c.cases > 1 AND c.hearings = 1
            ORDER BY h.position LIMIT 1)
    )
    SELECT o.case_id, o.id, c.cases, c.hearings FROM counted c LEFT JOIN only_one o ON true;
END
$$"""


# Capacity of court sessions counts every booking, also of cases that have since gone to another
# court (domain document "Court listing", Capacity arithmetic). Times and lengths, never which case.
_BOOKED = f"""
CREATE OR REPLACE FUNCTION booked_in_session(wanted_session uuid)
RETURNS TABLE (starts_at timestamptz, minutes smallint) {HARDENED} AS $$
    SELECT b.starts_at, b.minutes FROM listings_booking b WHERE b.session_id = wanted_session
$$"""


# Whether a reference that was entered is held at all (domain document "Online plea", Statistics): the
# answer goes into the figures and to nobody else, so that looking it up tells the asker nothing.
_ENTERED = f"""
CREATE OR REPLACE FUNCTION note_reference(variants text[], wanted_digest text, entered_on date)
RETURNS void LANGUAGE sql VOLATILE {_FIXED} AS $$
    INSERT INTO figures_referencenote (id, day, force_code, digest, is_held)
    SELECT gen_random_uuid(), entered_on, left(variants[1], 2), left(wanted_digest, 64),
        EXISTS (SELECT 1 FROM cases_case c WHERE c.reference = ANY (variants))
        OR EXISTS (SELECT 1 FROM cases_case c WHERE NOT c.has_police_reference
            AND ltrim(c.reference, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') = ANY (variants))
$$"""


# Search by the beginning of a name. The rule of row security, applied once per name and not once
# more underneath: a common surname has thousands of bearers of whom a firm knows few. Whoever sees
# few cases is searched from those, everybody else from the names. The principals are the request's
# own; EXECUTE plans with the values at hand, which a beginning needs to use the index of names.
_BY_NAME = """
CREATE OR REPLACE FUNCTION find_cases_by_name(wanted_name text, few integer, most integer)
RETURNS TABLE (case_id uuid, received_at timestamptz) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    acting uuid[] := coalesce(nullif(current_setting('app.principals', true), ''), '{}')::uuid[];
    own bigint;
BEGIN
    SELECT count(*) INTO own FROM unnest(acting) AS principal(id) CROSS JOIN LATERAL (
        SELECT 1 FROM cases_accessinbox i WHERE i.principal_id = principal.id LIMIT few + 1) i;
    IF own <= few THEN
        RETURN QUERY EXECUTE $statement$
            SELECT d.case_id, i.received_at FROM (
                SELECT i.case_id, i.received_at, i.whole_case FROM cases_accessinbox i
                WHERE i.principal_id = ANY ($1) AND (i.expires_at IS NULL OR i.expires_at > now()) OFFSET 0
            ) i CROSS JOIN LATERAL (
                SELECT d.id, d.case_id, d.name_folded FROM cases_defendant d
                WHERE d.case_id = i.case_id AND d.name_folded ^@ $2 OFFSET 0
            ) d
            WHERE i.whole_case OR EXISTS (
                SELECT 1 FROM cases_accessgrant g WHERE g.defendant_id = d.id AND g.principal_id = ANY ($1)
                  AND g.ended_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > now()))
            ORDER BY d.name_folded, d.case_id LIMIT $3 $statement$ USING acting, left(wanted_name, 200), most;
    ELSE
        RETURN QUERY EXECUTE $statement$
            SELECT d.case_id, i.received_at FROM cases_defendant d CROSS JOIN LATERAL (
                SELECT i.received_at FROM cases_accessinbox i
                WHERE i.case_id = d.case_id AND i.principal_id = ANY ($1)
                  AND (i.expires_at IS NULL OR i.expires_at > now())
                  AND (i.whole_case OR EXISTS (
                      SELECT 1 FROM cases_accessgrant g WHERE g.defendant_id = d.id AND g.principal_id = ANY ($1)
                        AND g.ended_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > now())))
                LIMIT 1) i
            WHERE d.name_folded ^@ $2
            ORDER BY d.name_folded, d.case_id LIMIT $3 $statement$ USING acting, left(wanted_name, 200), most;
    END IF;
END
$$"""


# Search in documents. The rule of row security for documents, generated from the same line of `tables`, is applied
# once per document and not for each of its pages; the principals are the request's own. Only documents that can
# be read are searched, in the order in which they are given, and matches are counted up to a thousand and one.
_DOCUMENTS = TABLES["disclosure.Material"]
assert isinstance(_DOCUMENTS, CaseTable)
_PAGES = f"""
CREATE OR REPLACE FUNCTION find_pages(
    wanted_case uuid, wanted_materials uuid[], wanted tsquery, skipped integer, most integer)
RETURNS TABLE (page_id uuid, total bigint) LANGUAGE plpgsql STABLE {_FIXED} AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH readable AS MATERIALIZED (
        SELECT disclosure_material.id, asked.place
        FROM unnest(wanted_materials[1:20000]) WITH ORDINALITY AS asked (id, place)
        JOIN disclosure_material ON disclosure_material.id = asked.id
        WHERE disclosure_material.case_id = wanted_case
          AND disclosure_material.status IN ('published', 'replaced')
          AND {seen_by_principals("disclosure_material", _DOCUMENTS)}
    ), found AS MATERIALIZED (
        SELECT t.id, r.place, t.page FROM readable r
        JOIN disclosure_documenttext t ON t.material_id = r.id
        WHERE t.words @@ wanted ORDER BY r.place, t.page LIMIT 1001
    )
    SELECT f.id, (SELECT count(*) FROM found) FROM found f
    ORDER BY f.place, f.page OFFSET greatest(skipped, 0) LIMIT least(most, 100);
END
$$"""


def install(name: str, arguments: str, body: str, roles: str) -> tuple[str, ...]:
    """Make a function the lookup role's, and open it for these roles alone."""
    signature = f"{name}({arguments})"
    return (
        body,
        f"ALTER FUNCTION {signature} OWNER TO cp_lookup",
        f"REVOKE ALL ON FUNCTION {signature} FROM PUBLIC",
        f"GRANT EXECUTE ON FUNCTION {signature} TO {roles}",
    )


FUNCTIONS: tuple[str, ...] = (
    *install("find_cases_by_name", "text, integer, integer", _BY_NAME, "cp_web"),
    _FOR_PLEA_BY_POSTCODE,
    *install("find_defendant_for_plea", "text, bytea[], date", _FOR_PLEA, "cp_citizen"),
    *install("find_pages", "uuid, uuid[], tsquery, integer, integer", _PAGES, "cp_web"),
    *install("find_defendant_for_defence", "text, text, text, date", _FOR_DEFENCE, "cp_web"),
    *install(
        "find_defendant_for_defence_by_hearing",
        "text, text, text, date, timestamptz, timestamptz",
        _FOR_DEFENCE_BY_HEARING,
        "cp_web",
    ),
    *install("booked_in_session", "uuid", _BOOKED, "cp_web, cp_task"),
    *install("note_reference", "text[], text, date", _ENTERED, "cp_citizen, cp_web"),
)
