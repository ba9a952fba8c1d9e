"""Charts drawn on the server: no script, readable in black and white, with a table of the same figures.

Each function turns figures into a `Picture` of plain shapes; one macro writes any picture as SVG.
"""

from commonplatform.ui.charts.bars import bar_chart_geometry as bar_chart_geometry
from commonplatform.ui.charts.columns import stacked_columns as stacked_columns
from commonplatform.ui.charts.figures import Chart as Chart
from commonplatform.ui.charts.figures import ChartKind as ChartKind
from commonplatform.ui.charts.figures import Series as Series
from commonplatform.ui.charts.lines import line_chart as line_chart
from commonplatform.ui.charts.pictures import Picture as Picture
from commonplatform.ui.charts.rows import stacked_rows as stacked_rows


def drawn(chart: Chart) -> Picture:
    """The picture of a chart, whatever its kind."""
    drawing = {ChartKind.COLUMNS: stacked_columns, ChartKind.LINES: line_chart, ChartKind.ROWS: stacked_rows}
    return drawing[chart.kind](chart)
