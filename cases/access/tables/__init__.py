"""Every table and the rule it is under. A model without a line here fails a system check."""

from cases.access.table_rules import TableRule
from cases.access.tables.case import CASE
from cases.access.tables.custody import CUSTODY
from cases.access.tables.defence import DEFENCE
from cases.access.tables.disclosure import DISCLOSURE
from cases.access.tables.figures import FIGURES
from cases.access.tables.listings import LISTINGS
from cases.access.tables.pleas import PLEAS
from cases.access.tables.record import RECORD
from cases.access.tables.retention import RETENTION
from cases.access.tables.service import SERVICE

TABLES: dict[str, TableRule] = {
    **CASE,
    **CUSTODY,
    **RETENTION,
    **RECORD,
    **PLEAS,
    **FIGURES,
    **DISCLOSURE,
    **DEFENCE,
    **LISTINGS,
    **SERVICE,
}
