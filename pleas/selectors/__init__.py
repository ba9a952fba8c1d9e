"""What a citizen's visit may read."""

from pleas.selectors.courts import open_courts as open_courts
from pleas.selectors.drafts import draft_and_defendant as draft_and_defendant
from pleas.selectors.drafts import draft_of as draft_of
from pleas.selectors.drafts import kept_until as kept_until
from pleas.selectors.drafts import unfinished_of as unfinished_of
from pleas.selectors.own_case import own_case as own_case
from pleas.selectors.own_case import own_case_of as own_case_of
from pleas.selectors.progress import hearings_of as hearings_of
from pleas.selectors.progress import messages_to as messages_to
from pleas.selectors.submissions import receipt_of as receipt_of
from pleas.selectors.to_estimate import ToEstimate as ToEstimate
from pleas.selectors.to_estimate import to_estimate as to_estimate
