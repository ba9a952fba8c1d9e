"""Reading how long documents are kept."""

from cases.retention.selectors.due import due_case_ids as due_case_ids
from cases.retention.selectors.due import due_counts as due_counts
from cases.retention.selectors.due import due_list as due_list
from cases.retention.selectors.facts import facts_of as facts_of
from cases.retention.selectors.keeping import keeping_beside as keeping_beside
from cases.retention.selectors.keeping import with_keeping as with_keeping
