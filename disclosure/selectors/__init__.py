"""What can be read of documents, always with the actor."""

from disclosure.selectors.bundle_choice import choosable_documents as choosable_documents
from disclosure.selectors.bundles import bundle_page as bundle_page
from disclosure.selectors.bundles import bundles_of as bundles_of
from disclosure.selectors.documents import documents_of as documents_of
from disclosure.selectors.documents import restoring_preview as restoring_preview
from disclosure.selectors.documents import viewed_document as viewed_document
from disclosure.selectors.documents import withdrawal_preview as withdrawal_preview
from disclosure.selectors.idpc_page import idpc_news as idpc_news
from disclosure.selectors.idpc_page import idpc_page as idpc_page
from disclosure.selectors.readers import organisations_that_opened as organisations_that_opened
from disclosure.selectors.readers import readers_of as readers_of
from disclosure.selectors.recordings import held_recording as held_recording
from disclosure.selectors.recordings import playable as playable
from disclosure.selectors.recordings import poster_of as poster_of
from disclosure.selectors.recordings import recording_page as recording_page
from disclosure.selectors.rights import dated_rights as dated_rights
from disclosure.selectors.rights import matrix_of_sections as matrix_of_sections
from disclosure.selectors.rights import rights_in_case as rights_in_case
from disclosure.selectors.search import readable_documents as readable_documents
from disclosure.selectors.search import search_documents as search_documents
from disclosure.selectors.shared import shareable_documents as shareable_documents
from disclosure.selectors.shared import shared_documents as shared_documents
from disclosure.selectors.submissions import archive_contents as archive_contents
from disclosure.selectors.submissions import sent_file_of as sent_file_of
from disclosure.selectors.submissions import submission_of as submission_of
from disclosure.selectors.submissions import upload_choices as upload_choices
