"""The types of file that are taken in, with what their names end in and how large they may be: one table.

Source: domain document "Defence portal", Adding, changing, removing (types and sizes).
"""

from dataclasses import dataclass
from enum import StrEnum

from commonplatform.storage.confined import archives, office, pdf, pictures, plain, recordings
from commonplatform.storage.file_faults import MEGABYTE

LARGEST_DOCUMENT = 50 * MEGABYTE
# Just under what ClamAV can scan (2 GB): what cannot be scanned is not taken in.
LARGEST_RECORDING = 2_000 * MEGABYTE


class FileKind(StrEnum):
    """What a type is read as."""

    PDF = "pdf"
    OFFICE = "office"
    TEXT = "text"
    IMAGE = "image"
    EMAIL = "email"
    AUDIO = "audio"
    VIDEO = "video"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class FileType:
    """One type: the first ending is the one that a name without any is given."""

    content_type: str
    kind: FileKind
    endings: tuple[str, ...]
    largest: int = LARGEST_DOCUMENT


FILE_TYPES: tuple[FileType, ...] = (
    FileType(pdf.CONTENT_TYPE, FileKind.PDF, (".pdf",)),
    FileType(office.DOCX, FileKind.OFFICE, (".docx",)),
    FileType(office.DOC, FileKind.OFFICE, (".doc",)),
    FileType(office.XLSX, FileKind.OFFICE, (".xlsx",)),
    FileType(office.XLS, FileKind.OFFICE, (".xls",)),
    FileType(plain.RTF, FileKind.OFFICE, (".rtf", ".doc")),
    FileType(plain.TXT, FileKind.TEXT, (".txt", ".text", ".log")),
    FileType(pictures.JPEG, FileKind.IMAGE, (".jpg", ".jpeg", ".jpe")),
    FileType(pictures.PNG, FileKind.IMAGE, (".png",)),
    FileType(pictures.TIFF, FileKind.IMAGE, (".tif", ".tiff")),
    FileType(office.MSG, FileKind.EMAIL, (".msg",)),
    FileType(plain.EML, FileKind.EMAIL, (".eml",)),
    FileType(recordings.MP3, FileKind.AUDIO, (".mp3",), LARGEST_RECORDING),
    FileType(recordings.WAV, FileKind.AUDIO, (".wav",), LARGEST_RECORDING),
    FileType(recordings.M4A, FileKind.AUDIO, (".m4a", ".mp4"), LARGEST_RECORDING),
    FileType(recordings.MP4, FileKind.VIDEO, (".mp4", ".m4v", ".m4a"), LARGEST_RECORDING),
    FileType(recordings.MOV, FileKind.VIDEO, (".mov", ".qt"), LARGEST_RECORDING),
    FileType(recordings.AVI, FileKind.VIDEO, (".avi",), LARGEST_RECORDING),
    FileType(recordings.MKV, FileKind.VIDEO, (".mkv", ".webm"), LARGEST_RECORDING),
    FileType(archives.CONTENT_TYPE, FileKind.ARCHIVE, (".zip",)),
)
BY_CONTENT_TYPE = {file_type.content_type: file_type for file_type in FILE_TYPES}
ENDINGS = tuple(dict.fromkeys(ending for file_type in FILE_TYPES for ending in file_type.endings))


def largest_of(name: str) -> int:
    """How large a file of this name may be, before anything of it is known but the name."""
    ending = ending_of(name)
    return max((t.largest for t in FILE_TYPES if ending in t.endings), default=LARGEST_DOCUMENT)


def ending_of(name: str) -> str:
    """What a name ends in, lower case with its dot; nothing where it has none."""
    stem, dot, ending = name.strip(" .").rpartition(".")
    return f".{ending.lower()}" if dot and stem and len(ending) <= 10 else ""
