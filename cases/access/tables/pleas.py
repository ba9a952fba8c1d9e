"""The citizen's side."""

from cases.access.policy import Target
from cases.access.table_rules import CaseTable, OpenTable, Privileges, TableRule, not_for_the_instructed
from cases.access.tables.terms import ALL, APPEND

PLEAS: dict[str, TableRule] = {
    "pleas.Submission": CaseTable(
        Privileges(web="SELECT", task="SELECT, UPDATE (details, email, telephone)", citizen=APPEND),
        defendant="defendant_id",
        targets=(Target.PLEA,),
        kept=(not_for_the_instructed(),),
    ),
    "pleas.Draft": CaseTable(
        Privileges(task="SELECT, DELETE, UPDATE (answers, unfinished)", citizen=ALL), defendant="defendant_id"
    ),
    "pleas.Feedback": OpenTable(
        "ratings without a name or a case",
        Privileges(web="SELECT", task="SELECT, INSERT, DELETE", citizen=APPEND, report="SELECT"),
    ),
    "pleas.LookupAttempt": OpenTable(
        "digests of references and addresses, no case data",
        Privileges(task="SELECT, DELETE", citizen=APPEND),
    ),
}
