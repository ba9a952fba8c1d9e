"""What a citizen can do."""

from pleas.services.open_case import open_case as open_case
from pleas.services.save_answers import save_answers as save_answers
from pleas.services.submit_plea import submit_plea as submit_plea
