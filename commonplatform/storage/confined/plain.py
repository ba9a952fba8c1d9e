"""Text, rich text and e-mail: kinds that have no mark of their own, or one that anybody can type."""

import re
from email import policy
from email.parser import BytesParser

from .archives import MOST_ENTRIES
from .faults import Fault, Refused
from .found import Entry, Found, Opened
from .office import refuse_attachment

TXT, RTF, EML = "text/plain", "application/rtf", "message/rfc822"
_HEADERS = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){2,}")
_OF_A_MESSAGE = re.compile(rb"(?im)^(?:from|received|return-path):")
_ABOUT_A_MESSAGE = re.compile(rb"(?im)^(?:date|subject|to|message-id|mime-version):")
_MARKUP = re.compile(
    rb"(?i)\A\s*<(?:!doctype|html|svg|\?xml|\?php|script|head|body|iframe|%|xsl)|\A#!|<\?php|<script\b"
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Objects, and fields that fetch or run something when the file is opened.
_OBJECTS = re.compile(
    rb"(?i)\\obj(?:ect|data|emb|link|autlink|upd|ocx|html)|\\\*\\template|\bddeauto\b|\\fldinst[^}]{0,40}(?:dde|includetext|includepicture)"
)
_ESCAPED = re.compile(rb"\\[\\{}]")
_DEEPEST = 500
_MOST_PARTS = 500


def looks_like_mail(head: bytes) -> bool:
    """Does the file begin with the headers of a message?"""
    headers = _HEADERS.match(head.lstrip(b"\r\n"))
    found = headers.group() if headers else b""
    return bool(_OF_A_MESSAGE.search(found) and _ABOUT_A_MESSAGE.search(found))


def inspect_text(file: Opened) -> Found:
    """Plain text in UTF-8, UTF-16 with its mark, or the Windows code page. Raises `Refused`."""
    content = file.whole()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = _decoded(content, "utf-16").encode()
    elif not content.isascii():
        try:
            content.decode("utf-8-sig")
        except UnicodeDecodeError:
            _decoded(content, "cp1252")
    if _CONTROLS.search(content) or _MARKUP.search(content.removeprefix(b"\xef\xbb\xbf")):
        raise Refused(Fault.NOT_TAKEN)
    if not content.strip():
        raise Refused(Fault.EMPTY)
    return Found(TXT)


def inspect_rich_text(file: Opened) -> Found:
    """Raises `Refused`: also for objects in it."""
    content = file.whole().rstrip(b"\0\r\n\t ")
    if not content.endswith(b"}"):
        raise Refused(Fault.INCOMPLETE)
    if _OBJECTS.search(content):
        raise Refused(Fault.EMBEDDED)
    depth = deepest = 0
    signs = re.findall(rb"[{}]", _ESCAPED.sub(b"", content))
    for number, sign in enumerate(signs, start=1):
        depth += 1 if sign == b"{" else -1
        deepest = max(deepest, depth)
        if depth < 0 or (depth == 0 and number < len(signs)):
            raise Refused(Fault.ADDED)
    if depth != 0:
        raise Refused(Fault.INCOMPLETE)
    if deepest > _DEEPEST:
        raise Refused(Fault.NESTED)
    return Found(RTF)


def inspect_mail(file: Opened) -> Found:
    """A message with the list of its attachments. Raises `Refused`."""
    message = BytesParser(policy=policy.compat32).parsebytes(file.whole())
    if message.is_multipart() and not message.get_boundary():
        raise Refused(Fault.DAMAGED)
    defects = {type(defect).__name__ for part in message.walk() for defect in part.defects}
    if defects & {"StartBoundaryNotFoundDefect", "NoBoundaryInMultipartDefect", "CloseBoundaryNotFoundDefect"}:
        raise Refused(Fault.INCOMPLETE)
    entries: list[Entry] = []
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS or len(entries) > MOST_ENTRIES:
            raise Refused(Fault.TOO_MANY_ENTRIES)
        if part.get_content_type() in {"application/pkcs7-mime", "multipart/encrypted"}:
            raise Refused(Fault.ENCRYPTED)
        name = part.get_filename()
        if name:
            payload = part.get_payload(decode=True)
            content = payload if isinstance(payload, bytes) else b""
            refuse_attachment(str(name), content[:8])
            entries.append(Entry(str(name), len(content)))
    return Found(EML, entries=entries)


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise Refused(Fault.NOT_TAKEN) from None
