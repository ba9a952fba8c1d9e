"""The pages about one charge: its caption, and what each plea means."""

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.states import PleaChoice
from pleas.presenters.texts import said
from pleas.types import Charge, OwnCase

Text = str | Promise

_WHAT_A_PLEA_MEANS: dict[PleaChoice, tuple[Text, Text]] = {
    PleaChoice.GUILTY: (
        gettext_lazy("You agree that you committed this offence. The court can decide without you."),
        gettext_lazy("The company agrees that it committed this offence. The court can decide without you."),
    ),
    PleaChoice.GUILTY_ATTENDING: (
        gettext_lazy("You agree that you committed this offence and want to speak to the court at a hearing."),
        gettext_lazy("The company agrees that it committed this offence and wants to speak to the court at a hearing."),
    ),
    PleaChoice.NOT_GUILTY: (
        gettext_lazy(
            "You do not agree that you committed this offence, or you have a defence. "
            "There will be a trial, and you must come."
        ),
        gettext_lazy(
            "The company does not agree that it committed this offence, or has a defence. "
            "There will be a trial, and somebody must come for the company."
        ),
    ),
}


def plea_hints(case: OwnCase) -> dict[str, Text]:
    """What each of the three pleas means, for a person or a company."""
    return {
        choice.value: for_company if case.is_company else for_person
        for choice, (for_person, for_company) in _WHAT_A_PLEA_MEANS.items()
    }


def charge_caption(charge: Charge, total: int) -> SafeString:
    """Like "Charge 1 of 2: Speeding", the title marked with its language where that is not the page's."""
    number = _("Charge %(number)s of %(total)s") % {"number": charge.number, "total": total}
    return format_html("{}: {}", number, marked_title(charge))


def marked_title(charge: Charge) -> str:
    """The title, marked with its language where that is not the page's."""
    title = said(charge.title)
    return format_html('<span lang="{}">{}</span>', title.language, title.text) if title.language else title.text
