"""Remand and custody time limits."""

from cases.access.policy import Target
from cases.access.table_rules import CaseTable, Privileges, TableRule, not_for_the_instructed
from cases.access.tables.terms import READ_WRITE

_HISTORY = CaseTable(Privileges(web="INSERT"), defendant="defendant_id", insert_freely=True)

CUSTODY: dict[str, TableRule] = {
    "custody.Remand": CaseTable(
        Privileges(web=READ_WRITE, task="SELECT"),
        defendant="defendant_id",
        targets=(Target.CUSTODY,),
        kept=(not_for_the_instructed(),),
    ),
    "custody.RemandHistory": _HISTORY,
    "custody.TimeLimit": CaseTable(
        Privileges(web=READ_WRITE, task="SELECT"),
        defendant="defendant_id",
        targets=(Target.CUSTODY,),
        kept=(not_for_the_instructed(),),
    ),
    "custody.TimeLimitHistory": _HISTORY,
}
