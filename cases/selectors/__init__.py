"""What can be read of cases, always with the actor."""

from cases.selectors.access import access_lines as access_lines
from cases.selectors.access import own_access as own_access
from cases.selectors.case_file import case_for as case_for
from cases.selectors.case_file import listed_hearings as listed_hearings
from cases.selectors.case_file import open_case as open_case
from cases.selectors.case_lists import case_page as case_page
from cases.selectors.legal_aid import charged as charged
from cases.selectors.lookups import find_for_defence as find_for_defence
from cases.selectors.lookups import find_for_defence_by_hearing as find_for_defence_by_hearing
from cases.selectors.lookups import find_for_plea as find_for_plea
from cases.selectors.own_hearings import earliest_listed as earliest_listed
from cases.selectors.timeline import timeline as timeline
from cases.selectors.work import work_page as work_page
