"""How dates, times, money, names, counts and sizes read on every page, in English and Welsh.

Instants are shown in Europe/London, the time of the courts. The GOV.UK style guide gives the wording:
"21 November 2026", "10:00am", "midday", "midnight".
"""

import datetime as dt
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.translation import get_language

from commonplatform.ui.calendar_words import MONTHS, SHORT_MONTHS, WEEKDAYS

LONDON: Final = ZoneInfo("Europe/London")
COUNT_CAP: Final = 1000
KILOBYTE: Final = 1000

_HALF_DAYS: Final = {"en": ("am", "pm"), "cy": ("yb", "yp")}
_END_OF: Final = {"en": "the end of", "cy": "ddiwedd"}
_MIDNIGHT: Final = {"en": "midnight", "cy": "hanner nos"}
_MIDDAY: Final = {"en": "midday", "cy": "hanner dydd"}
_AT: Final = {"en": "at", "cy": "am"}


def page_language() -> str:
    """The language of the page being made: "cy" or "en", nothing else."""
    return "cy" if (get_language() or "en").startswith("cy") else "en"


def long_date(value: dt.date | dt.datetime | None) -> str:
    """21 November 2026 / 21 Tachwedd 2026. Nothing for None."""
    if value is None:
        return ""
    day = _london_date(value)
    return f"{day.day} {MONTHS[page_language()][day.month - 1]} {day.year}"


def short_date(value: dt.date | dt.datetime | None) -> str:
    """21 Nov 2026, for columns of a table. Nothing for None."""
    if value is None:
        return ""
    day = _london_date(value)
    return f"{day.day} {SHORT_MONTHS[page_language()][day.month - 1]} {day.year}"


def weekday_date(value: dt.date | dt.datetime | None) -> str:
    """Saturday 21 November 2026 / dydd Sadwrn 21 Tachwedd 2026. Nothing for None."""
    if value is None:
        return ""
    day = _london_date(value)
    return f"{WEEKDAYS[page_language()][day.weekday()]} {long_date(day)}"


def clock_time(value: dt.time | dt.datetime | None) -> str:
    """10:00am / 10:00yb. In the hour that happens twice in October the zone is added, so that both differ."""
    if value is None:
        return ""
    language, zone = page_language(), ""
    if isinstance(value, dt.datetime):
        local = _london(value)
        zone = f" {local.tzname()}" if _happens_twice(local) else ""
        value = local.time()
    if (value.hour, value.minute) == (0, 0):
        return _MIDNIGHT[language]
    if (value.hour, value.minute) == (12, 0):
        return _MIDDAY[language]
    half = _HALF_DAYS[language][value.hour >= 12]
    return f"{(value.hour - 1) % 12 + 1}:{value.minute:02}{half}{zone}"


def date_and_time(value: dt.datetime | None) -> str:
    """21 November 2026 at 10:00am / 21 Tachwedd 2026 am 10:00yb. Nothing for None."""
    if value is None:
        return ""
    return f"{long_date(value)} {_AT[page_language()]} {clock_time(value)}"


def end_of_access(value: dt.datetime | None) -> str:
    """The last day for an end at midnight, so that nobody takes it for the day after; else the moment."""
    if value is None:
        return ""
    local = _london(value)
    if local.time() == dt.time.min:
        return f"{_END_OF[page_language()]} {long_date(local - dt.timedelta(days=1))}"
    return date_and_time(value)


def money(amount: Decimal | int | None) -> str:
    """£85, £1,234.50: pence only when there are any. Nothing for None."""
    if amount is None:
        return ""
    pounds = Decimal(amount).quantize(Decimal("0.01"))
    sign = "-" if pounds < 0 else ""
    text = f"{abs(pounds):,.2f}"
    return f"{sign}£{text.removesuffix('.00')}"


def person_name(*parts: str | None) -> str:
    """The given parts of a name in their order, blanks left out: single names and organisations included."""
    return " ".join(part.strip() for part in parts if part and part.strip())


def capped_count(count: int, cap: int = COUNT_CAP) -> str:
    """1,000+ beyond the cap, else the number with its commas. Counting stops at ``cap + 1`` in selectors."""
    return f"{cap:,}+" if count > cap else f"{count:,}"


def file_size(size: int) -> str:
    """4.2 MB, 310 KB: decimal units, as the desktop systems of most users show them."""
    if size < KILOBYTE:
        return f"{size} B"
    amount = Decimal(size)
    for unit in ("KB", "MB", "GB"):
        amount /= KILOBYTE
        if amount < KILOBYTE or unit == "GB":
            break
    digits = 1 if amount < 10 and unit != "KB" else 0
    return f"{amount:.{digits}f} {unit}"


def machine_date(value: dt.date | dt.datetime | None) -> str:
    """ISO form for the ``datetime`` attribute of a time element. Nothing for None."""
    if value is None:
        return ""
    return _london(value).isoformat() if isinstance(value, dt.datetime) else value.isoformat()


def _london(value: dt.datetime) -> dt.datetime:
    return value.astimezone(LONDON)


def _london_date(value: dt.date | dt.datetime) -> dt.date:
    return _london(value).date() if isinstance(value, dt.datetime) else value


def _happens_twice(local: dt.datetime) -> bool:
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
