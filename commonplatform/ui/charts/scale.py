"""Scales with round numbers, and the frame that columns and lines share."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from commonplatform.ui.charts.figures import Chart, Number
from commonplatform.ui.charts.pictures import Rule, Words

WIDTH, HEIGHT = 720, 320
LEFT, RIGHT, TOP, BOTTOM = 56, 16, 16, 44
WIDEST_LABEL = 62
STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """From nought to a round number, with ticks in between."""

    top: float
    ticks: tuple[float, ...]

    def height_of(self, value: Number) -> float:
        """How high a figure stands in the frame."""
        return (HEIGHT - TOP - BOTTOM) * float(value) / self.top

    def y(self, value: Number) -> float:
        return round(HEIGHT - BOTTOM - self.height_of(value), 1)


def scale_for(largest: Number, *, top: Number | None = None) -> Scale:
    """About four ticks at round steps; whole numbers as long as the figures are small."""
    wanted = float(top if top is not None else max(largest, 1))
    rough = wanted / 4
    magnitude = 10 ** math.floor(math.log10(rough)) if rough >= 1 else 1
    step = next(each * magnitude for each in STEPS if each * magnitude >= rough and (each * magnitude) % 1 == 0)
    count = math.ceil(wanted / step)
    return Scale(top=count * step, ticks=tuple(n * step for n in range(count + 1)))


def frame(scale: Scale, chart: Chart) -> tuple[list[Rule], list[Words]]:
    """Lines and numbers of the scale, and as many labels under it as have room."""
    rules = [
        Rule(x1=LEFT, y1=scale.y(tick), x2=WIDTH - RIGHT, y2=scale.y(tick), is_axis=not tick) for tick in scale.ticks
    ]
    words = [
        Words(x=LEFT - 8, y=scale.y(tick) + 5, text=f"{tick:,.0f}{chart.unit}", anchor="end") for tick in scale.ticks
    ]
    each = max(1, math.ceil(len(chart.categories) * WIDEST_LABEL / (WIDTH - LEFT - RIGHT)))
    for place, label in enumerate(chart.categories):
        if place % each == 0:
            words.append(Words(x=centre(place, chart.categories), y=HEIGHT - BOTTOM + 22, text=label, is_small=True))
    return rules, words


def slot(categories: Sequence[object]) -> float:
    """The room of one category."""
    return (WIDTH - LEFT - RIGHT) / max(1, len(categories))


def centre(place: int, categories: Sequence[object]) -> float:
    """The middle of a category's room."""
    return round(LEFT + slot(categories) * (place + 0.5), 1)


def said(chart: Chart, category: object, name: object, value: Number) -> str:
    """A figure in words: "3 Nov, guilty: 12"."""
    shown = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
    return f"{category}, {name}: {shown}{chart.unit}"
