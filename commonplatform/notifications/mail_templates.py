"""The messages that exist, and their words in a language.

Packages register theirs when they are loaded; the preview page and the tests read the same register.
"""

import re

from django.template import loader
from django.utils import translation

from commonplatform.notifications.harmless import harmless
from commonplatform.notifications.html_part import html_part
from commonplatform.notifications.types import Facts, Letter, MessageTemplate

LONGEST_SUBJECT = 255

_templates: dict[str, MessageTemplate] = {}


def register_messages(*templates: MessageTemplate) -> None:
    """Make messages known."""
    _templates.update({template.name: template for template in templates})


def message_template(name: str) -> MessageTemplate:
    """The message of that name. Raises `KeyError` when there is none."""
    return _templates[name]


def message_templates() -> tuple[MessageTemplate, ...]:
    """Every message that exists, by name."""
    return tuple(_templates[name] for name in sorted(_templates))


def write_letter(name: str, *, language: str, facts: Facts) -> Letter:
    """The message in words. Raises `KeyError` for one that does not exist."""
    template = message_template(name)
    with translation.override(language):
        words = template.words(harmless(dict(facts)))
        text = loader.get_template(f"emails/{name}.jinja", using="jinja2").render(dict(words))
        subject, _, body = text.strip().partition("\n")
        subject = " ".join(subject.split())[:LONGEST_SUBJECT]
        body = _tidy(body)
        return Letter(subject=subject, text=body, html=html_part(subject, body, language=language))


def _tidy(body: str) -> str:
    """At most one blank line between paragraphs, none at the ends, no spaces at line ends."""
    lines = "\n".join(line.strip() for line in body.strip().splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines) + "\n"
