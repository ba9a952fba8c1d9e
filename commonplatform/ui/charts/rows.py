"""Rows under each other, each label in front of its bar, several kinds of figure end to end."""

from commonplatform.ui.charts.figures import Chart
from commonplatform.ui.charts.pictures import STYLES, Box, Picture, Rule, Words

WIDTH, LABELS, NUMBERS, LINE, THICKNESS, GAP = 720, 220, 70, 34, 22, 8
LONGEST_LABEL = 30


def stacked_rows(chart: Chart) -> Picture:
    """To the scale of the longest row; its sum stands behind each."""
    sums = [sum(series.values[n] or 0 for series in chart.series) for n in range(len(chart.categories))]
    longest = float(chart.top if chart.top is not None else max(sums, default=0)) or 1.0
    room = WIDTH - LABELS - NUMBERS - 2 * GAP
    boxes: list[Box] = []
    words: list[Words] = []
    for line, category in enumerate(chart.categories):
        top, x = line * LINE, float(LABELS + GAP)
        words.append(Words(x=LABELS, y=top + LINE / 2 + 5, text=fitted(str(category)), anchor="end"))
        for style, series in enumerate(chart.series):
            value = series.values[line]
            if value:
                width = room * value / longest
                boxes.append(
                    Box(
                        x=round(x, 1),
                        y=top + (LINE - THICKNESS) / 2,
                        width=round(width, 1),
                        height=THICKNESS,
                        style=style % STYLES,
                        says=f"{category}, {series.name}: {_shown(value)}{chart.unit}",
                    )
                )
                x += width
        shown = f"{_shown(sums[line])}{chart.unit}"
        words.append(Words(x=round(x + GAP, 1), y=top + LINE / 2 + 5, text=shown, anchor="start"))
    height = LINE * len(chart.categories)
    axis = Rule(x1=LABELS + GAP, y1=0, x2=LABELS + GAP, y2=height, is_axis=True)
    return Picture(width=WIDTH, height=height, rules=(axis,), boxes=tuple(boxes), words=tuple(words))


def fitted(label: str) -> str:
    """A label cut to the room it has; the table under the picture has it whole."""
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1].rstrip()}…"


def _shown(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
