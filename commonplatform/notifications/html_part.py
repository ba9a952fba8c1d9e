"""The HTML part of a mail, from its text: the same words, so that nobody reads something else.

A line that starts with "# " is a heading, lines that start with "* " are a list; addresses of pages
become links. GOV.UK Notify reads the same signs in the text that it is given.
"""

import re
from itertools import groupby

from django.template import loader
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

HEADING, ITEM = "# ", "* "
_ADDRESS = re.compile(r"https?://[^\s<>]*[^\s<>.,;:]")


def html_part(subject: str, text: str, *, language: str) -> str:
    """A whole HTML document, plain and readable without style, image or script."""
    paragraphs = [block for block in re.split(r"\n\s*\n", text.strip()) if block]
    blocks = [html for paragraph in paragraphs for html in _blocks(paragraph)]
    page = loader.get_template("emails/layout.html.jinja", using="jinja2")
    return page.render({"subject": subject, "language": language, "blocks": blocks})


def _blocks(paragraph: str) -> list[SafeString]:
    return [_block(kind, list(lines)) for kind, lines in groupby(paragraph.splitlines(), key=_kind)]


def _kind(line: str) -> str:
    return next((sign for sign in (HEADING, ITEM) if line.startswith(sign)), "")


def _block(kind: str, lines: list[str]) -> SafeString:
    inside = [_with_links(line.removeprefix(kind)) for line in lines]
    if kind == HEADING:
        return mark_safe("".join(f"<h2>{each}</h2>" for each in inside))  # noqa: S308 - escaped below
    if kind == ITEM:
        return mark_safe("<ul>" + "".join(f"<li>{each}</li>" for each in inside) + "</ul>")  # noqa: S308
    return mark_safe("<p>" + "<br>\n".join(inside) + "</p>")  # noqa: S308


def _with_links(line: str) -> str:
    """Facts bring no addresses of pages with them (`harmless`): what is one here is ours."""
    return _ADDRESS.sub(lambda found: f'<a href="{found[0]}">{found[0]}</a>', escape(line))
