"""How one field is asked on one page: what a template may say when it draws a form field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.safestring import SafeString

Text = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldOptions:
    """The choices a page makes about a field; the form itself has its label, hint, widget and errors.

    ``heading`` makes the label or legend the h1 of a one-question page. ``size`` is s, m, l or xl.
    ``legend`` puts a single checkbox into a fieldset. ``hints`` and ``dividers`` are keyed by choice value;
    a divider stands before its choice. ``exclusive`` names choices that clear all others ("None of these").
    """

    heading: bool = False
    size: str = ""
    label: Text = ""
    legend: Text = ""
    hint: Text = ""
    classes: str = ""
    label_classes: str = ""
    inline: bool = False
    small: bool = False
    hints: Mapping[str, Text] = field(default_factory=dict)
    dividers: Mapping[str, Text] = field(default_factory=dict)
    exclusive: Sequence[str] = ()
    conditional: Mapping[str, SafeString] = field(default_factory=dict)

    @property
    def label_size(self) -> str:
        return self.size or ("l" if self.heading else "")

    @property
    def legend_size(self) -> str:
        return self.size or ("l" if self.heading else "s")
