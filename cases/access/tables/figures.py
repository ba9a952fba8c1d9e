"""Figures, which name nobody."""

from cases.access.table_rules import OpenTable, Privileges, TableRule
from cases.access.tables.terms import ALL, APPEND, READ_WRITE

FIGURES: dict[str, TableRule] = {
    "figures.SubmissionNote": OpenTable(
        "counts, nobody named",
        Privileges(web="SELECT", task="SELECT, INSERT, UPDATE", citizen="INSERT", report="SELECT"),
    ),
    "figures.AbandonedNote": OpenTable("counts, nobody named", Privileges(web="SELECT", task=APPEND, report="SELECT")),
    "figures.ReferenceNote": OpenTable(
        "digests of references; of the living service only a definer function writes them",
        Privileges(web="SELECT", task="SELECT, INSERT, DELETE", lookup="INSERT"),
    ),
    "figures.PostalCount": OpenTable(
        "counts by court and week", Privileges(web=READ_WRITE, task=APPEND, report="SELECT")
    ),
    "figures.CourtDay": OpenTable("counts by court and day", Privileges(web="SELECT", task=ALL)),
    "figures.ApiUse": OpenTable("digests of addresses", Privileges(report=READ_WRITE, task="SELECT, DELETE")),
}
