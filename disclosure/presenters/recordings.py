"""What a page says of a recording."""

from django.utils.translation import gettext as _

from commonplatform.ui.components import SummaryRow
from commonplatform.ui.formats import file_size
from disclosure.types import OpenedRecording


def recording_facts(recording: OpenedRecording) -> list[SummaryRow]:
    """Name, section, length and size."""
    return [
        SummaryRow(key=_("Document"), value=recording.name),
        SummaryRow(key=_("Section"), value=recording.section.title),
        SummaryRow(key=_("Length"), value=length(recording.milliseconds) or _("Not measured yet")),
        SummaryRow(key=_("Size"), value=file_size(recording.size)),
    ]


def length(milliseconds: int) -> str:
    """1:02:03, or 2:03; nothing for none."""
    seconds = -(-milliseconds // 1000)
    hours, minutes = seconds // 3600, seconds // 60 % 60
    if not seconds:
        return ""
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"
