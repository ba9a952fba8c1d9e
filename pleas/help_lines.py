"""The telephone help: separate English and Welsh numbers (domain document "Online plea", Visits, help)."""

from django.conf import settings

# Numbers set aside by Ofcom for examples; a deployment gives its own in the settings.
_EXAMPLES = {"en": "0306 999 0100", "cy": "0306 999 0101"}
_SETTING = {"en": "HELP_LINE_ENGLISH", "cy": "HELP_LINE_WELSH"}


def help_line(language: str) -> str:
    """The number to ring, for a page in this language."""
    spoken = "cy" if language == "cy" else "en"
    number: str = getattr(settings, _SETTING[spoken], "") or _EXAMPLES[spoken]
    return number


def help_lines() -> dict[str, str]:
    """Both numbers, for pages that name both whatever their language."""
    return {spoken: help_line(spoken) for spoken in _SETTING}
