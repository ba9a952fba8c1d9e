"""The pleas in words."""

from django.utils.translation import gettext as _

from cases.states import PleaChoice


def plea_words(choice: PleaChoice | None) -> str:
    """One of the three, in the language of the page; nothing for none."""
    words = {
        PleaChoice.GUILTY: _("Guilty"),
        PleaChoice.GUILTY_ATTENDING: _("Guilty, and I want to come to court"),
        PleaChoice.NOT_GUILTY: _("Not guilty"),
    }
    return words[choice] if choice is not None else ""
