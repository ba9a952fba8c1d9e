"""What a table is under: whose its rows are, what each database role may do to it (`row_security` makes SQL of it)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cases.access.policy import Target
from cases.states import Relation
from commonplatform.accounts.types import DatabaseRole, Purpose

LOOKUP_ROLE = "cp_lookup"
ALL_PURPOSES = tuple(purpose for purpose in Purpose if purpose not in (Purpose.NONE, Purpose.AUDIT_READING))


@dataclass(frozen=True, slots=True)
class Privileges:
    """What each database role may do to a table at all. Nobody may delete case data."""

    web: str = ""
    task: str = ""
    citizen: str = ""
    report: str = ""
    lookup: str = ""

    def by_role(self) -> Iterator[tuple[str, str]]:
        """(database role, privileges) for the roles that have any."""
        for role, granted in (
            (DatabaseRole.WEB, self.web),
            (DatabaseRole.TASK, self.task),
            (DatabaseRole.CITIZEN, self.citizen),
            (DatabaseRole.REPORT, self.report),
            (LOOKUP_ROLE, self.lookup),
        ):
            if granted:
                yield str(role), granted


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table without case data: no row security; `reason` says why."""

    reason: str
    privileges: Privileges


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows that fulfil `condition` are there only for those who stand in one of these relations to the case, where
    any are named, and with `target` only for roles that the policy table gives a right to it.
    """

    condition: str
    to: tuple[Relation, ...] = ()
    target: Target | None = None


_NOT_PROSECUTING = (Relation.COURT, Relation.REPRESENTING, Relation.GRANTED)


def not_for_prosecutors(condition: str = "true", target: Target | None = None) -> Kept:
    """Means, needs at court: for the court and the defendant's own side."""
    return Kept(condition, _NOT_PROSECUTING, target)


def not_for_the_instructed(condition: str = "true") -> Kept:
    """The file beyond charges and initial details: not for a firm that was instructed and is not on record."""
    return Kept(condition, (Relation.COURT, Relation.PROSECUTING, Relation.REPRESENTING, Relation.GRANTED))


@dataclass(frozen=True, slots=True)
class CaseTable:
    """A table whose rows belong to a case, and to one defendant of it where `defendant` names a column.

    `targets`: rows are there only for roles that the policy table gives a right to one of them. `section` names the
    column whose value must be a section in which the matrix gives the role a right; those documents are also withheld
    from the bench in a trial unless shared with it.
    `kept` rows need a relation of their own; it takes away from every other policy. `follows` names a table and
    the column that points to it: who cannot see that row cannot see this one.
    `of_principal` names a column with the one organisation whose rows these are: for other parties they are not there.
    `of_team` names a condition and a column with an organisation: rows that fulfil it are there only while that
    organisation is on record for their defendant, whoever is after it.
    `personal` names a condition and the column of the one person whose rows those are that fulfil it.
    `insert_freely`: rows may be added whatever the scope (events, effects, history). `outside_cases`:
    rows without a case hold nothing of any case; who reads them is the application's to decide.
    """

    privileges: Privileges
    case: str = "case_id"
    defendant: str = ""
    targets: tuple[Target, ...] = ()
    section: str = ""
    insert_freely: bool = False
    outside_cases: bool = False
    kept: tuple[Kept, ...] = ()
    follows: tuple[str, str] | None = None
    of_principal: str = ""
    of_team: tuple[str, str] | None = None
    personal: tuple[str, str] | None = None
    purposes: tuple[Purpose, ...] = field(default=ALL_PURPOSES)


TableRule = OpenTable | CaseTable
