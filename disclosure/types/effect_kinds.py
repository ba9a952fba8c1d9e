"""What disclosure does outside the database, by the name of the effect."""

FILE_GENERATED_DOCUMENT = "disclosure.file_generated_document"
INSPECT_SENT_FILE = "disclosure.inspect_sent_file"
SCAN_MATERIAL = "disclosure.scan_material"
REMOVE_OBJECT = "disclosure.remove_object"
SEAL_WITHDRAWN = "disclosure.seal_withdrawn"
# Emitted when a document is published: make its reading copy and take out its text.
PREPARE_MATERIAL = "disclosure.prepare_material"
FIND_AFFECTED = "disclosure.find_affected"

BUILD_BUNDLE = "disclosure.build_bundle"
BUILD_ARCHIVE = "disclosure.build_archive"
