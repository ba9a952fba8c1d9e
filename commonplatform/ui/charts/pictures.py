"""The shapes that a picture is made of. `style` numbers the pattern, dash and marker of a series."""

from dataclasses import dataclass

from commonplatform.ui.components import Text

STYLES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A filled rectangle; ``says`` is what a pointer over it reads."""

    x: float
    y: float
    width: float
    height: float
    style: int
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line of the scale."""

    x1: float
    y1: float
    x2: float
    y2: float
    is_axis: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A line through figures."""

    points: str
    style: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """One figure on a line: its shape differs from series to series."""

    outline: str
    style: int
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Text at a place."""

    x: float
    y: float
    text: Text
    anchor: str = "middle"
    is_small: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Everything to draw, in its order."""

    width: int
    height: int
    rules: tuple[Rule, ...] = ()
    boxes: tuple[Box, ...] = ()
    paths: tuple[Path, ...] = ()
    markers: tuple[Marker, ...] = ()
    words: tuple[Words, ...] = ()
