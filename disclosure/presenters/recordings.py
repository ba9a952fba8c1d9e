"""What a page says of a recording."""

from django.utils.translation import gettext as _

from commonplatform.ui.components import SummaryRow
from disclosure.presenters.viewing import viewing_facts
from disclosure.types import OpenedRecording


def recording_facts(recording: OpenedRecording) -> list[SummaryRow]:
    """As of every document, and its length."""
    played_for = length(recording.milliseconds) or _("Not measured yet")
    return [*viewing_facts(recording.document), SummaryRow(key=_("Length"), value=played_for)]


def length(milliseconds: int) -> str:
    """1:02:03, or 2:03; nothing for none."""
    seconds = -(-milliseconds // 1000)
    hours, minutes = seconds // 3600, seconds // 60 % 60
    if not seconds:
        return ""
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"
