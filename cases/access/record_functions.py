"""Definer functions through which an auditor reads the record of events, and nobody else does.

Row security shows a person the events of their own cases; an auditor has none. These functions read `audit_event`, and
of a case its reference alone. They answer nobody but who says that they read the record (`Purpose.AUDIT_READING`)
and works as an auditor today for the organisation that they act for: both are asked here, whatever the application
has decided. The facts of a case stay behind (`told_facts`).
"""

from cases.access.lookup_functions import install
from cases.access.row_security import PRINCIPALS, PURPOSE
from cases.access.told_facts import REASONS_TOLD, TOLD, TOLD_OF_KINDS
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Purpose
from commonplatform.audit.chain_forms import content_of

MOST_AT_ONCE = 10_001

# What is asked for decides the way through the indexes: each call is planned with its values.
_READING = """LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_custom_plan"""

_TODAY = "(now() AT TIME ZONE 'Europe/London')::date"
_ONLY_AN_AUDITOR = f"""
    IF {PURPOSE} IS DISTINCT FROM '{Purpose.AUDIT_READING.value}' OR NOT EXISTS (
        SELECT 1 FROM accounts_membership m JOIN accounts_user u ON u.id = m.user_id
        WHERE u.is_active AND m.role = '{Role.AUDITOR.value}'
          AND m.user_id = ANY {PRINCIPALS} AND m.organisation_id = ANY {PRINCIPALS}
          AND m.starts_on <= {_TODAY} AND (m.ends_on IS NULL OR m.ends_on >= {_TODAY})
    ) THEN
        RETURN;
    END IF;
"""


def _texts(texts: frozenset[str] | tuple[str, ...]) -> str:
    return f"'{{{','.join(sorted(texts))}}}'::text[]"


_IS_TOLD = f"(f.key = ANY ({_texts(TOLD)}) OR e.kind || '.' || f.key = ANY ({_texts(TOLD_OF_KINDS)}))"
_FACTS = "jsonb_each(CASE WHEN jsonb_typeof(e.data) = 'object' THEN e.data ELSE '{}' END) AS f (key, value)"
_RECOMPUTED = f"encode(sha256(convert_to(e.previous_digest || {content_of('e')}, 'UTF8')), 'hex')"

# Refusals stand in the chain of the person who was refused: those about a case are found by what they are about.
FOUND = """
    SELECT e.* FROM audit_event e
    WHERE (wanted_event IS NULL OR e.id = wanted_event)
      AND (wanted_since IS NULL OR e.occurred_at >= wanted_since)
      AND (wanted_until IS NULL OR e.occurred_at < wanted_until)
      AND (wanted_cases IS NULL OR e.case_id = ANY (wanted_cases)
           OR (e.kind = 'policy.denied' AND e.subject_id = ANY (wanted_cases)))
      AND (wanted_actors IS NULL OR e.actor_id = ANY (wanted_actors))
      AND (wanted_organisations IS NULL OR e.organisation_id = ANY (wanted_organisations))
      AND (wanted_kind IS NULL OR e.kind = wanted_kind)
      AND (wanted_outcome IS NULL OR e.outcome = wanted_outcome)
      AND (wanted_address IS NULL OR e.network_address = wanted_address)
      AND (before_time IS NULL OR (e.occurred_at, e.id) < (before_time, before_id))
    ORDER BY e.occurred_at DESC, e.id DESC LIMIT most
"""

_EVENTS = f"""
CREATE OR REPLACE FUNCTION audited_events(
    wanted_event uuid, wanted_since timestamptz, wanted_until timestamptz, wanted_cases uuid[], wanted_actors uuid[],
    wanted_organisations uuid[], wanted_kind text, wanted_outcome text, wanted_address text,
    before_time timestamptz, before_id uuid, most integer)
RETURNS TABLE (id uuid, chain_id uuid, case_id uuid, case_reference text, defendant_id uuid, kind text,
    occurred_at timestamptz, actor_id uuid, actor_name text, actor_role text, organisation_id uuid,
    organisation_name text, subject_id uuid, reason text, data jsonb, withheld text[], sequence bigint,
    previous_digest text, digest text, form smallint, network_address text, outcome text,
    digest_recomputed text, digest_before text) {_READING} AS $$
#variable_conflict use_column
BEGIN
    {_ONLY_AN_AUDITOR}
    most := least(most, {MOST_AT_ONCE});
    RETURN QUERY
    SELECT e.id, e.chain_id, e.case_id, c.reference_received::text, e.defendant_id, e.kind::text, e.occurred_at,
        e.actor_id, CASE WHEN e.actor_role = '{Role.CITIZEN.value}' THEN '' ELSE e.actor_name::text END,
        e.actor_role::text, e.organisation_id, e.organisation_name::text, e.subject_id,
        CASE WHEN e.kind = ANY ({_texts(REASONS_TOLD)}) THEN e.reason ELSE '' END,
        (SELECT coalesce(jsonb_object_agg(f.key, f.value), '{{}}') FROM {_FACTS} WHERE {_IS_TOLD}),
        ARRAY(SELECT f.key FROM {_FACTS} WHERE NOT {_IS_TOLD} UNION ALL
              SELECT 'reason of the event' WHERE e.reason <> '' AND NOT e.kind = ANY ({_texts(REASONS_TOLD)})),
        e.sequence, e.previous_digest::text, e.digest::text, e.form, e.network_address::text, e.outcome::text,
        {_RECOMPUTED},
        (SELECT p.digest::text FROM audit_event p WHERE p.chain_id = e.chain_id AND p.sequence = e.sequence - 1)
    FROM ({FOUND}) e LEFT JOIN cases_case c ON c.id = e.case_id
    ORDER BY e.occurred_at DESC, e.id DESC;
END
$$"""

# One row at least, so that a chain of which nothing is left but its head is found as well.
_CHAIN = f"""
CREATE OR REPLACE FUNCTION audited_chain(wanted_chain uuid, most integer)
RETURNS TABLE (sequence bigint, previous_digest text, digest text, digest_recomputed text,
    head_sequence bigint, head_digest text) {_READING} AS $$
#variable_conflict use_column
BEGIN
    {_ONLY_AN_AUDITOR}
    RETURN QUERY
    SELECT e.sequence, e.previous_digest::text, e.digest::text, {_RECOMPUTED}, h.sequence, h.digest::text
    FROM (SELECT wanted_chain AS id) w
    LEFT JOIN audit_chainhead h ON h.chain_id = w.id
    LEFT JOIN LATERAL (
        SELECT * FROM audit_event a WHERE a.chain_id = wanted_chain
        ORDER BY a.sequence LIMIT least(most, {MOST_AT_ONCE})) e ON true
    ORDER BY e.sequence;
END
$$"""

_CASES = f"""
CREATE OR REPLACE FUNCTION audited_cases(wanted_reference text)
RETURNS TABLE (case_id uuid, reference text) {_READING} AS $$
#variable_conflict use_column
BEGIN
    {_ONLY_AN_AUDITOR}
    RETURN QUERY
    SELECT c.id, c.reference_received::text FROM cases_case c
    WHERE c.reference = left(wanted_reference, 50) ORDER BY c.received_at LIMIT 10;
END
$$"""

RECORD_FUNCTIONS: tuple[str, ...] = (
    *install(
        "audited_events",
        "uuid, timestamptz, timestamptz, uuid[], uuid[], uuid[], text, text, text, timestamptz, uuid, integer",
        _EVENTS,
        "cp_web",
    ),
    *install("audited_chain", "uuid, integer", _CHAIN, "cp_web"),
    *install("audited_cases", "text", _CASES, "cp_web"),
)
