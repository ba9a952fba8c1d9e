"""The case model. Private to `cases`: other packages use its services, selectors and types."""

from cases.models.access import AccessGrant as AccessGrant
from cases.models.access import AccessInbox as AccessInbox
from cases.models.case import Case as Case
from cases.models.case import Defendant as Defendant
from cases.models.case import Particulars as Particulars
from cases.models.fixed_offer import FixedOfferAcceptance as FixedOfferAcceptance
from cases.models.fixed_offer import FixedOfferAssessment as FixedOfferAssessment
from cases.models.fixed_offer import FixedOfferEnd as FixedOfferEnd
from cases.models.fixed_offer import FixedOfferPenalty as FixedOfferPenalty
from cases.models.fixed_offer import Verdict as Verdict
from cases.models.hearing import Hearing as Hearing
from cases.models.hearing import HearingDefendant as HearingDefendant
from cases.models.means import Means as Means
from cases.models.needs import CourtNeeds as CourtNeeds
from cases.models.needs import TrialMatters as TrialMatters
from cases.models.offence import Offence as Offence
from cases.models.offence import Plea as Plea
from cases.models.reading import PleaReading as PleaReading
from cases.models.requests import PleaRequest as PleaRequest
from cases.models.requests import ProposedChange as ProposedChange
from cases.models.visit import CaseVisit as CaseVisit
from cases.models.work import WorkItem as WorkItem
