"""Check your answers: every answer with a link to change it."""

from django.utils.translation import gettext as _

from cases.states import PleaChoice
from commonplatform.ui.components import SummaryRow
from commonplatform.ui.question_views import change_action
from pleas.addresses import address_of
from pleas.answers import Answers
from pleas.presenters.case_page import charge_view
from pleas.types import Charge, OwnCase

Section = tuple[str, list[SummaryRow]]


def answer_sections(case: OwnCase, answers: Answers) -> list[Section]:
    """The charges with their pleas, then the contact details."""
    total = len(case.charges)
    pleas = [_plea_section(charge, total, answers) for charge in case.charges]
    return [*pleas, (_("How we can contact you"), _contact_rows(answers))]


def plea_words(choice: PleaChoice | None) -> str:
    """Guilty or not guilty, in the language of the page."""
    words = {
        PleaChoice.GUILTY: _("Guilty"),
        PleaChoice.GUILTY_ATTENDING: _("Guilty, and I want to come to court"),
        PleaChoice.NOT_GUILTY: _("Not guilty"),
    }
    return words[choice] if choice is not None else ""


def _plea_section(charge: Charge, total: int, answers: Answers) -> Section:
    view = charge_view(charge)
    heading = _("Charge %(number)s of %(total)s") % {"number": charge.number, "total": total}
    subject = _("your plea to charge %(number)s") % {"number": charge.number}
    return heading, [
        SummaryRow(key=_("Charge"), value=view.title.text, language=view.title.language),
        SummaryRow(
            key=_("Your plea"),
            value=plea_words(answers.plea_to(charge.offence_id)),
            actions=[change_action(address_of("charge", charge.number), subject)],
        ),
    ]


def _contact_rows(answers: Answers) -> list[SummaryRow]:
    href = address_of("contact")
    return [
        SummaryRow(
            key=_("E-mail address"),
            value=answers.email,
            actions=[change_action(href, _("your e-mail address"))],
        ),
        SummaryRow(
            key=_("Telephone number"),
            value=answers.telephone or _("Not given"),
            actions=[change_action(href, _("your telephone number"))],
        ),
    ]
