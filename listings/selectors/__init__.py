"""What can be read of the diary and of lists, always with the actor and only of the actor's court."""

from listings.selectors.day_list import day_list as day_list
from listings.selectors.diary import next_sessions as next_sessions
from listings.selectors.diary import own_court as own_court
from listings.selectors.diary import own_rooms as own_rooms
from listings.selectors.diary import session_line as session_line
from listings.selectors.diary import sessions_on as sessions_on
from listings.selectors.diary import sessions_per_day as sessions_per_day
from listings.selectors.issued_lists import issued_list as issued_list
from listings.selectors.issued_lists import latest_issue as latest_issue
from listings.selectors.issued_lists import list_to_open as list_to_open
