"""What can be read of documents, always with the actor."""

from disclosure.selectors.documents import current_idpc as current_idpc
from disclosure.selectors.documents import documents_of as documents_of
from disclosure.selectors.documents import withdrawal_preview as withdrawal_preview
from disclosure.selectors.readers import organisations_that_opened as organisations_that_opened
from disclosure.selectors.readers import readers_of as readers_of
