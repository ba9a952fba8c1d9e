"""What the worker does for lists: makes the documents of an issue and puts them into storage."""

import datetime as dt
from uuid import UUID

from django.utils import timezone

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose
from commonplatform.audit.handlers import effect_handler
from commonplatform.audit.types import EffectJob
from commonplatform.documents.render import render_pdf
from commonplatform.storage.objects import store_object
from listings.models import PublishedList
from listings.publication.csv_file import as_csv
from listings.publication.sheet import from_facts
from listings.states import ListState
from listings.types import CONTENT_TYPES

TRIES_UNTIL_SAID_TO_HAVE_FAILED = 4


@effect_handler("listings.render_daily_list")
def render_daily_list(job: EffectJob) -> None:
    """PDF and CSV of an issue under keys of the issue, so that doing it again writes the same objects.

    After a few tries the page says that it failed; trying goes on, and a later success corrects it.
    """
    list_id = UUID(job.recipient)
    try:
        _make(list_id, job)
    except Exception:
        if job.attempt >= TRIES_UNTIL_SAID_TO_HAVE_FAILED:
            _set_state(list_id, state=ListState.FAILED)
        raise


def _make(list_id: UUID, job: EffectJob) -> None:
    sheet = from_facts(job.payload["sheet"])
    document = render_pdf(
        "daily_list",
        language=sheet.language,
        facts={
            "sheet": sheet,
            "version": job.payload["version"],
            "issued_at": dt.datetime.fromisoformat(job.payload["issued_at"]),
        },
    )
    pdf_key, csv_key = f"lists/{list_id}.pdf", f"lists/{list_id}.csv"
    store_object(pdf_key, document.content, content_type=CONTENT_TYPES["pdf"])
    store_object(csv_key, as_csv(sheet), content_type=CONTENT_TYPES["csv"])
    _set_state(
        list_id,
        state=ListState.READY,
        pdf_key=pdf_key,
        csv_key=csv_key,
        pages=document.pages,
        ready_at=timezone.now(),
    )


def _set_state(list_id: UUID, *, state: ListState, **facts: object) -> None:
    with task_scope(purpose=Purpose.EFFECTS):
        PublishedList.objects.filter(pk=list_id).update(state=state, **facts)
