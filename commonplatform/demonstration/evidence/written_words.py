"""The words of the story's documents: paragraphs, headings and tables, with the case's own names and days in them."""

from dataclasses import dataclass
from datetime import date, timedelta

from commonplatform.demonstration.charge_text import charges_of
from commonplatform.demonstration.told import FOLDER, Case
from commonplatform.ui.calendar_words import MONTHS


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or, where `cells` holds lines, a table."""

    text: str = ""
    is_heading: bool = False
    cells: tuple[tuple[str, ...], ...] = ()


def blocks_of(key: str, case: Case, *, received_on: date) -> tuple[Block, ...]:
    """The blocks of a document; an empty line ends one. `received_on`: the day of the prosecutor's message."""
    text = (FOLDER / "documents" / f"{key}.txt").read_text(encoding="utf-8").format(**_facts(case, received_on))
    return tuple(_block(part) for part in text.strip().split("\n\n"))


def as_plain_text(blocks: tuple[Block, ...]) -> str:
    """The same for a text file or the body of an e-mail."""
    return "\n\n".join(block.text or "\n".join("   ".join(line) for line in block.cells) for block in blocks) + "\n"


def _block(part: str) -> Block:
    if part.startswith("# "):
        return Block(part.removeprefix("# "), is_heading=True)
    if part.startswith("|"):
        return Block(cells=tuple(_cells(line) for line in part.splitlines()))
    return Block(part)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip("| ").split("|"))


def _facts(case: Case, received_on: date) -> dict[str, str]:
    first, *others = case.defendants
    committed = charges_of(case, first, received_on + timedelta(days=case.received_days_ago))[0].committed_on
    return {
        "reference": case.reference,
        "first": first.name,
        "second": others[0].name,
        "day": _words(committed),
        "next_day": _words(committed + timedelta(days=1)),
    }


def _words(day: date) -> str:
    return f"{day.day} {MONTHS['en'][day.month - 1]} {day.year}"
