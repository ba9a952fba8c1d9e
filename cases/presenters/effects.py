"""What could not be sent or made yet, as tables."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from commonplatform.audit.selectors import EffectLine, WaitingKind
from commonplatform.ui.components import Cell, Column, Row, Tag
from commonplatform.ui.formats import date_and_time

LATE_AFTER_MINUTES = 5

KIND_LABELS = {
    "notifications.send_mail": gettext_lazy("E-mail"),
    "notifications.message_failed": gettext_lazy("Report of a message that did not arrive"),
    "pleas.render_plea_document": gettext_lazy("Plea document"),
    "disclosure.file_generated_document": gettext_lazy("Filing a document"),
    "disclosure.scan_material": gettext_lazy("Virus scan"),
    "disclosure.remove_object": gettext_lazy("Removing a file from the store"),
    "disclosure.prepare_material": gettext_lazy("Making a document ready for reading and searching"),
    "disclosure.seal_withdrawn": gettext_lazy("Sealing a withdrawn document"),
    "listings.render_daily_list": gettext_lazy("Daily list"),
}


def kind_label(kind: str) -> str:
    """A kind of effect in words."""
    return str(KIND_LABELS.get(kind, kind))


def waiting_table(kinds: list[WaitingKind]) -> tuple[list[Column], list[Row]]:
    """Per kind: how many wait and since when the oldest does; late ones are marked."""
    columns = [Column(text=_("What")), Column(text=_("Waiting"), numeric=True), Column(text=_("Oldest since"))]
    rows = [
        Row(
            cells=[
                kind_label(kind.kind),
                Cell(text=str(kind.waiting), numeric=True),
                Cell(
                    text=date_and_time(kind.oldest),
                    tag=Tag(text=_("Late"), colour="red") if minutes_since(kind.oldest) >= LATE_AFTER_MINUTES else None,
                    second_line=_minutes(kind.oldest),
                ),
            ]
        )
        for kind in kinds
    ]
    return columns, rows


def failed_table(lines: list[EffectLine]) -> tuple[list[Column], list[Row]]:
    """What was given up and waits for a person, with its error."""
    columns = [
        Column(text=_("What")),
        Column(text=_("Asked for")),
        Column(text=_("Tries"), numeric=True),
        Column(text=_("Error")),
    ]
    rows = [
        Row(
            cells=[
                kind_label(line.kind),
                date_and_time(line.created_at),
                Cell(text=str(line.attempts), numeric=True),
                line.error,
            ],
            select_value=str(line.effect_id),
            select_label=_("Select %(what)s") % {"what": kind_label(line.kind)},
        )
        for line in lines
    ]
    return columns, rows


def minutes_since(moment: datetime) -> int:
    """Whole minutes since a moment."""
    return int((timezone.now() - moment).total_seconds() // 60)


def _minutes(moment: datetime) -> str:
    minutes = minutes_since(moment)
    return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
