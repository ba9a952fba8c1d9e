"""Reading the record of events, inside `reading_the_record`."""

from cases.auditing.selectors.chains import chain_proofs as chain_proofs
from cases.auditing.selectors.events import event_by_id as event_by_id
from cases.auditing.selectors.events import events_found as events_found
from cases.auditing.selectors.named_things import cases_called as cases_called
from cases.auditing.selectors.named_things import organisations_called as organisations_called
from cases.auditing.selectors.named_things import people_called as people_called
