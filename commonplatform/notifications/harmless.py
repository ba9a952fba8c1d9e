"""Facts come from notices, forms and other systems: a name must not become a heading, a second line, a
header or a link, and nothing may be unstorable."""

import re
from typing import Any

from django.conf import settings

# What makes a heading, a list or a quotation at the start of a line, here or at GOV.UK Notify.
_SIGNS_AT_A_START = "#*^>+=_`~ -"
_LINK_MARKUP = re.compile(r"\]\(")
_MAIL_ADDRESS = re.compile(r"[^\s<>()\"',;:]+@[^\s<>()\"',;:]+")
_ADDRESS_OF_A_PAGE = re.compile(r"(?i)\b(https?):(?=//)")


def harmless(value: Any) -> Any:
    """The facts with every text on one line and without links, except to pages of this service."""
    if isinstance(value, dict):
        return {key: harmless(each) for key, each in value.items()}
    if isinstance(value, list):
        return [harmless(each) for each in value]
    if not isinstance(value, str):
        return value
    flat = one_line(value).lstrip(_SIGNS_AT_A_START)
    if flat.startswith(f"{settings.PUBLIC_BASE_URL.rstrip('/')}/"):
        return flat
    return _ADDRESS_OF_A_PAGE.sub(r"\1 :", _LINK_MARKUP.sub("] (", flat))


def one_line(text: str) -> str:
    """Without control characters, line ends and repeated spaces."""
    printable = text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
    return " ".join(printable.split())


def without_addresses(text: str) -> str:
    """What a mail server answered, without e-mail addresses: reasons are kept readable, in events too."""
    return _MAIL_ADDRESS.sub("…", text)
