"""The documents tab and what is reached from it."""

from disclosure.views.affected import affected as affected
from disclosure.views.affected import affected_file as affected_file
from disclosure.views.bundles import bundle as bundle
from disclosure.views.bundles import bundles as bundles
from disclosure.views.bundles import new_bundle as new_bundle
from disclosure.views.bundles import open_bundle_file as open_bundle_file
from disclosure.views.documents import documents as documents
from disclosure.views.initial_details import build_initial_details as build_initial_details
from disclosure.views.initial_details import idpc as idpc
from disclosure.views.readers import print_readers as print_readers
from disclosure.views.readers import readers as readers
from disclosure.views.readers import readers_file as readers_file
from disclosure.views.reading import download as download
from disclosure.views.reading import read as read
from disclosure.views.reading import view as view
from disclosure.views.restoring import restore as restore
from disclosure.views.rights import matrix as matrix
from disclosure.views.rights import rights as rights
from disclosure.views.sharing import share as share
from disclosure.views.sharing import shared as shared
from disclosure.views.uploading import upload as upload
from disclosure.views.withdrawing import withdraw as withdraw
