"""What an e-mail says: `read_mail.py eml|msg IN OUT`, run confined.

Writes one JSON object: `sender`, `to`, `copy_to`, `sent`, `subject`, `body`, `attachments` (each `name` and `size`),
`shortened` where the body is longer than is printed, `unreadable_body` where it is in a form that is not read.
"""

import json
import sys
from datetime import datetime, timedelta, timezone
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import olefile

LONGEST_BODY = 100_000
LONGEST_LINE = 2_000
LONGEST_SUBJECT, LONGEST_HEADER, LONGEST_NAME = 500, 4_000, 255
MOST_ATTACHMENTS = 500
_BLOCKS = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "table", "blockquote"})
_UNSEEN = frozenset({"script", "style", "head", "title"})


class _Words(HTMLParser):
    """The words of an HTML body, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.unseen = max(0, self.unseen - (tag in _UNSEEN))
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(" ".join(data.split(" ")))


def words_of(html: str) -> str:
    """HTML as plain lines."""
    words = _Words()
    words.feed(html)
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.parts).splitlines())
    return "\n".join(line for line in lines if line)


def read_eml(source: Path) -> dict[str, Any]:
    """A message as it went over the wire (RFC 5322)."""
    with source.open("rb") as file:
        message = BytesParser(policy=policy.default).parse(file)
    assert isinstance(message, EmailMessage)
    body, html = message.get_body(("plain",)), message.get_body(("html",))
    text = _content(body) if body is not None else words_of(_content(html)) if html is not None else ""
    return {
        "sender": _header(message, "from"),
        "to": _header(message, "to"),
        "copy_to": _header(message, "cc"),
        "sent": _header(message, "date"),
        "subject": _header(message, "subject"),
        "body": text,
        "attachments": [_attachment(part) for part in list(message.iter_attachments())[:MOST_ATTACHMENTS]],
        "unreadable_body": False,
    }


def _header(message: EmailMessage, name: str) -> str:
    """As the library reads it, or as it stands where it is malformed."""
    try:
        return str(message.get(name, ""))
    except (ValueError, IndexError, AttributeError, TypeError):
        raw = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
        return " ".join(raw.split())


def _content(part: Any) -> str:
    try:
        return str(part.get_content())
    except (LookupError, ValueError):
        payload = part.get_payload(decode=True)
        return payload.decode("cp1252", "replace") if isinstance(payload, bytes) else ""


def _attachment(part: Any) -> dict[str, Any]:
    payload = part.get_payload(decode=True) if not part.is_multipart() else part.as_bytes()
    return {"name": part.get_filename() or part.get_content_type(), "size": len(payload or b"")}


def read_msg(source: Path) -> dict[str, Any]:
    """A message as Outlook saves it (MS-OXMSG): properties in the streams of a compound file."""
    with olefile.OleFileIO(source) as held:
        body, html = _text(held, "", "1000"), _binary(held, "__substg1.0_10130102")
        text = body or words_of(html.decode("utf-8", "replace"))
        address = _text(held, "", "5D01") or _text(held, "", "0C1F")
        name = _text(held, "", "0C1A")
        return {
            "sender": f"{name} <{address}>" if name and address and name != address else name or address,
            "to": _text(held, "", "0E04"),
            "copy_to": _text(held, "", "0E03"),
            "sent": _sent(held),
            "subject": _text(held, "", "0037"),
            "body": text,
            "attachments": _attachments(held),
            "unreadable_body": not text and held.exists("__substg1.0_10090102"),
        }


def _text(held: olefile.OleFileIO, folder: str, tag: str) -> str:
    for kind, encoding in (("001F", "utf-16-le"), ("001E", "cp1252")):
        content = _binary(held, f"{folder}__substg1.0_{tag}{kind}")
        if content:
            return content.decode(encoding, "replace").rstrip("\0")
    return ""


def _binary(held: olefile.OleFileIO, name: str) -> bytes:
    return bytes(held.openstream(name).read()) if held.exists(name) else b""


def _sent(held: olefile.OleFileIO) -> str:
    """When it was sent, else delivered: the property entries begin after a head of 32 bytes, each has 16."""
    entries = _binary(held, "__properties_version1.0")[32:]
    times = {}
    for start in range(0, len(entries) - 15, 16):
        tag = int.from_bytes(entries[start : start + 4], "little")
        times[tag] = int.from_bytes(entries[start + 8 : start + 16], "little")
    ticks = times.get(0x00390040) or times.get(0x0E060040) or 0
    if not 0 < ticks < 3_000_000_000_000_000_000:
        return ""
    moment = datetime(1601, 1, 1, tzinfo=timezone.utc) + timedelta(microseconds=ticks // 10)  # noqa: UP017
    return moment.strftime("%a, %d %b %Y %H:%M:%S +0000")


def _attachments(held: olefile.OleFileIO) -> list[dict[str, Any]]:
    folders = sorted({entry[0] for entry in held.listdir() if entry[0].startswith("__attach_version1.0_")})
    return [
        {
            "name": _text(held, f"{folder}/", "3707") or _text(held, f"{folder}/", "3704") or "attachment",
            "size": len(_binary(held, f"{folder}/__substg1.0_37010102")),
        }
        for folder in folders[:MOST_ATTACHMENTS]
    ]


def bounded(found: dict[str, Any]) -> dict[str, Any]:
    """No longer than is printed, nothing that no text has."""
    body = found["body"].replace("\r\n", "\n")
    lines = "\n".join(line[:LONGEST_LINE] for line in body[:LONGEST_BODY].split("\n"))
    headers = {name: found[name][:LONGEST_HEADER] for name in ("sender", "to", "copy_to", "sent")}
    attachments = [{**each, "name": each["name"][:LONGEST_NAME]} for each in found["attachments"]]
    shortened = len(lines) < len(body) or any(len(text) < len(found[name]) for name, text in headers.items())
    found |= {**headers, "subject": found["subject"][:LONGEST_SUBJECT], "attachments": attachments}
    found |= {"body": lines, "shortened": shortened}
    plain = json.dumps(found).encode("utf-8", "ignore").decode()
    return dict(json.loads(plain.replace("\\u0000", " ")))


def main(form: str, source: str, target: str) -> None:
    """Read one message."""
    found = (read_msg if form == "msg" else read_eml)(Path(source))
    Path(target).write_text(json.dumps(bounded(found)), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
