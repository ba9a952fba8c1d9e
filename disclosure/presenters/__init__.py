"""Documents as templates print them."""

from disclosure.presenters.documents_tab import files_inside as files_inside
from disclosure.presenters.documents_tab import section_blocks as section_blocks
from disclosure.presenters.page_actions import PageAction as PageAction
from disclosure.presenters.page_actions import page_actions as page_actions
from disclosure.presenters.rights import dated_table as dated_table
from disclosure.presenters.rights import matrix_table as matrix_table
from disclosure.presenters.rights import rights_table as rights_table
from disclosure.presenters.sharing import shared_table as shared_table
from disclosure.presenters.sharing import sharing_said as sharing_said
from disclosure.presenters.uploading import upload_facts as upload_facts
from disclosure.presenters.viewing import attached_table as attached_table
from disclosure.presenters.viewing import viewing_facts as viewing_facts
from disclosure.presenters.viewing import warnings_of as warnings_of
from disclosure.presenters.withdrawing import restoring_facts as restoring_facts
from disclosure.presenters.withdrawing import withdrawal_facts as withdrawal_facts
