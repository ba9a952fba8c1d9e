"""Coming to court, and the language of the court's letters."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from commonplatform.ui.formats import long_date
from pleas.answers import Attendance, DatesToAvoid, HearingLanguage
from pleas.presenters.check.shown import Line, Shown, in_lines, written, yes_no
from pleas.yes_no import Reply


def _attendance(shown: Shown) -> Attendance:
    return shown.answers.attendance or Attendance()


def _interpreter(shown: Shown) -> list[Line]:
    asked = _attendance(shown)
    value = asked.interpreter_language or yes_no(Reply.THERE_IS, asked.needs_interpreter)
    return [Line(_("Interpreter"), value)]


def _disability(shown: Shown) -> list[Line]:
    asked = _attendance(shown)
    needs = asked.has_disability_needs
    value = written(asked.disability_needs) if needs else yes_no(Reply.THERE_IS, needs)
    return [Line(_("Support in court"), value)]


def _dates_to_avoid(shown: Shown) -> list[Line]:
    asked = _attendance(shown)
    value = in_lines(_dates(dates) for dates in asked.dates_to_avoid)
    return [Line(_("Dates to avoid"), value or yes_no(Reply.THERE_IS, asked.has_dates_to_avoid))]


def _dates(dates: DatesToAvoid) -> str:
    words = long_date(dates.first)
    if dates.last != dates.first:
        words = _("%(first)s to %(last)s") % {"first": words, "last": long_date(dates.last)}
    return f"{words}: {dates.reason}" if dates.reason else words


def _hearing_language(shown: Shown) -> list[Line]:
    return [Line(_("Language of the hearing"), _language(_attendance(shown).hearing_language))]


def _document_language(shown: Shown) -> list[Line]:
    return [Line(_("Language of the court’s letters"), _language(shown.answers.document_language))]


def _language(language: HearingLanguage | None) -> str:
    words = {HearingLanguage.ENGLISH: _("English"), HearingLanguage.WELSH: _("Welsh")}
    return words[language] if language else ""


ATTENDING: dict[str, Callable[[Shown], list[Line]]] = {
    "interpreter": _interpreter,
    "disability": _disability,
    "dates_to_avoid": _dates_to_avoid,
    "hearing_language": _hearing_language,
    "document_language": _document_language,
}
