"""What can be done with documents. One use case, one module."""

from disclosure.services.add_file import add_file as add_file
from disclosure.services.build_idpc import IdpcToBuild as IdpcToBuild
from disclosure.services.build_idpc import build_idpc as build_idpc
from disclosure.services.cancel_bundle import cancel_bundle as cancel_bundle
from disclosure.services.export_readers import export_readers as export_readers
from disclosure.services.file_generated_document import file_generated_document as file_generated_document
from disclosure.services.file_submission import file_submission as file_submission
from disclosure.services.find_affected import ask_who_was_affected as ask_who_was_affected
from disclosure.services.find_affected import hand_out_affected as hand_out_affected
from disclosure.services.open_bundle import open_bundle as open_bundle
from disclosure.services.play_recording import play_recording as play_recording
from disclosure.services.read_material import read_material as read_material
from disclosure.services.remove_sent_file import cancel_submission as cancel_submission
from disclosure.services.remove_sent_file import remove_sent_file as remove_sent_file
from disclosure.services.request_bundle import request_bundle as request_bundle
from disclosure.services.restore_material import restore_material as restore_material
from disclosure.services.retry_bundle import retry_bundle as retry_bundle
from disclosure.services.send_in_parts import announce_file as announce_file
from disclosure.services.send_in_parts import complete_file as complete_file
from disclosure.services.send_in_parts import link_for_part as link_for_part
from disclosure.services.share_documents import DocumentsToShare as DocumentsToShare
from disclosure.services.share_documents import share_documents as share_documents
from disclosure.services.start_submission import Destination as Destination
from disclosure.services.start_submission import start_submission as start_submission
from disclosure.services.submissions import own_submission as own_submission
from disclosure.services.withdraw_material import withdraw_material as withdraw_material
