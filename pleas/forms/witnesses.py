"""Witnesses for the defence (Criminal Procedure and Investigations Act 1996, section 6C)."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.date_fields import DateField
from pleas.answers import Witness
from pleas.forms.rows import RepeatedRows
from pleas.forms.texts import StatementField, TextField
from pleas.forms.yes_no import Reply, YesNoField, worded_for_a_company

OLDEST = date(1900, 1, 2)


def _born_in_the_past(born_on: date | None) -> None:
    if born_on is not None and not OLDEST <= born_on < timezone.localdate():
        raise ValidationError(
            _("The date of birth of a witness must be in the past and after 1 January 1900"),
            params={"boxes": ("day", "month", "year")},
        )


class WitnessesForm(RepeatedRows):
    """Whom the defence wants to call, each with name, address, date of birth and interpreter."""

    asked_by = "calls_witnesses"
    row_names: ClassVar[tuple[str, ...]] = ("name", "address", "born_on", "interpreter_language")
    most_rows = 10

    calls_witnesses = YesNoField(
        label=_("Do you want to call a witness to speak for you?"),
        help_text=_("Somebody who saw or knows something that helps your defence. Do not name yourself."),
        reply=Reply.I_DO,
        select=_("Select yes if you want to call a witness"),
    )

    def __init__(self, *args: Any, is_company: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_company:
            worded_for_a_company(self, _WITNESSES_OF_A_COMPANY)

    @classmethod
    def row_fields(cls, number: int) -> Mapping[str, forms.Field]:
        return {
            "name": TextField(
                label=_("Full name"),
                subject=format_lazy(_("The name of witness {number}"), number=number),
                missing=format_lazy(_("Enter the name of witness {number}"), number=number),
                max_length=255,
            ),
            "address": StatementField(
                label=_("Address (optional)"),
                subject=format_lazy(_("The address of witness {number}"), number=number),
                max_length=500,
                rows=3,
            ),
            "born_on": DateField(
                label=_("Date of birth (optional)"),
                subject=format_lazy(_("The date of birth of witness {number}"), number=number),
                required=False,
                validators=[_born_in_the_past],
            ),
            "interpreter_language": TextField(
                label=_("Language, if the witness needs an interpreter (optional)"),
                help_text=_("Sign languages as well"),
                subject=format_lazy(_("The language of witness {number}"), number=number),
                max_length=100,
            ),
        }

    def witnesses(self) -> tuple[Witness, ...]:
        """As they are kept."""
        return tuple(
            Witness(
                name=row["name"],
                address=row["address"] or "",
                born_on=row["born_on"],
                needs_interpreter=bool(row["interpreter_language"]),
                interpreter_language=row["interpreter_language"] or "",
            )
            for row in self.filled_rows()
        )


_WITNESSES_OF_A_COMPANY = {
    "calls_witnesses": {
        "label": _("Does the company want to call a witness to speak for it?"),
        "hint": _("Somebody who saw or knows something that helps its defence."),
        "missing": _("Select yes if the company wants to call a witness"),
    }
}
