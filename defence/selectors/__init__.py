"""What the defence room can read, always with the actor."""

from defence.selectors.identity import identity_of as identity_of
from defence.selectors.instructions import instructions_of as instructions_of
from defence.selectors.legal_aid import levels_of_case as levels_of_case
from defence.selectors.locks import lock_to_end as lock_to_end
from defence.selectors.locks import locked_defendants as locked_defendants
from defence.selectors.locks import locks_of_case as locks_of_case
from defence.selectors.locks import problems as problems
from defence.selectors.locks import problems_of_case as problems_of_case
from defence.selectors.representations import own_ended_representation as own_ended_representation
from defence.selectors.representations import people_given_access as people_given_access
from defence.selectors.representations import representation_line as representation_line
from defence.selectors.representations import representations_of as representations_of
from defence.selectors.search_pause import searches_paused_until as searches_paused_until
from defence.selectors.search_result import result_of as result_of
