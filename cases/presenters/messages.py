"""What was sent, as tables, and one message as it was sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.selectors.messages import MessagePage
from commonplatform.notifications.mail_templates import message_template, message_templates, write_letter
from commonplatform.notifications.selectors import history_of
from commonplatform.notifications.states import Audience, MessageStatus
from commonplatform.notifications.types import Letter, MessageTemplate
from commonplatform.ui.components import Cell, Column, Row, SummaryRow, Tag, TimelineEntry
from commonplatform.ui.formats import date_and_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from commonplatform.notifications.models import Message

COLOURS = {
    MessageStatus.CREATED: "grey",
    MessageStatus.HANDED_OVER: "blue",
    MessageStatus.DELIVERED: "green",
    MessageStatus.FAILED: "red",
    MessageStatus.FAILED_FOR_NOW: "yellow",
}


@dataclass(frozen=True, slots=True)
class MessageView:
    """One message: facts, the words exactly as sent, what became of it."""

    subject: str
    body: str
    language: str
    facts: tuple[SummaryRow, ...]
    history: tuple[TimelineEntry, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """A template in one language, filled with its example."""

    language: str
    language_name: str
    letter: Letter


def case_messages_table(messages: list[Message]) -> tuple[list[Column], list[Row]]:
    """The messages of one case, newest first."""
    return _table(messages, references=None)


def message_list_table(page: MessagePage) -> tuple[list[Column], list[Row]]:
    """The messages of many cases, with the case in front."""
    return _table(page.messages, references=page.references)


def message_view(message: Message) -> MessageView:
    """The message as it was sent."""
    facts = (
        (_("Message"), template_label(message.template)),
        (_("To"), message.address),
        (_("Addressed as"), str(Audience(message.audience).label)),
        (_("Language"), language_name(message.language)),
        (_("Written"), date_and_time(message.created_at)),
        (_("Sent through"), message.gateway),
        (_("Number given by the gateway"), message.gateway_id),
    )
    return MessageView(
        subject=message.subject,
        body=message.body,
        language=message.language,
        facts=tuple(SummaryRow(key=key, value=value) for key, value in facts if value),
        history=tuple(
            TimelineEntry(title=str(step.status.label), at=step.at, description=step.reason)
            for step in reversed(history_of(message))
        ),
    )


def template_rows() -> list[Row]:
    """Every template there is, each leading to its preview."""
    return [
        Row(
            cells=[
                Cell(text=str(each.label), href=reverse("cases:message_template", kwargs={"name": each.name})),
                str(each.audience.label),
            ]
        )
        for each in message_templates()
    ]


def previews(template: MessageTemplate) -> tuple[Preview, ...]:
    """In every language of the service."""
    return tuple(
        Preview(code, language_name(code), write_letter(template.name, language=code, facts=template.example))
        for code, _name in settings.LANGUAGES
    )


def template_label(name: str) -> str:
    """A template in words; one that no longer exists by its name."""
    try:
        return str(message_template(name).label)
    except KeyError:
        return name


def language_name(code: str) -> str:
    """A language by its own name."""
    return str(dict(settings.LANGUAGES).get(code, code))


def _table(messages: Iterable[Message], *, references: Mapping[UUID, str] | None) -> tuple[list[Column], list[Row]]:
    columns = [Column(text=_("Message")), Column(text=_("To")), Column(text=_("Written")), Column(text=_("Status"))]
    if references is not None:
        columns.insert(0, Column(text=_("Case")))
    return columns, [_row(message, references) for message in messages]


def _row(message: Message, references: Mapping[UUID, str] | None) -> Row:
    status = MessageStatus(message.status)
    cells: list[Cell | str] = [
        Cell(
            text=template_label(message.template),
            href=reverse("cases:message", kwargs={"message_id": message.pk}),
            second_line=language_name(message.language),
        ),
        message.address,
        date_and_time(message.created_at),
        Cell(text="", tag=Tag(text=str(status.label), colour=COLOURS[status]), second_line=message.reason),
    ]
    if references is not None:
        cells.insert(0, references.get(message.case_id, "") if message.case_id else _("No case"))
    return Row(cells=cells)
