"""Lines over time. Each has its own dashes and its own marker, so that grey tells them apart."""

from commonplatform.ui.charts.figures import Chart, Series
from commonplatform.ui.charts.pictures import STYLES, Marker, Path, Picture
from commonplatform.ui.charts.scale import HEIGHT, WIDTH, Scale, centre, frame, said, scale_for

SIZE = 5


def line_chart(chart: Chart) -> Picture:
    """One line per series, broken where there is no figure."""
    largest = max((value for series in chart.series for value in series.values if value is not None), default=0)
    scale = scale_for(largest, top=chart.top)
    paths: list[Path] = []
    markers: list[Marker] = []
    for style, series in enumerate(chart.series):
        paths.extend(Path(points=points, style=style % STYLES) for points in _unbroken(chart, series, scale))
        markers.extend(_markers(chart, series, scale, style % STYLES))
    rules, words = frame(scale, chart)
    return Picture(
        width=WIDTH,
        height=HEIGHT,
        rules=tuple(rules),
        paths=tuple(paths),
        markers=tuple(markers),
        words=tuple(words),
    )


def _unbroken(chart: Chart, series: Series, scale: Scale) -> list[str]:
    runs: list[list[str]] = [[]]
    for place, value in enumerate(series.values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(f"{centre(place, chart.categories)},{scale.y(value)}")
    return [" ".join(run) for run in runs if len(run) > 1]


def _markers(chart: Chart, series: Series, scale: Scale, style: int) -> list[Marker]:
    return [
        Marker(
            outline=_outline(style, centre(place, chart.categories), scale.y(value)),
            style=style,
            says=said(chart, chart.categories[place], series.name, value),
        )
        for place, value in enumerate(series.values)
        if value is not None
    ]


def _outline(style: int, x: float, y: float) -> str:
    """A circle, a square, a triangle, a diamond, a cross."""
    s = SIZE
    return (
        f"M{x - s} {y}a{s} {s} 0 1 0 {2 * s} 0a{s} {s} 0 1 0 {-2 * s} 0Z",
        f"M{x - s} {y - s}h{2 * s}v{2 * s}h{-2 * s}Z",
        f"M{x} {y - s - 1}L{x + s + 1} {y + s}L{x - s - 1} {y + s}Z",
        f"M{x} {y - s - 2}L{x + s + 2} {y}L{x} {y + s + 2}L{x - s - 2} {y}Z",
        f"M{x - s} {y - s}L{x + s} {y + s}M{x + s} {y - s}L{x - s} {y + s}",
    )[style]
