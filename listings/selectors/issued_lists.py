"""Lists that the actor's court has issued."""

import datetime as dt
from uuid import UUID

from cases.access.policy import Action, Target
from commonplatform.accounts.types import Actor
from commonplatform.storage.handing_out import FileToHandOut
from listings.exceptions import ListNotFound
from listings.models import PublishedList
from listings.permissions import require_court
from listings.states import ListState
from listings.types import CONTENT_TYPES, IssuedList, ListFormat


def issued_list(actor: Actor, list_id: UUID) -> IssuedList:
    """One issue. Raises `ListNotFound` for another court's, as for none at all."""
    court_id = require_court(actor, Action.VIEW, Target.COURT_LIST)
    found = PublishedList.objects.filter(pk=list_id, court_id=court_id).first()
    if found is None:
        raise ListNotFound(list_id)
    return as_issued(found)


def latest_issue(actor: Actor, day: dt.date, language: str) -> IssuedList | None:
    """The latest issue of a day's list in a language, or None."""
    court_id = require_court(actor, Action.VIEW, Target.COURT_LIST)
    found = PublishedList.objects.filter(court_id=court_id, day=day, language=language).order_by("-version").first()
    return None if found is None else as_issued(found)


def list_to_open(actor: Actor, list_id: UUID, file_format: ListFormat) -> tuple[IssuedList, FileToHandOut]:
    """One issue and its file. Raises `ListNotFound`, also before it is ready."""
    issue = issued_list(actor, list_id)
    if issue.state != ListState.READY:
        raise ListNotFound(list_id)
    return issue, FileToHandOut(
        object_key=issue.pdf_key if file_format == "pdf" else issue.csv_key,
        file_name=f"court-list-{issue.day.isoformat()}-{issue.language}-v{issue.version}.{file_format}",
        content_type=CONTENT_TYPES[file_format],
    )


def as_issued(row: PublishedList) -> IssuedList:
    """The row in the form that pages use."""
    return IssuedList(
        list_id=row.pk,
        day=row.day,
        language=row.language,
        version=row.version,
        state=ListState(row.state),
        hearings=row.hearings,
        pages=row.pages,
        issued_at=row.issued_at,
        issued_by=row.issued_by,
        pdf_key=row.pdf_key,
        csv_key=row.csv_key,
        content_digest=row.content_digest,
    )
