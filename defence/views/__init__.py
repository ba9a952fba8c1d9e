"""Finding a case, going on record, going off record."""

from defence.views.representing import end_representation_view as end_representation_view
from defence.views.representing import representation as representation
from defence.views.searching import go_on_record as go_on_record
from defence.views.searching import search as search
