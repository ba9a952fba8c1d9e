"""The second lock: row-level security generated from the table rules.

Policies only remove rows. They are plain EXISTS with OFFSET 0 (so that the planner probes per row),
call no functions, and read the scope once in a sub-select (`docs/adr/0003-two-locks.md`).
"""

from collections.abc import Iterator

from cases.access.role_conditions import has_a_right_in_the_section, has_a_right_to, is_not_withheld_from_the_bench
from cases.access.table_rules import LOOKUP_ROLE, CaseTable, Kept, OpenTable, TableRule
from cases.states import Relation
from commonplatform.accounts.types import DatabaseRole, Purpose

PRINCIPALS = "((SELECT nullif(current_setting('app.principals', true), '')::uuid[])::uuid[])"
CASE_SCOPE = "(SELECT nullif(current_setting('app.case_scope', true), '')::uuid)"
PURPOSE = "(SELECT coalesce(current_setting('app.purpose', true), ''))"


def statements_for(table: str, rule: TableRule) -> Iterator[str]:
    """The SQL that puts a table under its rule, whatever it was under before."""
    for role in (*DatabaseRole, LOOKUP_ROLE):
        yield f"REVOKE ALL ON {table} FROM {role}"
    for role, granted in rule.privileges.by_role():
        yield f"GRANT {granted} ON {table} TO {role}"
    if isinstance(rule, OpenTable):
        yield f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY"
        yield f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"
        return
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
    for name, roles, expression in _policies(table, rule):
        command, clause = ("INSERT", "WITH CHECK") if name == "insert_freely" else ("ALL", "USING")
        yield f"CREATE POLICY {name} ON {table} FOR {command} TO {roles} {clause} ({expression})"
    for number, (command, condition) in enumerate(_of_role(table, rule), start=1):
        name = f"of_role_{number}"
        yield f"CREATE POLICY {name} ON {table} AS RESTRICTIVE FOR {command} TO {DatabaseRole.WEB} USING ({condition})"
    for number, kept in enumerate(rule.kept, start=1):
        yield (
            f"CREATE POLICY kept_{number} ON {table} AS RESTRICTIVE FOR ALL TO {DatabaseRole.WEB}"
            f" USING ({_kept_to_some(table, rule, kept)})"
        )
    if rule.of_principal:
        yield (
            f"CREATE POLICY of_principal ON {table} AS RESTRICTIVE FOR ALL TO {DatabaseRole.WEB}"
            f" USING ({table}.{rule.of_principal} = ANY {PRINCIPALS})"
        )
    if rule.of_team:
        condition, organisation = rule.of_team
        yield (
            f"CREATE POLICY of_team ON {table} AS RESTRICTIVE FOR ALL TO {DatabaseRole.WEB} USING"
            f" (CASE WHEN {condition} THEN {_is_on_record(table, rule, organisation)} ELSE true END)"
        )
    if rule.personal:
        condition, person = rule.personal
        yield (
            f"CREATE POLICY personal ON {table} AS RESTRICTIVE FOR ALL TO {DatabaseRole.WEB}"
            f" USING (CASE WHEN {condition} THEN {table}.{person} = ANY {PRINCIPALS} ELSE true END)"
        )
    if rule.follows:
        leader, column = rule.follows
        yield (
            f"CREATE POLICY follows ON {table} AS RESTRICTIVE FOR ALL TO {DatabaseRole.WEB}"
            f" USING (EXISTS (SELECT 1 FROM {leader} f WHERE f.id = {table}.{column} OFFSET 0))"
        )


def seen_by_principals(table: str, rule: CaseTable) -> str:
    """The rule for people as one condition, for definer functions that apply it themselves."""
    kept = (f"({_kept_to_some(table, rule, each)})" for each in rule.kept)
    of_role = (f"({condition})" for _command, condition in _of_role(table, rule))
    return _filter_only(" AND ".join((f"({_by_principal(table, rule)})", *of_role, *kept)))


def _policies(table: str, rule: CaseTable) -> Iterator[tuple[str, str, str]]:
    people = f"{DatabaseRole.WEB}, {DatabaseRole.TASK}"
    yield "by_principal", people, _by_principal(table, rule)
    yield "by_case_scope", people, _filter_only(f"{table}.{rule.case} = {CASE_SCOPE}")
    yield "by_purpose", str(DatabaseRole.TASK), f"{PURPOSE} IN ({_quoted(rule.purposes)})"
    yield "citizen", str(DatabaseRole.CITIZEN), _of_the_citizen(table, rule)
    if rule.privileges.lookup:
        yield "lookup", LOOKUP_ROLE, "true"
    if rule.outside_cases:
        yield "outside_cases", str(DatabaseRole.WEB), f"{table}.{rule.case} IS NULL"
    if rule.insert_freely:
        yield "insert_freely", f"{people}, {DatabaseRole.CITIZEN}", "true"


