"""The mails that exist. Each has `templates/emails/<name>.jinja` with a subject line, a blank line, the body."""

from typing import Any

from django.template import loader
from django.utils import translation

MAIL_TEMPLATES = frozenset({"plea_received", "idpc_read", "representation_started", "representation_ended"})


def render_mail(name: str, *, language: str, facts: dict[str, Any]) -> tuple[str, str]:
    """(subject, body) in the language asked for. Raises `KeyError` for a mail that does not exist."""
    if name not in MAIL_TEMPLATES:
        raise KeyError(name)
    with translation.override(language):
        text = loader.get_template(f"emails/{name}.jinja", using="jinja2").render(facts)
    subject, _, body = text.strip().partition("\n")
    return subject.strip(), body.strip() + "\n"
