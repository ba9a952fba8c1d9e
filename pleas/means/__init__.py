"""What follows from the answers about means: weekly income, monthly totals, and what looks wrong. No database."""

from pleas.means.company import net_exceeds_gross as net_exceeds_gross
from pleas.means.outgoings import HOUSEHOLD_ITEMS as HOUSEHOLD_ITEMS
from pleas.means.outgoings import OTHER_ITEMS as OTHER_ITEMS
from pleas.means.outgoings import OutgoingsTotals as OutgoingsTotals
from pleas.means.outgoings import outgoings_totals as outgoings_totals
from pleas.means.status import STATUSES_EMPLOYED as STATUSES_EMPLOYED
from pleas.means.status import STATUSES_SELF_EMPLOYED as STATUSES_SELF_EMPLOYED
from pleas.means.status import STATUSES_WITH_BENEFITS as STATUSES_WITH_BENEFITS
from pleas.means.status import may_deduct_from_benefits as may_deduct_from_benefits
from pleas.means.status import means_with_status as means_with_status
from pleas.means.weekly_income import IncomeLine as IncomeLine
from pleas.means.weekly_income import IncomeSource as IncomeSource
from pleas.means.weekly_income import income_lines as income_lines
from pleas.means.weekly_income import weekly_amount as weekly_amount
from pleas.means.weekly_income import weekly_income as weekly_income
