"""Pages whose form has rows to add and remove."""

from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse

from pleas.forms.rows import RepeatedRows
from pleas.views.visits import JourneyView

RowsT = TypeVar("RowsT", bound=RepeatedRows)


class RepeatingPage(JourneyView[RowsT]):
    """Shows what is kept, one row each; the buttons "Add" and "Remove" show the page again, nothing saved."""

    template_name = "pleas/rows.jinja"

    def rows_kept(self) -> list[dict[str, Any]]:
        """The rows that were saved before, by the plain names of their fields."""
        raise NotImplementedError

    def row_words(self) -> dict[str, str]:
        """How the page names a row, and what its buttons say."""
        raise NotImplementedError

    def form_as_answered(self) -> RowsT:
        kept = self.rows_kept()
        of_rows = {f"{name}_{number}": value for number, row in enumerate(kept, start=1) for name, value in row.items()}
        initial = {**self.answers(), **of_rows}
        return self.form_class(rows=len(kept), initial=initial, **self.form_arguments())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        again = self.form_class.after_a_button(request.POST, **self.form_arguments())
        return super().post(request, *args, **kwargs) if again is None else self.ask(again)

    def context(self, form: RowsT) -> dict[str, Any]:
        return {**super().context(form), **self.row_words()}
