"""Why a file cannot be taken in, as the confined process says it; the words for people are in `file_faults`."""

from enum import StrEnum


class Fault(StrEnum):
    """One reason. The first that is found ends the inspection."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_TAKEN = "not_taken"
    MISLABELLED = "mislabelled"
    DAMAGED = "damaged"
    INCOMPLETE = "incomplete"
    ADDED = "added"
    ENCRYPTED = "encrypted"
    NO_PAGES = "no_pages"
    TOO_MANY_PAGES = "too_many_pages"
    MACROS = "macros"
    EMBEDDED = "embedded"
    PROGRAM = "program"
    PICTURE_TOO_LARGE = "picture_too_large"
    TOO_MANY_ENTRIES = "too_many_entries"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    NESTED = "nested"
    ENTRY_NAMES = "entry_names"


class Refused(Exception):
    """The file is not taken in, for this reason."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.value)
