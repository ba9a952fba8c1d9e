"""A group of fields that somebody fills in as often as needed: "Add another", "Remove", without scripts too.

The rows are ordinary fields with a number at the end of their names, so that errors, the error summary
and the conditional fields work as on every page.
"""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Final, Self

from django import forms
from django.forms.boundfield import BoundField

from pleas.forms.yes_no import YES

ADD: Final = "add_row"
REMOVE: Final = "remove_row"
_BOXES = ("", "_day", "_month", "_year")


class RepeatedRows(forms.Form):
    """Rows under the answer yes to `asked_by`. A wholly empty row counts for nothing, unless it is the only one."""

    asked_by: ClassVar[str]
    row_names: ClassVar[tuple[str, ...]]
    most_rows: ClassVar[int]

    def __init__(self, data: Any = None, *args: Any, rows: int = 1, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        self.row_count = self._rows_in(data) if data is not None else max(1, min(rows, self.most_rows))
        for number in self.numbers:
            for name, field in self.row_fields(number).items():
                self.fields[f"{name}_{number}"] = field

    @classmethod
    def row_fields(cls, number: int) -> Mapping[str, forms.Field]:
        """The fields of one row, whose messages name it by its number."""
        raise NotImplementedError

    @classmethod
    def after_a_button(cls, data: Mapping[str, Any], **kwargs: Any) -> Self | None:
        """The page with a row more or less and with everything that was typed, not yet checked; None when
        neither button was pressed."""
        count = cls._rows_in(data)
        if ADD in data:
            return cls._typed(data, min(count + 1, cls.most_rows), **kwargs)
        pressed = str(data.get(REMOVE, ""))
        if pressed in {str(number) for number in range(1, count + 1)}:
            return cls._typed(cls._without(data, int(pressed), count), max(1, count - 1), **kwargs)
        return None

    @classmethod
    def as_typed(cls, data: Mapping[str, Any], **kwargs: Any) -> Self:
        """The page with everything that was typed, not yet checked."""
        return cls._typed(data, cls._rows_in(data), **kwargs)

    @property
    def numbers(self) -> range:
        return range(1, self.row_count + 1)

    @property
    def conditional_fields(self) -> dict[str, dict[str, tuple[str, ...]]]:
        return {self.asked_by: {YES: tuple(f"{name}_{number}" for number in self.numbers for name in self.row_names)}}

    @property
    def may_add(self) -> bool:
        return self.row_count < self.most_rows

    def row(self, number: int) -> Iterator[BoundField]:
        """The fields of one row, as the page draws them."""
        return (self[f"{name}_{number}"] for name in self.row_names)

    def filled_rows(self) -> list[dict[str, Any]]:
        """The cleaned rows that hold anything, by the plain names of their fields."""
        rows = [{name: self.cleaned_data.get(f"{name}_{number}") for name in self.row_names} for number in self.numbers]
        return [row for row in rows if any(row.values())]

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        asked = self.cleaned_data.get(self.asked_by) is True
        for number in self._empty_numbers() if asked else self.numbers:
            for name in self.row_names:
                self.errors.pop(f"{name}_{number}", None)
                self.cleaned_data.pop(f"{name}_{number}", None)

    def _empty_numbers(self) -> list[int]:
        filled = [number for number in self.numbers if any(self._boxes(self.data, number).values())]
        return [number for number in self.numbers if number not in filled and (filled or number > 1)]

    @classmethod
    def _typed(cls, data: Mapping[str, Any], rows: int, **kwargs: Any) -> Self:
        empty = cls(rows=rows, **kwargs)
        typed = {name: field.widget.value_from_datadict(data, {}, name) for name, field in empty.fields.items()}
        return cls(rows=rows, **{**kwargs, "initial": typed})

    @classmethod
    def _rows_in(cls, data: Mapping[str, Any]) -> int:
        """How many rows were sent: at least one, at most as many as there may be."""
        return max((number for number in range(1, cls.most_rows + 1) if cls._boxes(data, number)), default=1)

    @classmethod
    def _boxes(cls, data: Mapping[str, Any], number: int) -> dict[str, str]:
        """What stands in the boxes of one row; a date has three."""
        names = (f"{name}_{number}{box}" for name in cls.row_names for box in _BOXES)
        return {name: str(data[name]).strip() for name in names if name in data}

    @classmethod
    def _without(cls, data: Mapping[str, Any], removed: int, count: int) -> dict[str, Any]:
        """The same with the later rows moved up."""
        of_rows = {box for number in range(1, count + 1) for box in cls._boxes(data, number)}
        kept = {key: data[key] for key in data if key not in of_rows}
        left = [number for number in range(1, count + 1) if number != removed]
        for position, number in enumerate(left, start=1):
            kept |= {
                f"{name}_{position}{box}": data[f"{name}_{number}{box}"]
                for name in cls.row_names
                for box in _BOXES
                if f"{name}_{number}{box}" in data
            }
        return kept
