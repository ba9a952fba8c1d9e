"""The words by which a file is checked before it is filed: its own, else what a machine reads on its first pages."""

from dataclasses import dataclass
from typing import BinaryIO

from commonplatform.documents.conversion import pictures_to_pdf, recognised_pages
from commonplatform.documents.exceptions import ConversionFailed, ConverterMissing
from commonplatform.storage.file_types import FileKind, FileType
from commonplatform.storage.inspection import words_of

# Somebody waits for it: whose case it is stands on the first pages.
PAGES = (1, 2)
SECONDS = 10.0
_FEWEST_LETTERS = 40


@dataclass(frozen=True, slots=True)
class WordsToCheck:
    """`read_by_machine`: letters may be mistaken for others that look like them."""

    text: str
    read_by_machine: bool = False


def words_to_check(file: BinaryIO, file_type: FileType) -> WordsToCheck:
    """Nothing where nothing can be read; never a reason to refuse the file."""
    words = words_of(file, file_type)
    if file_type.kind not in (FileKind.PDF, FileKind.IMAGE) or sum(map(str.isalnum, words)) >= _FEWEST_LETTERS:
        return WordsToCheck(words)
    try:
        read = [text for _number, text in recognised_pages(_as_pdf(file, file_type), PAGES, seconds=SECONDS)]
    except (ConversionFailed, ConverterMissing):
        return WordsToCheck(words)
    return WordsToCheck("\n".join([words, *read]), read_by_machine=True)


def _as_pdf(file: BinaryIO, file_type: FileType) -> bytes:
    file.seek(0)
    content = file.read()
    return pictures_to_pdf(content) if file_type.kind == FileKind.IMAGE else content
