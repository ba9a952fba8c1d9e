"""What happened, what is to be done, and what was sent."""

from cases.access.policy import Target
from cases.access.table_rules import CaseTable, Kept, OpenTable, Privileges, TableRule, not_for_prosecutors
from cases.access.tables.terms import APPEND, READ_WRITE
from cases.states import Relation

RECORD: dict[str, TableRule] = {
    "audit.Event": CaseTable(
        Privileges(web=APPEND, task=APPEND, citizen="INSERT", lookup="SELECT"),
        insert_freely=True,
        kept=(
            not_for_prosecutors(r"audit_event.kind LIKE 'means\_form.%'", Target.MEANS),
            Kept(r"audit_event.kind LIKE 'private\_document.%'", (Relation.COURT,), Target.PRIVATE_DOCUMENT),
            Kept(
                r"audit_event.kind LIKE 'sensitive\_document.%'",
                (Relation.PROSECUTING,),
                Target.SENSITIVE_UNUSED_MATERIAL,
            ),
        ),
    ),
    "audit.Effect": CaseTable(Privileges(web=READ_WRITE, task=READ_WRITE, citizen="INSERT"), insert_freely=True),
    "audit.ChainHead": OpenTable(
        "digests only; written by the chain trigger", Privileges(task="SELECT", lookup="SELECT")
    ),
    "notifications.Message": CaseTable(
        Privileges(web="SELECT", task=READ_WRITE, citizen="SELECT"),
        defendant="defendant_id",
        outside_cases=True,
    ),
}
