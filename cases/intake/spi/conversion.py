"""How police texts become the texts of the case (domain document "Case and evidence intake", "Conversion rules")."""

import re
from collections.abc import Sequence

from cases.intake.types import ParsedAddress

NO_LOCATION = "No location provided"
LONGEST_LINE = 35
MOST_LINES = 5
_LONGEST_JOINED_NUMBER = 10
_CITATION_HEADING = re.compile(r"--\s*(?:statement of facts|legislation)", re.IGNORECASE)
_BETWEEN_MARKERS = re.compile(r"--.*?--", re.DOTALL)


def split_languages(text: str) -> tuple[str, str]:
    """English before ``||`` and Welsh after it, both trimmed; no Welsh when nothing follows."""
    english, _, welsh = text.partition("||")
    return english.strip(), welsh.strip()


def without_citations(text: str) -> str:
    """A wording without the citations forces append to it.

    Cut from the first statement-of-facts or legislation heading on, unless that heading opens the
    text; then remove what stands between pairs of ``--``. One lone marker stays. A wording that would
    vanish altogether is kept as it was: a charge is never left without words.
    """
    if "--" not in text:
        return text
    heading = _CITATION_HEADING.search(text)
    kept = text[: heading.start()] if heading is not None and heading.start() > 0 else text
    return _BETWEEN_MARKERS.sub("", kept).strip() or text


def bilingual_wording(text: str) -> tuple[str, str]:
    """English and Welsh offence wording, each freed of its citations."""
    english, welsh = split_languages(text)
    return without_citations(english), without_citations(welsh)


def split_case_markers(text: str) -> tuple[str, ...]:
    """The markers in a case-marker field, repeats dropped, in order.

    Whitespace separates; one unseparated text longer than two characters is cut in pairs.
    """
    markers = text.split()
    if len(markers) == 1 and len(markers[0]) > 2:
        run = markers[0]
        markers = [run[start : start + 2] for start in range(0, len(run), 2)]
    return tuple(dict.fromkeys(markers))


def stored_observed_ethnicity(received: int | None) -> int | None:
    """Observed ethnicity; police send 9 for "not recorded", which is stored as 0."""
    return 0 if received == 9 else received


def five_line_address(
    *,
    saon: str = "",
    paon: str = "",
    street: str = "",
    areas: Sequence[str] = (),
    postcode: str = "",
    uprn: str = "",
) -> ParsedAddress:
    """A structured address on five lines.

    The part of the building first; a short house number joins its street, a longer name has a line
    of its own; then ``areas`` (locality, town, post town, administrative area) until lines run out,
    none twice. A line over 35 characters is cut to 34 and marked with ``+``.
    """
    saon, paon, street = (_one_line(part) for part in (saon, paon, street))
    if len(paon) <= _LONGEST_JOINED_NUMBER:
        wanted = [saon, f"{paon} {street}".strip()]
    else:
        wanted = [saon, paon, street]
    lines = [part for part in wanted if part]
    for area in map(_one_line, areas):
        if area and len(lines) < MOST_LINES and area.casefold() not in (line.casefold() for line in lines):
            lines.append(area)
    return ParsedAddress(
        lines=tuple(_cut(line) for line in lines[:MOST_LINES]),
        postcode=" ".join(postcode.split()),
        uprn=uprn.strip(),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1] + "+"
