"""The documents tab and what is reached from it."""

from disclosure.views.documents import documents as documents
from disclosure.views.documents import readers as readers
from disclosure.views.reading import idpc as idpc
from disclosure.views.reading import read as read
from disclosure.views.uploading import upload as upload
from disclosure.views.withdrawing import withdraw as withdraw
