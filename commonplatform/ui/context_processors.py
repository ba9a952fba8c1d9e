"""Puts the shell around every page (Jinja engine option ``context_processors``)."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.formats import capped_count, page_language
from commonplatform.ui.shells import Shell, ShellLink, Text

FOOTER_PAGES: tuple[tuple[str, Text], ...] = (
    ("public:accessibility", _("Accessibility statement")),
    ("public:cookies", _("Cookies")),
    ("public:privacy", _("Privacy")),
    ("public:contact", _("Contact")),
    ("public:feedback", _("Feedback")),
)
LANGUAGE_NAMES = (("en", "English"), ("cy", "Cymraeg"))


def shell(request: HttpRequest) -> dict[str, Any]:
    """``shell`` and ``footer_links`` for the layouts.

    Reads nothing but ``request``: the acting person is ``request.actor``, whose ``display_name``,
    ``organisation_name``, ``role_label`` and ``navigation`` (tuples of label, URL name and count or None) are
    used when there. A page that this deployment does not route is not offered.
    The box for cases repeats what was asked of it, not what another page searches for.
    """
    actor = getattr(request, "actor", None)
    navigation = navigation_links(getattr(actor, "navigation", ()), request.path)
    start = address("public:start") or "/"
    return {
        "shell": Shell(
            display_name=str(getattr(actor, "display_name", "") or ""),
            organisation_name=str(getattr(actor, "organisation_name", "") or ""),
            role_label=getattr(actor, "role_label", "") or "",
            navigation=navigation,
            start_href=start,
            home_href=navigation[0].href if navigation else start,
            search_href=address("cases:search") if _has_cases(actor) else "",
            search_value=request.GET.get("q", "") if request.path == address("cases:list") else "",
            switch_role_href=address("accounts:switch_role") if getattr(actor, "has_other_roles", False) else "",
            sign_out_href=address("account_logout"),
            languages=language_links(request),
        ),
        "footer_links": footer_links(),
    }


def _has_cases(actor: object) -> bool:
    """Only who has a list of cases has something to search in."""
    return any(name == "cases:list" for _label, name, _count in getattr(actor, "navigation", ()))


def address(name: str) -> str:
    """The address of a named page, or nothing where it is not routed."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def navigation_links(entries: Iterable[tuple[Text, str, int | None]], path: str) -> tuple[ShellLink, ...]:
    """The service navigation; the entry whose address is the longest start of the page's own is current."""
    links = [(label, address(name), count) for label, name, count in entries]
    within = [href for _label, href, _count in links if href and path.startswith(href)]
    current = max(within, key=len, default="")
    return tuple(
        ShellLink(
            text=label,
            href=href,
            current=href == current,
            count="" if count is None else capped_count(count),
        )
        for label, href, count in links
        if href
    )


def language_links(request: HttpRequest) -> tuple[ShellLink, ...]:
    """English and Cymraeg, each in its own language, leading back to the same page."""
    href = address("public:set_language")
    if not href:
        return ()
    here = request.get_full_path() if request.method in ("GET", "HEAD") else request.path
    return tuple(
        ShellLink(
            text=name,
            href=f"{href}?{urlencode({'language': code, 'next': here})}",
            current=code == page_language(),
            language=code,
        )
        for code, name in LANGUAGE_NAMES
    )


def footer_links() -> tuple[ShellLink, ...]:
    return tuple(ShellLink(text=text, href=href) for name, text in FOOTER_PAGES if (href := address(name)))
