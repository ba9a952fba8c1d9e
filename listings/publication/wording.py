"""From the rows of a day to the words of its list, in the language in force.

This is the court's own standard list: full names for staff, with every restriction marked. It is
never a public list (domain document "Court listing", Personal data by audience).
"""

import datetime as dt

from django.utils.translation import gettext as _

from commonplatform.ui.formats import clock_time, long_date, page_language, weekday_date
from listings.business_types import business_name
from listings.hearing_types import hearing_type_name
from listings.publication.sheet import ListSheet, SheetRow, SheetSession
from listings.sitting_times import age_on
from listings.types import CourtName, DayList, ListedDefendant, RoomName, SessionLine


def in_page_language(name: CourtName | RoomName) -> str:
    """The Welsh name on Welsh pages where there is one."""
    return name.welsh if page_language() == "cy" and name.welsh else name.english


def session_times(session: SessionLine) -> str:
    """10:00am to 1:00pm."""
    return _("%(start)s to %(end)s") % {
        "start": clock_time(session.starts_at),
        "end": clock_time(session.ends_at),
    }


def sheet_of(day: DayList) -> ListSheet:
    """The list in words. Sessions in which nobody is to be heard are left out."""
    sessions = (_session(session, day) for session in day.sessions)
    return ListSheet(
        court=in_page_language(day.court),
        day=day.day.isoformat(),
        day_in_words=weekday_date(day.day),
        language=page_language(),
        sessions=tuple(session for session in sessions if session.rows),
    )


def _session(session: SessionLine, day: DayList) -> SheetSession:
    listed = [row for row in day.listed if row.session_id == session.session_id]
    return SheetSession(
        room=in_page_language(session.room),
        times=session_times(session),
        business=business_name(session.business_type),
        panel=str(session.panel.label),
        hearings=len({row.hearing_id for row in listed}),
        rows=tuple(_row(row, day.day) for row in listed),
    )


def _row(row: ListedDefendant, day: dt.date) -> SheetRow:
    welsh = page_language() == "cy"
    return SheetRow(
        case_id=str(row.case_id),
        time=clock_time(row.starts_at),
        reference=row.reference,
        hearing_type=hearing_type_name(row.type_code, row.type_name),
        minutes=row.minutes,
        defendant=row.name,
        born=_born(row.born_on, day),
        offences=row.offences_welsh if welsh else row.offences,
        prosecutor=row.prosecutor_welsh if welsh else row.prosecutor,
        restriction=_("Youth: reporting restrictions apply") if row.restricted else "",
    )


def _born(born_on: dt.date | None, day: dt.date) -> str:
    if born_on is None:
        return ""
    return _("%(date)s, age %(age)d") % {"date": long_date(born_on), "age": age_on(born_on, day)}
