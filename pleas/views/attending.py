"""Coming to court: asked once, when anybody may have to come. And the language of the court's letters."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from commonplatform.ui.formats import page_language
from pleas.answers import Answers, Attendance, HearingLanguage
from pleas.forms import (
    DatesToAvoidForm,
    DisabilityForm,
    DocumentLanguageForm,
    HearingLanguageForm,
    InterpreterForm,
)
from pleas.views.repeating import RepeatingPage
from pleas.views.visits import FormT, JourneyView, journey_page


class AttendancePage(JourneyView[FormT]):
    """A page about the hearing; it keeps the fields of its form as they are named in the answers."""

    @property
    def attendance(self) -> Attendance:
        return self.journey.answers.attendance or Attendance()

    def form_arguments(self) -> dict[str, Any]:
        return {"is_company": self.case.is_company}

    def answers(self) -> dict[str, Any]:
        return {name: getattr(self.attendance, name) for name in self.form_class.base_fields}

    def change(self, answers: Answers, form: FormT) -> Answers:
        return self.with_attendance(answers, **form.cleaned_data)

    def with_attendance(self, answers: Answers, **given: Any) -> Answers:
        return replace(answers, attendance=replace(answers.attendance or Attendance(), **given))


@journey_page("interpreter")
class InterpreterView(AttendancePage[InterpreterForm]):
    """Whether an interpreter is needed, and for which language."""

    form_class = InterpreterForm


@journey_page("disability")
class DisabilityView(AttendancePage[DisabilityForm]):
    """What somebody needs to take part."""

    form_class = DisabilityForm


@journey_page("dates_to_avoid")
class DatesToAvoidView(RepeatingPage[DatesToAvoidForm], AttendancePage[DatesToAvoidForm]):
    """Days on which nobody can come."""

    form_class = DatesToAvoidForm

    def rows_kept(self) -> list[dict[str, Any]]:
        return [
            {"first": dates.first, "last": None if dates.last == dates.first else dates.last, "reason": dates.reason}
            for dates in self.attendance.dates_to_avoid
        ]

    def change(self, answers: Answers, form: DatesToAvoidForm) -> Answers:
        return self.with_attendance(
            answers, has_dates_to_avoid=form.cleaned_data["has_dates_to_avoid"], dates_to_avoid=form.dates()
        )

    def row_words(self) -> dict[str, str]:
        return {
            "row_title": _("Dates %(number)s"),
            "add_text": _("Add more dates"),
            "remove_text": _("Remove dates %(number)s"),
        }


@journey_page("hearing_language")
class HearingLanguageView(AttendancePage[HearingLanguageForm]):
    """Welsh or English at the hearing, where the court supports Welsh."""

    form_class = HearingLanguageForm

    def form_arguments(self) -> dict[str, Any]:
        return {}


@journey_page("document_language")
class DocumentLanguageView(JourneyView[DocumentLanguageForm]):
    """Welsh or English letters; offered in the language of the journey."""

    form_class = DocumentLanguageForm

    def answers(self) -> dict[str, Any]:
        return {"document_language": self.journey.answers.document_language or HearingLanguage(page_language())}

    def change(self, answers: Answers, form: DocumentLanguageForm) -> Answers:
        return replace(answers, document_language=form.cleaned_data["document_language"])
