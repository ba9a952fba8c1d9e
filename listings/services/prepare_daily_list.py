"""Issue a day's list: fix what it says now, and have the documents made by the worker."""

import datetime as dt
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import get_language, override

from cases.access.policy import Action, Target
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from commonplatform.audit.types import EffectRequest
from listings.models import PublishedList
from listings.permissions import require_court
from listings.publication.sheet import ListSheet
from listings.publication.wording import sheet_of
from listings.selectors.day_list import day_list
from listings.selectors.issued_lists import as_issued, latest_issue
from listings.types import IssuedList


def prepare_daily_list(*, actor: Actor, day: dt.date, language: str = "") -> IssuedList:
    """The issue of the day's list in a language (by default the one in force).

    Where the latest issue says the same, it is the answer: asking twice makes one document. What
    the list says travels with the effect, so that the document is of this moment.
    """
    court_id = require_court(actor, Action.CREATE, Target.COURT_LIST)
    with transaction.atomic(), override(language or get_language()):
        sheet = sheet_of(day_list(actor, day))
        latest = latest_issue(actor, day, sheet.language)
        if latest is not None and latest.content_digest == sheet.digest:
            return latest
        issue = _next_version(actor, court_id, day, sheet, 1 if latest is None else latest.version + 1)
        if issue is None:
            return prepare_daily_list(actor=actor, day=day, language=language)
        record(
            "list.prepared",
            actor=actor,
            subject_id=issue.list_id,
            data={
                "day": sheet.day,
                "version": issue.version,
                "hearings": issue.hearings,
                "digest": sheet.digest,
            },
            effects=[
                EffectRequest(
                    kind="listings.render_daily_list",
                    recipient=str(issue.list_id),
                    payload={
                        "sheet": sheet.as_facts(),
                        "version": issue.version,
                        "issued_at": issue.issued_at.isoformat(),
                    },
                )
            ],
        )
        return issue


def _next_version(actor: Actor, court_id: UUID, day: dt.date, sheet: ListSheet, version: int) -> IssuedList | None:
    """The new issue, or None when somebody else issued this version a moment before."""
    try:
        with transaction.atomic():
            row = PublishedList.objects.create(
                court_id=court_id,
                day=day,
                language=sheet.language,
                version=version,
                content_digest=sheet.digest,
                hearings=sheet.hearings,
                issued_by=actor.display_name,
            )
    except IntegrityError:
        return None
    return as_issued(row)
