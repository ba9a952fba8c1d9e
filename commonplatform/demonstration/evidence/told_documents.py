"""The documents and acts of the story's evidence, read from its files, typed."""

from dataclasses import dataclass
from datetime import time
from functools import cache

from commonplatform.demonstration.told import rows

# The statement of another case, filed by mistake: the misfiling warning speaks of it.
MISFILED = "traffic"


@dataclass(frozen=True, slots=True)
class ToldDocument:
    """One document. `whose` are places of defendants in the case, none for the whole case; `name` is its file's."""

    key: str
    ending: str
    section: str
    whose: tuple[int, ...]
    exhibit: str
    replaces: str
    redacts: str
    name: str

    @property
    def file_name(self) -> str:
        return f"{self.name}.{self.ending}"


@dataclass(frozen=True, slots=True)
class ToldAct:
    """What somebody of the story does at one moment; without a `reference` it is about no case."""

    reference: str
    days_ago: int
    clock: time
    who: str
    act: str
    what: str
    detail: str


@cache
def documents() -> dict[str, ToldDocument]:
    """Every document by its key."""
    return {row["key"]: _document(row) for row in rows("documents")}


@cache
def acts() -> tuple[ToldAct, ...]:
    """Every act, in the order of the file."""
    return tuple(_act(row) for row in rows("acts"))


def _document(row: dict[str, str]) -> ToldDocument:
    return ToldDocument(
        key=row["key"],
        ending=row["ending"],
        section=row["section"],
        whose=tuple(map(int, row["whose"].split())),
        exhibit=row["exhibit"],
        replaces=row["replaces"],
        redacts=row["redacts"],
        name=row["name"],
    )


def _act(row: dict[str, str]) -> ToldAct:
    return ToldAct(
        reference=row["reference"],
        days_ago=int(row["days_ago"]),
        clock=time.fromisoformat(row["clock"]),
        who=row["who"],
        act=row["act"],
        what=row["what"],
        detail=row["detail"],
    )
