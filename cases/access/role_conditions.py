"""The conditions of row security about the role somebody acts in; roles of people, not of the database.

The scope says the role (`app.acting_role`); where it says none, nobody is meant. They only remove rows, like every
condition of the second lock (`docs/adr/0003-two-locks.md`).
"""

from collections.abc import Iterable
from typing import Final

from cases.access.policy import Target, roles_with
from commonplatform.accounts.roles import DEFENCE_ROLES, Role

ACTING_ROLE: Final = "(SELECT coalesce(current_setting('app.acting_role', true), ''))"


def has_a_right_to(targets: Iterable[Target]) -> str:
    """Does the policy table give the acting role anything to do with one of these, in whatever relation?"""
    roles: set[Role] = set()
    for target in targets:
        roles |= roles_with(target)
    return f"{ACTING_ROLE} IN ({_quoted(roles)})"


def has_a_right_in_the_section(section: str, prosecutes: str) -> str:
    """Does the matrix of sections give the acting role any act in this section today?

    `section` is a column. An advocate for whom `prosecutes` holds has the rights of the prosecution.
    """
    return (
        f"CASE WHEN {section} = ANY ({_sections_of(ACTING_ROLE)}) THEN true"
        f" WHEN {ACTING_ROLE} IN ({_quoted(DEFENCE_ROLES)})"
        f" THEN {section} = ANY ({_sections_of(_literal(Role.PROSECUTOR))}) AND {prosecutes} ELSE false END"
    )


def is_not_withheld_from_the_bench(table: str, case: str, principals: str) -> str:
    """While a trial is fixed in the case, its documents are there for magistrates only if they were shared for it.

    What their own court has just filed is there until it was scanned, or they could not file. The function is called
    for them alone: what was shared is itself under the rule of its document.
    """
    being_filed = f"{table}.status = 'waiting_for_scan' AND {table}.uploaded_for_id = ANY {principals}"
    return (
        f"CASE WHEN {ACTING_ROLE} <> {_literal(Role.MAGISTRATE)} OR ({being_filed}) THEN true"
        f" ELSE NOT withheld_from_the_bench({case}, {table}.id) END"
    )


def _sections_of(role: str) -> str:
    """Asked once in a statement, not for each row, and planned once per connection."""
    return f"(SELECT sections_of_role({role}))::text[]"


def _quoted(roles: Iterable[Role]) -> str:
    return ", ".join(_literal(role) for role in sorted(roles))


def _literal(role: Role) -> str:
    return f"'{role.value}'"
