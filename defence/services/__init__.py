"""What can be done in the defence room. One use case, one module."""

from defence.services.accept_invitation import accept_invitation as accept_invitation
from defence.services.change_member import change_member as change_member
from defence.services.change_member import end_members_membership as end_members_membership
from defence.services.choose_digest import choose_digest as choose_digest
from defence.services.end_representation import end_representation as end_representation
from defence.services.export_my_cases import export_my_cases as export_my_cases
from defence.services.grant_to_person import grant_to_person as grant_to_person
from defence.services.invite_person import invite_again as invite_again
from defence.services.invite_person import invite_person as invite_person
from defence.services.keep_calendar import end_calendar as end_calendar
from defence.services.keep_calendar import make_calendar as make_calendar
from defence.services.keep_calendar import open_calendar as open_calendar
from defence.services.match_orphans import match_orphans as match_orphans
from defence.services.receive_legal_aid import receive_legal_aid as receive_legal_aid
from defence.services.record_instruction import record_instruction as record_instruction
from defence.services.remove_grants import remove_grants as remove_grants
from defence.services.renew_grants import renew_grants as renew_grants
from defence.services.search_defendant import search_defendant as search_defendant
from defence.services.start_representation import start_representation as start_representation
from defence.services.unlock_defendant import put_lock_right as put_lock_right
from defence.services.unlock_defendant import unlock_defendant as unlock_defendant
