"""What a court might order somebody to pay, from the published guidelines. Pure; every figure is explained and
sourced in `docs/fine-estimate.md`, whose examples are run as tests."""

from pleas.fine_estimate.bands import BANDS as BANDS
from pleas.fine_estimate.bands import LEVEL_MAXIMUMS as LEVEL_MAXIMUMS
from pleas.fine_estimate.bands import Band as Band
from pleas.fine_estimate.estimate import ChargeEstimate as ChargeEstimate
from pleas.fine_estimate.estimate import ChargeToEstimate as ChargeToEstimate
from pleas.fine_estimate.estimate import Estimate as Estimate
from pleas.fine_estimate.estimate import Guideline as Guideline
from pleas.fine_estimate.estimate import Range as Range
from pleas.fine_estimate.estimate import estimate as estimate
from pleas.fine_estimate.plea_credit import CREDIT as CREDIT
from pleas.fine_estimate.plea_credit import PleaStage as PleaStage
from pleas.fine_estimate.relevant_income import DEEMED_ON_BENEFITS as DEEMED_ON_BENEFITS
from pleas.fine_estimate.relevant_income import DEEMED_UNKNOWN as DEEMED_UNKNOWN
from pleas.fine_estimate.relevant_income import IncomeRule as IncomeRule
from pleas.fine_estimate.relevant_income import RelevantIncome as RelevantIncome
from pleas.fine_estimate.relevant_income import relevant_income as relevant_income
