"""The diary and the lists."""

from cases.access.table_rules import CaseTable, OpenTable, Privileges, TableRule
from cases.access.tables.terms import ALL, READ_WRITE

LISTINGS: dict[str, TableRule] = {
    "listings.CourtSession": OpenTable(
        "the diary: rooms and times, no case data", Privileges(web=ALL, task=READ_WRITE, citizen="SELECT")
    ),
    "listings.Booking": CaseTable(Privileges(web=ALL, task=READ_WRITE, lookup="SELECT")),
    "listings.PublishedList": OpenTable(
        "lists as issued to the court's own staff, keyed by court",
        Privileges(web=READ_WRITE, task=READ_WRITE),
    ),
}
