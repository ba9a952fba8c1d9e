"""The plea to a charge, and what goes with it."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from commonplatform.ui.formats import long_date
from pleas.answers import Witness
from pleas.presenters.check.shown import Line, Shown, Text, in_lines, written, yes_no
from pleas.presenters.plea_words import plea_words
from pleas.yes_no import Reply


def _plea(shown: Shown) -> list[Line]:
    company = _("The company’s plea") if shown.case.is_company else _("Your plea")
    return [Line(company, plea_words(shown.charge_answer.plea))]


def _mitigation(shown: Shown) -> list[Line]:
    return [Line(_("What the court should take into account"), written(shown.charge_answer.statement))]


def _defence(shown: Shown) -> list[Line]:
    key = _("Why the company is not guilty") if shown.case.is_company else _("Why you are not guilty")
    answer = shown.charge_answer
    lines = [Line(key, written(answer.statement))]
    driver = in_lines([answer.other_driver, *answer.other_driver_address.splitlines()])
    return [*lines, Line(_("Who used or kept the vehicle"), driver)] if driver else lines


def _evidence(shown: Shown) -> list[Line]:
    answer = shown.charge_answer
    disputes = answer.disputes_evidence
    reply = Reply.IT_DOES if shown.case.is_company else Reply.I_DO
    value = written(answer.disputed_evidence) if disputes else yes_no(reply, disputes)
    return [Line(_("Disagrees with a prosecution witness"), value)]


def _witnesses(shown: Shown) -> list[Line]:
    answer = shown.charge_answer
    if not answer.calls_witnesses:
        reply = Reply.IT_DOES if shown.case.is_company else Reply.I_DO
        return [Line(_("Witnesses for the defence"), yes_no(reply, answer.calls_witnesses))]
    return [
        Line(_("Witness %(number)s") % {"number": number}, _witness(witness))
        for number, witness in enumerate(answer.witnesses, start=1)
    ]


def _witness(witness: Witness) -> Text:
    born = _("Born on %(day)s") % {"day": long_date(witness.born_on)} if witness.born_on else ""
    language = witness.interpreter_language
    interpreter = _("Needs an interpreter: %(language)s") % {"language": language} if language else ""
    return in_lines([witness.name, *witness.address.splitlines(), born, interpreter])


CHARGES: dict[str, Callable[[Shown], list[Line]]] = {
    "charge": _plea,
    "mitigation": _mitigation,
    "defence": _defence,
    "evidence": _evidence,
    "witnesses": _witnesses,
}
