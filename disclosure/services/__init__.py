"""What can be done with documents. One use case, one module."""

from disclosure.services.file_generated_document import file_generated_document as file_generated_document
from disclosure.services.read_material import read_material as read_material
from disclosure.services.upload_idpc import IdpcUpload as IdpcUpload
from disclosure.services.upload_idpc import upload_idpc as upload_idpc
from disclosure.services.withdraw_material import withdraw_material as withdraw_material
