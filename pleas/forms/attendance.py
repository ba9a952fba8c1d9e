"""What the court must know to hold a hearing: asked once, when anybody may have to attend."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.conditional_fields import ConditionalFields, ConditionalFieldsMixin
from commonplatform.ui.date_fields import DateField
from pleas.answers import DatesToAvoid, HearingLanguage
from pleas.forms.rows import RepeatedRows
from pleas.forms.texts import StatementField, TextField
from pleas.forms.yes_no import YES, Reply, YesNoField, worded_for_a_company

_BOXES = {"boxes": ("day", "month", "year")}


class InterpreterForm(ConditionalFieldsMixin, forms.Form):
    """Whether whoever comes to court needs an interpreter, sign language included."""

    conditional_fields: ClassVar[ConditionalFields] = {"needs_interpreter": {YES: ("interpreter_language",)}}

    needs_interpreter = YesNoField(
        label=_("Do you need an interpreter in court?"),
        help_text=_("It is free. Welsh needs no interpreter: we ask about it on another page where you can speak it."),
        reply=Reply.THERE_IS,
        select=_("Select yes if you need an interpreter in court"),
    )
    interpreter_language = TextField(
        label=_("Which language?"),
        help_text=_("For example, Polish or British Sign Language"),
        subject=_("The language"),
        missing=_("Enter the language that the interpreter should speak or sign"),
        max_length=100,
        attrs={"class": "govuk-input--width-20"},
    )

    def __init__(self, *args: Any, is_company: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_company:
            worded_for_a_company(self, _INTERPRETER_OF_A_COMPANY)


class DisabilityForm(ConditionalFieldsMixin, forms.Form):
    """What makes it possible to come to court and take part."""

    conditional_fields: ClassVar[ConditionalFields] = {"has_disability_needs": {YES: ("disability_needs",)}}

    has_disability_needs = YesNoField(
        label=_("Do you need support in court because of a disability or a health condition?"),
        help_text=_("For example, a ramp, a hearing loop or breaks."),
        reply=Reply.THERE_IS,
        select=_("Select yes if you need support in court because of a disability or a health condition"),
    )
    disability_needs = StatementField(
        label=_("What do you need?"),
        subject=_("What you need"),
        missing=_("Enter what you need in court"),
        max_length=1000,
        rows=4,
    )

    def __init__(self, *args: Any, is_company: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_company:
            worded_for_a_company(self, _DISABILITY_FOR_A_COMPANY)


def _not_over(day: date | None) -> None:
    if day is not None and day < timezone.localdate():
        raise ValidationError(_("A date to avoid must be today or later"), params=_BOXES)


class DatesToAvoidForm(RepeatedRows):
    """Days on which nobody can come. One day needs no last day."""

    asked_by = "has_dates_to_avoid"
    row_names: ClassVar[tuple[str, ...]] = ("first", "last", "reason")
    most_rows = 20

    has_dates_to_avoid = YesNoField(
        label=_("Are there dates when you cannot come to court?"),
        help_text=_("For example, an operation or a holiday that is booked. The court tries to avoid them."),
        reply=Reply.THERE_IS,
        select=_("Select yes if there are dates when you cannot come to court"),
    )

    def __init__(self, *args: Any, is_company: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_company:
            worded_for_a_company(self, _DATES_OF_A_COMPANY)

    @classmethod
    def row_fields(cls, number: int) -> Mapping[str, forms.Field]:
        return {
            "first": DateField(
                label=_("First day"),
                subject=format_lazy(_("The first day of dates {number}"), number=number),
                validators=[_not_over],
                error_messages={"required": format_lazy(_("Enter the first day of dates {number}"), number=number)},
            ),
            "last": DateField(
                label=_("Last day, if it is more than one (optional)"),
                subject=format_lazy(_("The last day of dates {number}"), number=number),
                required=False,
                validators=[_not_over],
            ),
            "reason": TextField(
                label=_("Reason (optional)"),
                subject=format_lazy(_("The reason for dates {number}"), number=number),
                max_length=255,
            ),
        }

    def clean(self) -> dict[str, Any]:
        for number in self.numbers:
            first, last = (self.cleaned_data.get(f"{name}_{number}") for name in ("first", "last"))
            if first and last and last < first:
                backwards = _("The last day of dates {number} must be the same as or after the first day")
                self.add_error(f"last_{number}", ValidationError(format_lazy(backwards, number=number), params=_BOXES))
        return self.cleaned_data

    def dates(self) -> tuple[DatesToAvoid, ...]:
        """In the order of the calendar."""
        given = (
            DatesToAvoid(row["first"], row["last"] or row["first"], row["reason"] or "") for row in self.filled_rows()
        )
        return tuple(sorted(given, key=lambda dates: (dates.first, dates.last)))


_LANGUAGES = [(HearingLanguage.ENGLISH.value, _("English")), (HearingLanguage.WELSH.value, _("Welsh"))]


class HearingLanguageForm(forms.Form):
    """Everybody may speak Welsh in a court in Wales (Welsh Language Act 1993, section 22)."""

    hearing_language = forms.TypedChoiceField(
        label=_("Which language do you want to speak at the hearing?"),
        choices=_LANGUAGES,
        coerce=HearingLanguage,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Select the language that you want to speak at the hearing"),
            "invalid_choice": _("Select the language that you want to speak at the hearing"),
        },
    )


class DocumentLanguageForm(forms.Form):
    """The language of the court's letters."""

    document_language = forms.TypedChoiceField(
        label=_("In which language should the court write to you?"),
        choices=_LANGUAGES,
        coerce=HearingLanguage,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Select the language in which the court should write to you"),
            "invalid_choice": _("Select the language in which the court should write to you"),
        },
    )


_INTERPRETER_OF_A_COMPANY = {
    "needs_interpreter": {
        "label": _("Does whoever comes to court for the company need an interpreter?"),
        "missing": _("Select yes if whoever comes for the company needs an interpreter"),
    }
}
_DISABILITY_FOR_A_COMPANY = {
    "has_disability_needs": {
        "label": _("Does whoever comes to court for the company need support because of a disability?"),
        "missing": _("Select yes if whoever comes for the company needs support in court"),
    },
    "disability_needs": {"label": _("What do they need?"), "missing": _("Enter what they need in court")},
}
_DATES_OF_A_COMPANY = {
    "has_dates_to_avoid": {
        "label": _("Are there dates when nobody can come to court for the company?"),
        "missing": _("Select yes if there are dates when nobody can come for the company"),
    }
}
