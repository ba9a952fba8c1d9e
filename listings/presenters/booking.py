"""What somebody who lists a case needs to see: the defendants, and what is fixed already."""

import datetime as dt
from uuid import UUID

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from cases.presenters.case_frame import court_name
from cases.selectors.case_file import CaseFile
from commonplatform.ui.formats import date_and_time
from listings.restrictions import ADULT_AT
from listings.sitting_times import age_on


def defendant_choices(file: CaseFile, today: dt.date) -> list[tuple[UUID, str, str]]:
    """Every defendant the court sees, with a word on those under 18."""
    prefetch_related_objects(file.defendants, "particulars")
    return [(one.pk, one.display_name, _youth_note(one, today)) for one in file.defendants]


def listed_already(file: CaseFile, now: dt.datetime) -> tuple[str, ...]:
    """Hearings to come, in words, soonest first."""
    return tuple(
        f"{date_and_time(hearing.starts_at)}, {court_name(hearing.court)}"
        for hearing in file.hearings
        if hearing.status == "listed" and hearing.starts_at >= now
    )


def _youth_note(defendant: object, today: dt.date) -> str:
    particulars = getattr(defendant, "particulars", None)
    born_on = particulars.date_of_birth if particulars else None
    if born_on is None or age_on(born_on, today) >= ADULT_AT:
        return ""
    return _("Aged %(age)d today: consider a youth panel") % {"age": age_on(born_on, today)}
