"""Why a file cannot be taken in, in words for the person who sent it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from commonplatform.storage.confined.archives import MOST_ENTRIES
from commonplatform.storage.confined.faults import Fault
from commonplatform.storage.confined.pdf import MOST_PAGES

MEGABYTE = 1024 * 1024

_WORDS: dict[Fault, Any] = {
    Fault.EMPTY: _("The selected file is empty"),
    Fault.TOO_LARGE: _("The selected file is too large"),
    Fault.NOT_TAKEN: _("The selected file must be a PDF, Word, Excel, text, picture, e-mail, sound, video or ZIP file"),
    Fault.MISLABELLED: _("The selected file is not what the end of its name says it is"),
    Fault.DAMAGED: _("The selected file is damaged and cannot be opened"),
    Fault.INCOMPLETE: _("The selected file is incomplete or has something else added to it"),
    Fault.ADDED: _("The selected file is incomplete or has something else added to it"),
    Fault.ENCRYPTED: _("The selected file is password protected"),
    Fault.NO_PAGES: _("The selected file has no pages"),
    Fault.TOO_MANY_PAGES: _("The selected file has more than %(pages)d pages"),
    Fault.MACROS: _("The selected file contains macros. Save it without them and send it again"),
    Fault.EMBEDDED: _("The selected file contains embedded objects, or parts that are fetched from elsewhere"),
    Fault.PROGRAM: _("The selected file contains a program"),
    Fault.PICTURE_TOO_LARGE: _("The picture in the selected file is too large to be opened"),
    Fault.TOO_MANY_ENTRIES: _("The selected file contains more than %(entries)d files"),
    Fault.UNPACKS_TOO_LARGE: _("The selected file becomes too large when it is unpacked"),
    Fault.NESTED: _("The selected file contains another archive. Send the files in it without packing them twice"),
    Fault.ENTRY_NAMES: _("The selected file contains files whose names are not safe"),
}
_NUMBERS = {"pages": MOST_PAGES, "entries": MOST_ENTRIES}


@dataclass
class FileRefused(Exception):
    """The file cannot be accepted; `why` is a sentence for the person who sent it, `fault` its short name."""

    why: object
    fault: str = ""


def refusal(fault: Fault) -> FileRefused:
    """The refusal for this reason."""
    return FileRefused(_WORDS[fault] % _NUMBERS, fault.value)


def too_large(largest: int) -> FileRefused:
    """The refusal of a file above the limit."""
    words = _("The selected file must be smaller than %(size)d MB") % {"size": largest // MEGABYTE}
    return FileRefused(words, Fault.TOO_LARGE.value)


def words_for(fault: str) -> Any:
    """What is said for a reason that was recorded; the record itself when it is none of ours (a virus's name)."""
    try:
        return _WORDS[Fault(fault)] % _NUMBERS
    except ValueError:
        return fault
