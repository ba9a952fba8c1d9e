"""The statement behind "My cases": from the access inbox to one page, its number and what is new, in one journey.

It begins with the principal's own rows of the inbox and looks the rest up case by case through indexes, so that its
cost goes with the cases of one firm, never with those of the court (`docs/adr/0003-two-locks.md`).
"""

from typing import Final

from cases.access.one_side_sql import counts
from cases.custody.running import HELD_CODES, runs
from cases.sight_in_statements import may_read_of
from cases.visits import PAUSE as PAUSE

# Sort, and the type of its value. A case without a hearing, or without a limit, comes last.
SORTS: Final[dict[str, tuple[str, str]]] = {
    "hearing": ("coalesce(k.next_at, 'infinity')", "timestamptz"),
    "custody": ("coalesce(k.limit_on, 'infinity')", "date"),
    "received": ("k.received_at", "timestamptz"),
    "reference": ("k.reference", "text"),
}

OPEN: Final = "('received', 'plea_entered', 'listed')"

# Who reads: as the prosecution where the whole case is seen, else as the defence of one's own defendants.
AS_PROSECUTION, AS_DEFENCE = "prosecution", "defence"

_NEW: Final = """
    FROM audit_event e
    WHERE e.case_id = {row}.case_id AND e.occurred_at > {row}.new_after AND e.kind = ANY(%(news)s)
      AND CASE WHEN {row}.whole THEN e.kind <> ALL(%(not_for_prosecution)s) AND {as_prosecution}
               ELSE {as_defence} AND {row}.followed IS NOT NULL
                    AND (e.defendant_id IS NULL OR e.defendant_id = ANY({row}.followed))
                    AND (e.kind NOT LIKE 'hearing.%%' OR EXISTS (
                        SELECT 1 FROM cases_hearingdefendant a
                        WHERE a.hearing_id = e.subject_id AND a.defendant_id = ANY({row}.followed))) END
      AND e.actor_id IS DISTINCT FROM %(reader)s
"""

_PAGE: Final = """
    WITH mine AS (
        SELECT i.case_id, max(i.received_at) AS received_at
        FROM cases_accessinbox i
        WHERE i.principal_id = ANY(%(principals)s::uuid[]) AND (i.expires_at IS NULL OR i.expires_at > %(now)s)
        GROUP BY i.case_id
    ), known AS (
        SELECT m.case_id, m.received_at, c.reference, r.whose, r.followed, r.whole, n.id AS next_id,
            n.starts_at AS next_at, held.limit_on, held.is_held, v.last_seen_at,
            coalesce(v.last_seen_at, r.since) AS new_after
        FROM mine m
        JOIN cases_case c ON c.id = m.case_id
        CROSS JOIN LATERAL (
            SELECT json_agg(json_build_object('relation', g.relation, 'defendant', g.defendant_id,
                    'until', g.expires_at) ORDER BY g.starts_at) AS whose,
                array_agg(g.defendant_id) FILTER (WHERE g.relation = ANY(%(heard)s)) AS heard,
                array_agg(g.defendant_id) FILTER (WHERE g.relation = ANY(%(followed)s)) AS followed,
                array_agg(g.defendant_id) FILTER (WHERE g.relation = ANY(%(guarded)s)) AS guarded,
                bool_or(g.relation = 'prosecuting') AS whole, array_agg(g.relation) AS relations,
                bool_or(g.principal_id = %(reader)s OR g.granter_id = %(reader)s) AS is_own,
                min(g.starts_at) AS since
            FROM cases_accessgrant g
            WHERE g.case_id = m.case_id AND g.principal_id = ANY(%(principals)s::uuid[])
              AND g.relation = ANY(%(seen)s) AND g.ended_at IS NULL
              AND (g.expires_at IS NULL OR g.expires_at > %(now)s)
              AND {one_side}
        ) r
        LEFT JOIN LATERAL (
            SELECT h.id, h.starts_at FROM cases_hearing h
            WHERE h.case_id = m.case_id AND h.status = 'listed' AND h.starts_at >= %(today)s
              AND (r.whole OR EXISTS (SELECT 1 FROM cases_hearingdefendant d
                                      WHERE d.hearing_id = h.id AND d.defendant_id = ANY(r.heard)))
            ORDER BY h.starts_at, h.id LIMIT 1
        ) n ON true
        LEFT JOIN LATERAL (
            SELECT min(l.limit_on) AS limit_on,
                bool_or(coalesce(t.status, p.custody_status) IN {held_codes}) AND c.status IN {open_statuses} AS is_held
            FROM cases_particulars p
            LEFT JOIN custody_remand t ON t.defendant_id = p.defendant_id
            LEFT JOIN custody_timelimit l ON l.defendant_id = p.defendant_id AND {runs}
            WHERE r.guarded IS NOT NULL AND p.defendant_id IN (
                SELECT d.id FROM cases_defendant d
                WHERE d.case_id = m.case_id AND (r.whole OR d.id = ANY(r.guarded)))
        ) held ON true
        LEFT JOIN cases_casevisit v ON v.user_id = %(reader)s AND v.case_id = m.case_id
        WHERE r.since IS NOT NULL
          AND (NOT %(only_own)s OR r.is_own)
          AND (%(relation)s = '' OR %(relation)s = ANY(r.relations))
          AND (%(before)s::timestamptz IS NULL OR n.starts_at < %(before)s::timestamptz)
          AND (NOT %(none_fixed)s OR n.starts_at IS NULL)
          AND (NOT %(only_held)s OR held.is_held OR held.limit_on IS NOT NULL)
          AND (%(limit_before)s::date IS NULL OR held.limit_on < %(limit_before)s::date)
    ), kept AS (
        SELECT k.* FROM known k {only_new}
    ), page AS (
        SELECT k.*, {value} AS value FROM kept k
        WHERE %(after_case)s::uuid IS NULL
           OR ({value}, k.case_id) {beyond} (%(after_value)s::{type}, %(after_case)s::uuid)
        ORDER BY {value} {way}, k.case_id {way} LIMIT %(limit)s
    )
    SELECT p.case_id, p.whose, p.next_id, p.last_seen_at, p.value::text, p.limit_on, p.is_held,
        (SELECT json_object_agg(n.kind, n.number) FROM (
            SELECT e.kind, count(*) AS number {new_on_page} GROUP BY e.kind) n),
        (SELECT count(*) FROM (SELECT 1 FROM kept LIMIT %(cap)s) capped)
    FROM page p ORDER BY p.value {way}, p.case_id {way}
"""


def page_statement(sort: str, *, descending: bool, only_new: bool) -> str:
    """The statement for one of `SORTS`; nothing of it comes from a request."""
    value, kind = SORTS[sort]
    return _PAGE.format(
        value=value,
        type=kind,
        way="DESC" if descending else "ASC",
        beyond="<" if descending else ">",
        only_new=f"CROSS JOIN LATERAL (SELECT 1 {_new_of('k')} LIMIT 1) fresh" if only_new else "",
        one_side=counts("g"),
        runs=runs("l"),
        held_codes=HELD_CODES,
        open_statuses=OPEN,
        new_on_page=_new_of("p"),
    )


def _new_of(row: str) -> str:
    return _NEW.format(row=row, as_prosecution=may_read_of(AS_PROSECUTION), as_defence=may_read_of(AS_DEFENCE))
