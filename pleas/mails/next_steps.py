"""What happens after a plea, by kind of case, what was pleaded and who comes to court.

Domain document "Online plea", The journey, page by page (the receipt), with its build rule: somebody
who chose to attend is told to come. The words do not say what was pleaded.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from commonplatform.ui.formats import long_date


@dataclass(frozen=True, slots=True)
class Outcome:
    """What decides the next steps. `guilty`: no charge is denied; `denied`: every charge is."""

    single_justice: bool
    company: bool
    guilty: bool
    denied: bool
    attending: bool
    hearing_on: date | None


def next_steps(outcome: Outcome) -> list[str]:
    """Sentences, in the language of the mail."""
    if outcome.single_justice:
        return _of_a_single_justice_case(outcome)
    return _of_a_case_with_a_hearing(outcome)


def _of_a_single_justice_case(outcome: Outcome) -> list[str]:
    if outcome.guilty and not outcome.attending:
        return [
            _("A magistrate will decide the case from the papers. Nobody needs to come to court."),
            _("The court will write to you with the decision and, if there is a fine, how to pay it."),
        ]
    steps = [_("There will be a hearing. The court will write to you with its date, time and place."), _come(outcome)]
    if not outcome.denied and not outcome.guilty:
        steps.append(_("The court may decide all the charges at that hearing."))
    return steps


def _of_a_case_with_a_hearing(outcome: Outcome) -> list[str]:
    if outcome.attending and outcome.guilty:
        return [_hearing_to_come_to(outcome), _come(outcome)]
    if outcome.guilty:
        return [
            _hearing_without_you(outcome),
            _("The court will write to you with its decision, usually within 3 working days after the hearing."),
        ]
    steps = [
        _("There will be a hearing at which witnesses can be heard. The court will write to you with its date."),
        _come(outcome),
    ]
    if outcome.attending:
        return [_hearing_to_come_to(outcome), *steps]
    return [*steps, _unless_asked(outcome)] if outcome.hearing_on else steps


def _hearing_to_come_to(outcome: Outcome) -> str:
    if outcome.hearing_on:
        return _("Come to court on %(day)s, at the time and place on your notice.") % {
            "day": long_date(outcome.hearing_on)
        }
    return _("The court will write to you with the date, time and place of the hearing.")


def _hearing_without_you(outcome: Outcome) -> str:
    if outcome.hearing_on:
        return _("The court will decide the case at the hearing on %(day)s. Nobody needs to come.") % {
            "day": long_date(outcome.hearing_on)
        }
    return _("The court will decide the case. Nobody needs to come.")


def _unless_asked(outcome: Outcome) -> str:
    return _("You do not need to come on %(day)s unless the court asks you to.") % {
        "day": long_date(outcome.hearing_on)
    }


def _come(outcome: Outcome) -> str:
    if outcome.company:
        return _("Somebody who may speak for the company must come. Bring anything that supports its case.")
    return _("You must come to that hearing. Bring anything that supports your case.")
