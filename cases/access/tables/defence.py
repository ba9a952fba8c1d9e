"""Who represents whom."""

from cases.access.table_rules import CaseTable, OpenTable, Privileges, TableRule, not_for_prosecutors
from cases.access.tables.terms import APPEND, READ_WRITE, for_the_court

DEFENCE: dict[str, TableRule] = {
    "defence.Association": CaseTable(
        Privileges(web=READ_WRITE, task=READ_WRITE, lookup="SELECT"), defendant="defendant_id"
    ),
    "defence.Instruction": CaseTable(Privileges(web=APPEND, task="SELECT"), defendant="defendant_id"),
    "defence.RepresentationLock": CaseTable(Privileges(web=READ_WRITE, task=READ_WRITE), defendant="defendant_id"),
    "defence.LaaReference": CaseTable(
        Privileges(web="SELECT", task=APPEND), defendant="defendant_id", kept=(not_for_prosecutors(),)
    ),
    "defence.LegalAidProblem": CaseTable(
        Privileges(web="SELECT", task=APPEND), outside_cases=True, kept=(for_the_court("case_id IS NOT NULL"),)
    ),
    "defence.SearchAttempt": OpenTable(
        "digests of what was searched for", Privileges(web=APPEND, task="SELECT, DELETE")
    ),
    "defence.CalendarFeed": OpenTable(
        "digests of private addresses, no case data", Privileges(web=READ_WRITE, task="SELECT")
    ),
    # Locking a row is an update of it.
    "defence.DigestChoice": OpenTable(
        "who wants a daily mail, no case data", Privileges(web=READ_WRITE, task="SELECT, UPDATE (chosen_at)")
    ),
    "defence.DigestDay": OpenTable("days and numbers, no case data", Privileges(task="SELECT, INSERT, DELETE")),
}
