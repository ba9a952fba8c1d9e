"""Give the day's list as it stands now as a CSV file."""

import datetime as dt

from cases.access.policy import Action, Target
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from listings.permissions import require_court
from listings.publication.csv_file import as_csv
from listings.publication.wording import sheet_of
from listings.selectors.day_list import day_list


def export_list(*, actor: Actor, day: dt.date) -> bytes:
    """The file, in the language in force; that it was taken is on record."""
    require_court(actor, Action.VIEW, Target.COURT_LIST)
    sheet = sheet_of(day_list(actor, day))
    record(
        "list.exported",
        actor=actor,
        data={"day": sheet.day, "hearings": sheet.hearings, "digest": sheet.digest},
    )
    return as_csv(sheet)
