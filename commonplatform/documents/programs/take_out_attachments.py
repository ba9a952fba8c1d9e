"""The files attached to an e-mail: `take_out_attachments.py eml|msg IN FOLDER MOST LARGEST`, run confined.

Writes each that is no larger than LARGEST bytes into FOLDER, named by its place, and `list.json`: for the first MOST of
them `place`, `name`, `size` and `taken`. What is attached to an attached e-mail stays in it.
"""

import json
import sys
from collections.abc import Iterator
from email import policy
from email.parser import BytesParser
from pathlib import Path
from typing import Any

import olefile

LONGEST_NAME = 255
_FOLDER_OF_ONE = "__attach_version1.0_"
_CONTENT = "__substg1.0_37010102"


def of_eml(source: Path) -> Iterator[tuple[str, bytes]]:
    """A message as it went over the wire (RFC 5322); an attached message is written as one again."""
    with source.open("rb") as file:
        message: Any = BytesParser(policy=policy.default).parse(file)
    for part in message.iter_attachments():
        is_message = part.get_content_type() == "message/rfc822"
        held = part.get_payload(0).as_bytes() if is_message and part.is_multipart() else part.get_payload(decode=True)
        yield part.get_filename() or ("message.eml" if is_message else part.get_content_type()), held or b""


def of_msg(source: Path) -> Iterator[tuple[str, bytes]]:
    """A message as Outlook saves it (MS-OXMSG)."""
    with olefile.OleFileIO(source) as held:
        folders = sorted({entry[0] for entry in held.listdir() if entry[0].startswith(_FOLDER_OF_ONE)})
        for folder in folders:
            name = _text(held, folder, "3707") or _text(held, folder, "3704") or "attachment"
            at = f"{folder}/{_CONTENT}"
            yield name, held.openstream(at).read() if held.exists(at) else b""


def _text(held: olefile.OleFileIO, folder: str, tag: str) -> str:
    for kind, encoding in (("001F", "utf-16-le"), ("001E", "cp1252")):
        at = f"{folder}/__substg1.0_{tag}{kind}"
        if held.exists(at):
            return bytes(held.openstream(at).read()).decode(encoding, "replace").rstrip("\0")
    return ""


def main(form: str, source: str, target: str, most: str, largest: str) -> None:
    """Take them out of one message."""
    listed = []
    for place, (name, content) in enumerate((of_msg if form == "msg" else of_eml)(Path(source)), start=1):
        if place > int(most):
            break
        taken = 0 < len(content) <= int(largest)
        if taken:
            (Path(target) / str(place)).write_bytes(content)
        listed.append({"place": place, "name": name[:LONGEST_NAME], "size": len(content), "taken": taken})
    (Path(target) / "list.json").write_text(json.dumps(listed), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
