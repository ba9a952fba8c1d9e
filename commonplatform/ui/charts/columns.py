"""Columns over time, several kinds of figure standing on each other."""

from commonplatform.ui.charts.figures import Chart
from commonplatform.ui.charts.pictures import STYLES, Box, Picture
from commonplatform.ui.charts.scale import HEIGHT, WIDTH, centre, frame, said, scale_for, slot

WIDEST = 40
SHARE = 0.72


def stacked_columns(chart: Chart) -> Picture:
    """One column per category, the first series at the bottom."""
    sums = [sum(series.values[n] or 0 for series in chart.series) for n in range(len(chart.categories))]
    scale = scale_for(max(sums, default=0), top=chart.top)
    thickness = min(WIDEST, slot(chart.categories) * SHARE)
    boxes: list[Box] = []
    for place, category in enumerate(chart.categories):
        below: float = 0
        for style, series in enumerate(chart.series):
            value = series.values[place]
            if not value:
                continue
            below += value
            boxes.append(
                Box(
                    x=round(centre(place, chart.categories) - thickness / 2, 1),
                    y=scale.y(below),
                    width=round(thickness, 1),
                    height=round(scale.height_of(value), 1),
                    style=style % STYLES,
                    says=said(chart, category, series.name, value),
                )
            )
    rules, words = frame(scale, chart)
    return Picture(width=WIDTH, height=HEIGHT, rules=tuple(rules), boxes=tuple(boxes), words=tuple(words))
