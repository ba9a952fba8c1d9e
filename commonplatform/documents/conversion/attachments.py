"""The files attached to an e-mail, each on its own."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from commonplatform.documents.confinement import MEGABYTE, Limits, run_program
from commonplatform.documents.conversion.mails import FORMS
from commonplatform.documents.conversion.results import content_of
from commonplatform.documents.working_folders import working_folder

LARGEST = 50 * MEGABYTE
MOST = 50
LIMITS = Limits(seconds=20, largest_file=LARGEST)


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """`place` counts from one. Without content it is empty or too large to be taken out; its `size` tells which."""

    place: int
    name: str
    size: int
    content: bytes


def attached_files(content: bytes, *, content_type: str) -> Iterator[AttachedFile]:
    """The first `MOST` of an e-mail, one in memory at a time. Raises `ConversionFailed`."""
    form = FORMS.get(content_type, "eml")
    with working_folder() as folder:
        (folder / "mail").write_bytes(content)
        (folder / "out").mkdir()
        asked = (form, "mail", "out", str(MOST), str(LARGEST))
        run_program("take_out_attachments.py", *asked, folder=folder, limits=LIMITS)
        for each in json.loads(content_of(folder / "out" / "list.json")):
            place = int(each["place"])
            held = content_of(folder / "out" / str(place)) if each["taken"] else b""
            yield AttachedFile(place, str(each["name"]), int(each["size"]), held)
