"""Charts: true to the figures, told apart without colour, never outside their frame."""

import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from commonplatform.ui.charts import Chart, ChartKind, Series, drawn, line_chart, stacked_columns, stacked_rows
from commonplatform.ui.charts.scale import HEIGHT, WIDTH, scale_for
from commonplatform.ui.jinja import environment

NUMBERS = st.lists(st.integers(0, 100_000), min_size=1, max_size=60)


def chart(kind: ChartKind, *values: Sequence[int | float | None], **more: Any) -> Chart:
    return Chart(
        kind=kind,
        title="Pleas",
        description="By week.",
        categories=[f"week {n}" for n in range(len(values[0]))],
        series=[Series(name=f"series {n}", values=each) for n, each in enumerate(values)],
        **more,
    )


@given(first=NUMBERS, data=st.data())
def test_columns_are_as_high_as_their_figures_and_stay_in_the_frame(first: list[int], data: st.DataObject) -> None:
    second = data.draw(st.lists(st.integers(0, 100_000), min_size=len(first), max_size=len(first)))
    picture = stacked_columns(chart(ChartKind.COLUMNS, first, second))
    scale = scale_for(max(a + b for a, b in zip(first, second, strict=True)))
    assert len(picture.boxes) == sum(value > 0 for value in [*first, *second])
    for box in picture.boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= WIDTH
        assert box.y + box.height <= HEIGHT
    tallest = max((box.height for box in picture.boxes), default=0)
    assert tallest == pytest.approx(scale.height_of(max([*first, *second])), abs=0.1)


@given(value=st.integers(0, 10_000_000))
def test_a_scale_ends_on_a_round_number_at_or_above_the_largest_figure(value: int) -> None:
    scale = scale_for(value)
    assert scale.top >= value
    assert all(tick == int(tick) for tick in scale.ticks)
    assert 2 <= len(scale.ticks) <= 7
    assert list(scale.ticks) == sorted(set(scale.ticks))


def test_a_percentage_ends_at_a_hundred() -> None:
    assert scale_for(12, top=100).top == 100


def test_a_line_is_broken_where_there_is_no_figure_and_a_gap_is_no_nought() -> None:
    picture = line_chart(chart(ChartKind.LINES, [1, 2, None, 4, 5, None, 7]))
    assert len(picture.paths) == 2
    assert len(picture.markers) == 5


def test_every_series_has_its_own_pattern_dash_and_marker() -> None:
    picture = stacked_columns(chart(ChartKind.COLUMNS, [1], [1], [1], [1]))
    assert [box.style for box in picture.boxes] == [0, 1, 2, 3]
    markers = line_chart(chart(ChartKind.LINES, [3], [3], [3], [3], [3])).markers
    shapes = {re.sub(r"[-\d. ]", "", marker.outline) for marker in markers}
    assert len(shapes) == 5


def test_rows_end_with_their_sum() -> None:
    picture = stacked_rows(chart(ChartKind.ROWS, [10, 0], [5, 0]))
    assert [words.text for words in picture.words] == ["week 0", "15", "week 1", "0"]
    assert picture.boxes[0].x + picture.boxes[0].width == pytest.approx(picture.boxes[1].x, abs=0.2)


@pytest.mark.parametrize("kind", list(ChartKind))
def test_figures_of_nothing_are_drawn_without_a_fault(kind: ChartKind) -> None:
    empty = chart(kind, [])
    assert empty.is_empty
    assert not drawn(empty).boxes
    assert chart(kind, [0, None]).is_empty


def test_labels_that_do_not_fit_are_left_out_under_columns() -> None:
    picture = stacked_columns(chart(ChartKind.COLUMNS, [1] * 52))
    labels = [words for words in picture.words if words.is_small]
    assert len(labels) <= 12
    assert labels[0].text == "week 0"


@pytest.mark.parametrize("kind", list(ChartKind))
def test_the_drawing_says_what_it_is_and_escapes_what_it_is_given(kind: ChartKind) -> None:
    given_chart = Chart(
        kind=kind,
        title="<b>Pleas</b>",
        description="One column per week.",
        categories=["a & b", "c"],
        series=[Series(name="Guilty", values=[3, 4]), Series(name="Not guilty", values=[1, 2])],
    )
    module = environment(loader=_templates()).get_template("components/chart.jinja").module
    root: Any = html.fromstring(str(module.chart(given_chart, "figure")))  # type: ignore[attr-defined]
    drawing = root.xpath("//svg[@role='img']")[0]
    assert drawing.xpath("string(title)") == "<b>Pleas</b>"
    assert drawing.get("aria-labelledby") == "figure-title"
    assert "One column per week." in drawing.xpath("string(desc)")
    assert [li.text_content().strip() for li in root.xpath("//ul[contains(@class,'legend')]/li")] == [
        "Guilty",
        "Not guilty",
    ]
    assert not root.xpath("//b")
    assert not root.xpath("//*[@style]")


def _templates() -> Any:
    from django.conf import settings
    from jinja2 import FileSystemLoader

    return FileSystemLoader([str(folder) for folder in settings.TEMPLATES[0]["DIRS"]])
