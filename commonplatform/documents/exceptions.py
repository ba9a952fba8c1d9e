"""Why a reading copy could not be made."""

from dataclasses import dataclass
from enum import StrEnum


class FailureReason(StrEnum):
    """Reasons that lie in the file."""

    UNREADABLE = "unreadable"
    TOO_MUCH = "too_much"
    ENCRYPTED = "encrypted"


@dataclass
class ConversionFailed(Exception):
    """This file cannot be converted, however often it is tried; `detail` is for the log."""

    reason: FailureReason
    detail: str = ""


@dataclass
class ConverterMissing(Exception):
    """This machine lacks the program that is needed; another one may have it."""

    program: str
