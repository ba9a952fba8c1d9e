"""Times as people type them."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from listings.forms.clock_times import ClockTimeField

FIELD = ClockTimeField(required=False)


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("9:30", dt.time(9, 30)),
        ("09.30", dt.time(9, 30)),
        ("9.30 am", dt.time(9, 30)),
        ("2pm", dt.time(14)),
        ("2:15yp", dt.time(14, 15)),
        ("12am", dt.time(0)),
        ("12:30pm", dt.time(12, 30)),
        ("1400", dt.time(14)),
        ("Midday", dt.time(12)),
        ("", None),
        ("  ", None),
    ],
)
def test_a_time_is_read_as_it_is_commonly_written(typed: str, time: dt.time | None) -> None:
    assert FIELD.clean(typed) == time


@pytest.mark.parametrize("typed", ["9", "25:00", "13pm", "0am", "10:60", "ten", "10:00:00", "１０:00", "-1:00"])
def test_what_is_no_time_or_could_be_two_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError, match="time"):
        FIELD.clean(typed)
