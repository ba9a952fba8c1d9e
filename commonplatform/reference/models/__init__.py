"""Reference data: courts, prosecutors, offences, code lists, and the dated figures that money is worked out from."""

from commonplatform.reference.models.areas import CourtRegion as CourtRegion
from commonplatform.reference.models.areas import CourtUnit as CourtUnit
from commonplatform.reference.models.figures import FineGuideline as FineGuideline
from commonplatform.reference.models.figures import PenaltyLevel as PenaltyLevel
from commonplatform.reference.models.figures import StandardPenalty as StandardPenalty
from commonplatform.reference.models.figures import SurchargeRate as SurchargeRate
from commonplatform.reference.models.records import Code as Code
from commonplatform.reference.models.records import Court as Court
from commonplatform.reference.models.records import CourtRoom as CourtRoom
from commonplatform.reference.models.records import Offence as Offence
from commonplatform.reference.models.records import Prosecutor as Prosecutor
