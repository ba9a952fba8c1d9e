"""Geometry of the bar chart, worked out on the server: the drawing needs no script and prints in grey."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from commonplatform.ui.components import Bar, Text

WIDTH: Final = 640
LABEL_WIDTH: Final = 200
VALUE_WIDTH: Final = 80
GAP: Final = 8
LINE: Final = 36
THICKNESS: Final = 24
LONGEST_LABEL: Final = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnBar:
    """A bar with its place on the drawing; ``full_label`` is for the table, where there is room."""

    label: str
    full_label: Text
    shown: str
    x: int
    y: int
    length: int
    thickness: int
    label_x: int
    value_x: int
    text_y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    width: int
    height: int
    bars: tuple[DrawnBar, ...]


def bar_chart_geometry(bars: Sequence[Bar]) -> Drawing:
    """Bars under each other, to the scale of the longest; all of no length when every value is nought."""
    longest = max((bar.value for bar in bars), default=0)
    room = WIDTH - LABEL_WIDTH - VALUE_WIDTH - 2 * GAP
    drawn = []
    for line, bar in enumerate(bars):
        length = round(room * float(bar.value) / float(longest)) if longest else 0
        top = line * LINE
        drawn.append(
            DrawnBar(
                label=_fitted(str(bar.label)),
                full_label=bar.label,
                shown=bar.shown or f"{bar.value:,}",
                x=LABEL_WIDTH + GAP,
                y=top + (LINE - THICKNESS) // 2,
                length=length,
                thickness=THICKNESS,
                label_x=LABEL_WIDTH,
                value_x=LABEL_WIDTH + GAP + length + GAP,
                text_y=top + LINE // 2 + 6,
            )
        )
    return Drawing(width=WIDTH, height=LINE * len(drawn), bars=tuple(drawn))


def _fitted(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1].rstrip()}…"
