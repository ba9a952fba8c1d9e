"""The law of how long documents are kept: pure, from facts alone."""

from cases.retention.rules.periods import Period as Period
from cases.retention.rules.periods import Term as Term
from cases.retention.rules.policies import AppliedPolicy as AppliedPolicy
from cases.retention.rules.policies import DefendantFacts as DefendantFacts
from cases.retention.rules.policies import OffenceFacts as OffenceFacts
from cases.retention.rules.policies import Policy as Policy
from cases.retention.rules.policies import policy_for as policy_for
from cases.retention.rules.policies import policy_of_case as policy_of_case
