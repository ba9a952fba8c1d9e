"""Read a received message of any channel."""

from cases.intake.cppi.message import read_submission
from cases.intake.exceptions import MessageRefused
from cases.intake.problems import problem
from cases.intake.reading_types import MessageKind, ReadMessage
from cases.intake.rules.reference import ReferenceData
from cases.intake.spi.message import read_police_message
from cases.intake.types import Channel

LARGEST_MESSAGE = 5 * 1024 * 1024
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def read_message(
    raw: bytes, reference: ReferenceData, *, source_name: str = "", largest: int = LARGEST_MESSAGE
) -> ReadMessage:
    """The message as far as it can be read; whatever is wrong comes back as problems, never as an error.

    The content decides the channel: XML is the police feed, JSON the prosecutor API. The name of the
    source decides only when the content is neither.
    """
    channel = channel_of(raw, source_name)
    if not raw.strip():
        return ReadMessage(MessageKind.UNREADABLE, channel, problems=(problem("MESSAGE_EMPTY", ""),))
    if len(raw) > largest:
        refusal = problem("MESSAGE_TOO_LARGE", f"more than {largest} bytes")
        return ReadMessage(MessageKind.UNREADABLE, channel, problems=(refusal,))
    if channel is None:
        return ReadMessage(MessageKind.UNREADABLE, problems=(problem("MESSAGE_KIND_UNKNOWN", ""),))
    try:
        return read_police_message(raw, reference) if channel is Channel.SPI else read_submission(raw)
    except MessageRefused as refused:
        return ReadMessage(MessageKind.UNREADABLE, channel, problems=refused.problems)


def channel_of(raw: bytes, source_name: str = "") -> Channel | None:
    """The channel a message came by, judged by its first characters and then by its source's name."""
    start = raw[:200].removeprefix(_MARKS[0]).lstrip()
    if start.startswith(b"<") or raw.startswith(_MARKS[1:]):
        return Channel.SPI
    if start.startswith((b"{", b"[")):
        return Channel.CPPI
    name = source_name.lower()
    if name.endswith(".xml"):
        return Channel.SPI
    return Channel.CPPI if name.endswith(".json") else None
