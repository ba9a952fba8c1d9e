"""Finding a case, instruction, going on record, going off record, legal aid."""

from defence.views.instructing import instruct as instruct
from defence.views.legal_aid import case_legal_aid as case_legal_aid
from defence.views.legal_aid import legal_aid as legal_aid
from defence.views.legal_aid import unlock as unlock
from defence.views.representing import end_representation_view as end_representation_view
from defence.views.representing import representation as representation
from defence.views.searching import go_on_record as go_on_record
from defence.views.searching import search as search
