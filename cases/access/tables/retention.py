"""How long documents are kept, and holds: the court's alone, as both say what was decided and what is in dispute."""

from cases.access.policy import Target
from cases.access.table_rules import CaseTable, OpenTable, Privileges, TableRule
from cases.access.tables.terms import READ_WRITE, for_the_court

RETENTION: dict[str, TableRule] = {
    "case_retention.Retention": CaseTable(
        Privileges(web="SELECT", task=READ_WRITE),
        targets=(Target.RETENTION,),
        kept=(for_the_court("true"),),
    ),
    "case_retention.LegalHold": CaseTable(
        Privileges(web=READ_WRITE, task="SELECT"),
        targets=(Target.RETENTION,),
        kept=(for_the_court("true"),),
    ),
    "case_retention.DueCount": OpenTable("counts by court, no case named", Privileges(web="SELECT", task=READ_WRITE)),
}
