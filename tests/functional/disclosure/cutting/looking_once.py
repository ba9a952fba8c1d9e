"""A file that has been looked into or converted once is not again: nothing is written while that is done."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

import pytest

from commonplatform.documents.conversion import RECORDING, Recording, examine_recording, recognition
from commonplatform.storage import inspection
from disclosure import preparing

_said: dict[tuple[str, ...], bytes] = {}
_recordings: dict[str, Recording] = {}
_converted = {
    name: cache(getattr(preparing, name)) for name in ("text_of_pdf", "mail_to_pdf", "office_to_pdf", "pictures_to_pdf")
}
_asked = inspection._asked
_recognised = cache(recognition._recognised)


def look_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until the end of the test."""
    for asking in (inspection.inspect_file, inspection.sanitised_pdf, inspection.words_of):
        assert asking.__kwdefaults__ is not None
        monkeypatch.setitem(asking.__kwdefaults__, "ask", _ask_once)
    for name, converting in _converted.items():
        monkeypatch.setattr(preparing, name, converting)
    monkeypatch.setattr(preparing, "examine_recording", _examine_once)
    monkeypatch.setattr(recognition, "_recognised", _recognised)


def _ask_once(file: BinaryIO, *question: str) -> bytes:
    key = (inspection.digest_of_file(file), *question)
    if key not in _said:
        _said[key] = _asked(file, *question)
    return _said[key]


def _examine_once(folder: Path) -> Recording:
    key = sha256((folder / RECORDING).read_bytes()).hexdigest()
    if key not in _recordings:
        _recordings[key] = examine_recording(folder)
    return _recordings[key]
