"""The questions about means, of individuals and of companies."""

from pleas.forms.means.company import CompanyFinancesForm as CompanyFinancesForm
from pleas.forms.means.income import BenefitsForm as BenefitsForm
from pleas.forms.means.income import InWorkBenefitsForm as InWorkBenefitsForm
from pleas.forms.means.income import OtherIncomeForm as OtherIncomeForm
from pleas.forms.means.income import PayForm as PayForm
from pleas.forms.means.income import PensionCreditForm as PensionCreditForm
from pleas.forms.means.income import StatusForm as StatusForm
from pleas.forms.means.outgoings import HardshipForm as HardshipForm
from pleas.forms.means.outgoings import HardshipQuestionForm as HardshipQuestionForm
from pleas.forms.means.outgoings import HouseholdForm as HouseholdForm
from pleas.forms.means.outgoings import OtherExpensesForm as OtherExpensesForm
from pleas.forms.means.paying import DeductionForm as DeductionForm
from pleas.forms.means.paying import EmployerForm as EmployerForm
from pleas.forms.means.paying import OutstandingFinesForm as OutstandingFinesForm
