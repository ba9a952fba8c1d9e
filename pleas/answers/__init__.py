"""What somebody answers in the journey: typed, with nothing about pages, forms or storage."""

from pleas.answers.answers import Answers as Answers
from pleas.answers.answers import OfferAnswer as OfferAnswer
from pleas.answers.attendance import Attendance as Attendance
from pleas.answers.attendance import DatesToAvoid as DatesToAvoid
from pleas.answers.attendance import HearingLanguage as HearingLanguage
from pleas.answers.charge import ChargeAnswer as ChargeAnswer
from pleas.answers.charge import Witness as Witness
from pleas.answers.details import CompanyDetails as CompanyDetails
from pleas.answers.details import CompanyPosition as CompanyPosition
from pleas.answers.details import CorrectedAddress as CorrectedAddress
from pleas.answers.details import PersonDetails as PersonDetails
from pleas.answers.means import Benefits as Benefits
from pleas.answers.means import CompanyFinances as CompanyFinances
from pleas.answers.means import DeductionWish as DeductionWish
from pleas.answers.means import Employer as Employer
from pleas.answers.means import EmploymentStatus as EmploymentStatus
from pleas.answers.means import Income as Income
from pleas.answers.means import Means as Means
from pleas.answers.means import Outgoings as Outgoings
from pleas.answers.means import PayPeriod as PayPeriod
