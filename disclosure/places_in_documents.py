"""Where in a document something stands, as people write it: page 12, KWS12, or 1:05:20 into a recording."""

import re

from disclosure.page_labels import LabelRange

_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)")


def page_of(written: str, *, pages: int, labels: LabelRange | None) -> int | None:
    """The page, counted from 1, of its number or its label; None for what is no page of the document."""
    wanted = "".join(written.split()).upper()
    if labels is not None:
        by_label = {labels.label(page).upper(): page + 1 for page in range(labels.pages)}
        if wanted in by_label:
            return by_label[wanted]
    if not (wanted.isascii() and wanted.isdigit()) or len(wanted) > 6:
        return None
    page = int(wanted)
    return page if 1 <= page <= max(pages, labels.pages if labels else 0) else None


def page_words(page: int, labels: LabelRange | None) -> str:
    """Its label, or its number where it has none."""
    return labels.label(page - 1) if labels is not None and page <= labels.pages else str(page)


def second_of(written: str) -> int | None:
    """Seconds from the beginning of a recording, of minutes and seconds or hours, minutes and seconds."""
    found = _CLOCK.fullmatch("".join(written.split()))
    if found is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def second_words(second: int) -> str:
    """As `second_of` reads it."""
    minutes, seconds = divmod(second, 60)
    hours, rest = divmod(minutes, 60)
    return f"{hours}:{rest:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