def _by_principal(table: str, rule: CaseTable) -> str:
    if table == "cases_accessinbox":
        return (
            _filter_only(f"{table}.principal_id = ANY {PRINCIPALS}")
            + f" AND ({table}.expires_at IS NULL OR {table}.expires_at > now())"
        )
    reach = f" AND (i.whole_case OR {table}.{rule.defendant} IS NULL)" if rule.defendant else ""
    inbox = (
        f"EXISTS (SELECT 1 FROM cases_accessinbox i WHERE i.case_id = {table}.{rule.case}"
        f" AND i.principal_id = ANY {PRINCIPALS} AND (i.expires_at IS NULL OR i.expires_at > now()){reach} OFFSET 0)"
    )
    if not rule.defendant:
        return inbox
    grant = (
        f"EXISTS (SELECT 1 FROM cases_accessgrant g WHERE g.defendant_id = {table}.{rule.defendant}"
        f" AND g.principal_id = ANY {PRINCIPALS} AND g.ended_at IS NULL"
        " AND (g.expires_at IS NULL OR g.expires_at > now()) OFFSET 0)"
    )
    return f"{inbox} OR {grant}"


def _of_role(table: str, rule: CaseTable) -> Iterator[tuple[str, str]]:
    """(command, condition): whoever may not read a document in a trial may still file one."""
    if rule.targets:
        yield "ALL", has_a_right_to(rule.targets)
    if rule.section:
        prosecutes = _stands_so(table, rule, (Relation.PROSECUTING,))
        yield "ALL", has_a_right_in_the_section(f"{table}.{rule.section}", prosecutes)
        yield "SELECT", is_not_withheld_from_the_bench(table, f"{table}.{rule.case}", PRINCIPALS)


def _kept_to_some(table: str, rule: CaseTable, kept: Kept) -> str:
    needed = [_stands_so(table, rule, kept.to)] if kept.to else []
    if kept.target:
        needed.append(has_a_right_to((kept.target,)))
    return f"CASE WHEN {kept.condition} THEN {' AND '.join(needed)} ELSE true END"


def _stands_so(table: str, rule: CaseTable, to: tuple[Relation, ...]) -> str:
    # A row of the whole case is within the reach of everybody who stands to one of its defendants.
    whose = f"{table}.{rule.defendant}"
    reached = f"{whose} IS NULL OR g.defendant_id = {whose}" if rule.defendant else "true"
    relations = ", ".join(f"'{relation}'" for relation in to)
    return (
        f"EXISTS (SELECT 1 FROM cases_accessgrant g WHERE g.case_id = {table}.{rule.case}"
        f" AND g.principal_id = ANY {PRINCIPALS} AND g.relation IN ({relations})"
        f" AND (g.defendant_id IS NULL OR {reached}) AND g.ended_at IS NULL"
        " AND (g.expires_at IS NULL OR g.expires_at > now()) OFFSET 0)"
    )


def _is_on_record(table: str, rule: CaseTable, organisation: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM cases_accessgrant f WHERE f.defendant_id = {table}.{rule.defendant}"
        f" AND f.principal_id = {table}.{organisation} AND f.relation = '{Relation.REPRESENTING}'"
        " AND f.ended_at IS NULL AND (f.expires_at IS NULL OR f.expires_at > now()) OFFSET 0)"
    )


def _of_the_citizen(table: str, rule: CaseTable) -> str:
    own_case = f"{table}.{rule.case} = {CASE_SCOPE}"
    if not rule.defendant:
        return own_case
    return f"{own_case} AND ({table}.{rule.defendant} IS NULL OR {table}.{rule.defendant} = ANY {PRINCIPALS})"


def _filter_only(condition: str) -> str:
    """A policy must not become an index condition, nor make the planner expect few rows: either costs
    a newest-first list its ordered index (17 times the time for the broadest principal)."""
    return f"CASE WHEN {condition} THEN true ELSE false END"


def _quoted(purposes: tuple[Purpose, ...]) -> str:
    return ", ".join(f"'{purpose.value}'" for purpose in purposes)
