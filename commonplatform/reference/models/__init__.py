"""Reference data: courts, prosecutors, offences, code lists, and the dated figures of money and of time limits."""

from commonplatform.reference.models.areas import CourtRegion as CourtRegion
from commonplatform.reference.models.areas import CourtUnit as CourtUnit
from commonplatform.reference.models.custody import BankHoliday as BankHoliday
from commonplatform.reference.models.custody import CustodyLimitDays as CustodyLimitDays
from commonplatform.reference.models.custody import TrialMode as TrialMode
from commonplatform.reference.models.custody import TrialReason as TrialReason
from commonplatform.reference.models.figures import FineGuideline as FineGuideline
from commonplatform.reference.models.figures import PenaltyLevel as PenaltyLevel
from commonplatform.reference.models.figures import StandardPenalty as StandardPenalty
from commonplatform.reference.models.figures import SurchargeRate as SurchargeRate
from commonplatform.reference.models.records import Code as Code
from commonplatform.reference.models.records import Court as Court
from commonplatform.reference.models.records import CourtRoom as CourtRoom
from commonplatform.reference.models.records import Offence as Offence
from commonplatform.reference.models.records import Prosecutor as Prosecutor
