"""What a ticket opens: the room that gave the file decides once more, as on the day it was asked for."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import cast

from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.types import Actor, Forbidden, Invisible
from commonplatform.file_door.bearers import bearer_of
from commonplatform.storage.handing_out import FileToHandOut
from commonplatform.storage.tickets import HandedOut, Ticket, take_ticket
from disclosure.exceptions import NoReadingCopy, PartsUnreadable
from disclosure.selectors import affected_to_open, archive_to_open, bundle_to_open, document_to_open
from disclosure.selectors.handing_out import act_and_place
from listings.selectors import list_to_open
from listings.types import ListFormat

REFUSALS = (Invisible, Forbidden, NoReadingCopy, PartsUnreadable)


def _document(actor: Actor, ticket: Ticket) -> FileToHandOut:
    act, place = act_and_place(ticket.act)
    return document_to_open(actor, ticket.subject_id, act, place=place).file


def _bundle(actor: Actor, ticket: Ticket) -> FileToHandOut:
    _page, file = bundle_to_open(actor, ticket.subject_id)
    return file


def _archive(actor: Actor, ticket: Ticket) -> FileToHandOut:
    _page, file = archive_to_open(actor, ticket.subject_id)
    return file


def _court_list(actor: Actor, ticket: Ticket) -> FileToHandOut:
    _issue, file = list_to_open(actor, ticket.subject_id, cast("ListFormat", ticket.act))
    return file


def _affected(actor: Actor, ticket: Ticket) -> FileToHandOut:
    _report, file = affected_to_open(actor, ticket.subject_id)
    return file


DECISIONS: Mapping[HandedOut, Callable[[Actor, Ticket], FileToHandOut]] = {
    HandedOut.DOCUMENT: _document,
    HandedOut.BUNDLE: _bundle,
    HandedOut.ARCHIVE: _archive,
    HandedOut.COURT_LIST: _court_list,
    HandedOut.AFFECTED: _affected,
}


def file_for(token: str, *, now: datetime) -> tuple[Ticket, FileToHandOut] | None:
    """The ticket, which is used up by this, and its file; nothing where there is none for its bearer (any more).

    Raises `TicketsUnavailable`.
    """
    ticket = take_ticket(token, now=now)
    actor = bearer_of(ticket, now=now) if ticket is not None else None
    if ticket is None or actor is None:
        return None
    try:
        with actor_scope(actor, keeps_plans=True):
            file = DECISIONS[ticket.kind](actor, ticket)
    except REFUSALS:
        return None
    return (ticket, file) if file.object_key == ticket.object_key else None
