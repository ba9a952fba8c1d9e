"""Month and weekday names in the two languages of the service.

Kept here rather than taken from a message catalogue because dates are also *read* with them: a citizen may
type a month name in either language, whichever language the page is in.
"""

from typing import Final

MONTHS: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "cy": (
        "Ionawr",
        "Chwefror",
        "Mawrth",
        "Ebrill",
        "Mai",
        "Mehefin",
        "Gorffennaf",
        "Awst",
        "Medi",
        "Hydref",
        "Tachwedd",
        "Rhagfyr",
    ),
}

# How Welsh names begin after "o", as in "28 o Fai".
SOFTENED_MONTHS: Final[dict[str, int]] = {
    "Fawrth": 3,
    "Fai": 5,
    "Fehefin": 6,
    "Orffennaf": 7,
    "Fedi": 9,
    "Dachwedd": 11,
    "Ragfyr": 12,
}

SHORT_MONTHS: Final[dict[str, tuple[str, ...]]] = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "cy": ("Ion", "Chwef", "Maw", "Ebr", "Mai", "Meh", "Gorff", "Awst", "Medi", "Hyd", "Tach", "Rhag"),
}

WEEKDAYS: Final[dict[str, tuple[str, ...]]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "cy": (
        "dydd Llun",
        "dydd Mawrth",
        "dydd Mercher",
        "dydd Iau",
        "dydd Gwener",
        "dydd Sadwrn",
        "dydd Sul",
    ),
}

SHORTEST_MONTH_WORD: Final = 3


def month_number(text: str) -> int | None:
    """The month that a person typed, as 1 to 12: a number, or a name in English or Welsh.

    A name may be cut after its third letter ("Sept", "Tach"); no two months of either language then clash.
    """
    word = text.strip().rstrip(".").casefold()
    if word.isascii() and word.isdigit():
        number = int(word)
        return number if len(word) <= 2 and 1 <= number <= 12 else None
    if len(word) < SHORTEST_MONTH_WORD:
        return None
    named = [(name, number) for names in MONTHS.values() for number, name in enumerate(names, start=1)]
    return next(
        (number for name, number in (*named, *SOFTENED_MONTHS.items()) if name.casefold().startswith(word)), None
    )
