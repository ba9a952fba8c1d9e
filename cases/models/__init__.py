"""The case model. Private to `cases`: other packages use its services, selectors and types."""

from cases.models.access import AccessGrant as AccessGrant
from cases.models.access import AccessInbox as AccessInbox
from cases.models.case import Case as Case
from cases.models.case import Defendant as Defendant
from cases.models.case import Particulars as Particulars
from cases.models.hearing import Hearing as Hearing
from cases.models.hearing import HearingDefendant as HearingDefendant
from cases.models.offence import Offence as Offence
from cases.models.offence import Plea as Plea
from cases.models.work import WorkItem as WorkItem
