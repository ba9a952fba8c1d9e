"""Finding a case, instruction, going on and off record, legal aid; access for other people, and the firm's own."""

from defence.views.calendar import calendar as calendar
from defence.views.calendar import calendar_feed as calendar_feed
from defence.views.chambers import chambers as chambers
from defence.views.chambers import remove_chambers_grant as remove_chambers_grant
from defence.views.digest import digest as digest
from defence.views.granting import grant_access_view as grant_access_view
from defence.views.granting import remove_grant as remove_grant
from defence.views.instructing import instruct as instruct
from defence.views.invitations import accept_invitation_view as accept_invitation_view
from defence.views.legal_aid import case_legal_aid as case_legal_aid
from defence.views.legal_aid import legal_aid as legal_aid
from defence.views.legal_aid import unlock as unlock
from defence.views.my_cases import my_cases as my_cases
from defence.views.my_cases import my_cases_file as my_cases_file
from defence.views.people import invite as invite
from defence.views.people import leave as leave
from defence.views.people import people as people
from defence.views.people import person as person
from defence.views.representing import end_representation_view as end_representation_view
from defence.views.representing import representation as representation
from defence.views.reviewing import grants as grants
from defence.views.searching import go_on_record as go_on_record
from defence.views.searching import search as search
