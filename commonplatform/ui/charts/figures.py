"""What a chart shows, before it is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from commonplatform.ui.components import Text

Number = int | float


class ChartKind(StrEnum):
    """How figures are shown: columns over time, lines over time, or rows under each other."""

    COLUMNS = "columns"
    LINES = "lines"
    ROWS = "rows"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One kind of figure in every category. None where there is no figure: a gap, never a nought."""

    name: Text
    values: Sequence[Number | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Figures by category. ``description`` says in words what there is to see; ``unit`` follows each number.

    ``top`` fixes the end of the scale (100 for percentages); otherwise the largest figure does.
    """

    kind: ChartKind
    title: Text
    description: Text
    categories: Sequence[Text]
    series: Sequence[Series]
    unit: str = ""
    top: Number | None = None

    @property
    def is_empty(self) -> bool:
        """Is there nothing above nought to be seen?"""
        return not any(value for series in self.series for value in series.values)
