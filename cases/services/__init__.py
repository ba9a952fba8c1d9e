"""What the system can do to a case. One use case, one module."""

from cases.services.accept_fixed_offer import accept_fixed_offer as accept_fixed_offer
from cases.services.add_work import add_work as add_work
from cases.services.add_work import add_works as add_works
from cases.services.ask_to_change_plea import ask_to_change_plea as ask_to_change_plea
from cases.services.assign_advocate import assign_advocate as assign_advocate
from cases.services.change_expiry import change_expiry as change_expiry
from cases.services.complete_work import complete_work as complete_work
from cases.services.conclude_fixed_offer import conclude_fixed_offer as conclude_fixed_offer
from cases.services.decide_change import accept_change as accept_change
from cases.services.decide_change import reject_change as reject_change
from cases.services.decide_plea_request import decide_plea_request as decide_plea_request
from cases.services.end_access_of_leaver import end_access_of_leaver as end_access_of_leaver
from cases.services.end_grants import end_grants as end_grants
from cases.services.enter_pleas import enter_pleas as enter_pleas
from cases.services.fix_hearing import fix_hearing as fix_hearing
from cases.services.grant_access import ByName as ByName
from cases.services.grant_access import grant_access as grant_access
from cases.services.keep_court_needs import keep_court_needs as keep_court_needs
from cases.services.keep_means import keep_means as keep_means
from cases.services.propose_changes import propose_changes as propose_changes
from cases.services.read_statements import read_statements as read_statements
from cases.services.record_reading import record_reading as record_reading
from cases.services.remove_advocate import remove_advocate as remove_advocate
from cases.services.require_mitigation_read import require_mitigation_read as require_mitigation_read
from cases.services.revoke_access import revoke_access as revoke_access
