"""What the door says: a file, or a page that says why there is none. Nothing that it sends can run."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from commonplatform.storage.content import PDF
from commonplatform.storage.handing_out import FileToHandOut

_STYLE = "body{font:1.1875rem/1.4 arial,sans-serif;color:#0b0c0c;background:#fff;margin:1.5rem;max-width:40em}"
_STYLE_DIGEST = b64encode(sha256(_STYLE.encode()).digest()).decode()
_PAGE_RULES = ("default-src 'none'", f"style-src 'sha256-{_STYLE_DIGEST}'", "base-uri 'none'", "form-action 'none'")
_FILE_RULES = ("default-src 'none'", "base-uri 'none'", "form-action 'none'")
_ALWAYS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
_YEARS = "max-age=63072000; includeSubDomains"


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers and either a short body or an object of the store with its size in bytes."""

    status: int
    headers: dict[str, str]
    body: bytes = b""
    object_key: str = ""
    size: int = 0


def file_answer(file: FileToHandOut, *, size: int) -> Answer:
    """The whole file: parts of it are not given, because a ticket is used by the first question."""
    # Not every browser starts its PDF viewer in a sandbox (Chromium does); a PDF is sent as nothing else anyway.
    rules = _FILE_RULES if file.is_shown and file.content_type == PDF else (*_FILE_RULES, "sandbox")
    headers = {
        **_headers(rules),
        "Content-Type": file.told_type,
        "Content-Disposition": file.disposition,
        "Content-Length": str(size),
    }
    return Answer(200, headers, object_key=file.object_key, size=size)


def used_up() -> Answer:
    """One page for a ticket that was used, is too old, was never given, or opens nothing any more."""
    return _page(404, _used_up)


def not_now() -> Answer:
    """The page for when something that the door stands on does not answer."""
    return _page(503, _not_now)


def plain(status: int, body: bytes = b"", **headers: str) -> Answer:
    """An answer for programs."""
    told = {**_headers(_FILE_RULES), "Content-Type": "text/plain; charset=utf-8", "Content-Length": str(len(body))}
    return Answer(status, {**told, **headers}, body=body)


def _used_up() -> tuple[str, str]:
    return _("This link cannot be used"), _("A link to a file works once, and for a minute. Open the file again.")


def _not_now() -> tuple[str, str]:
    return _("Files cannot be opened just now"), _("Try again in a few minutes.")


def _page(status: int, words: Callable[[], tuple[str, str]]) -> Answer:
    """In both languages: who asks is not known here."""
    with translation.override("en"):
        title, line = words()
        back = _("Go back to the service")
    with translation.override("cy"):
        welsh_title, welsh_line = words()
        welsh_back = _("Go back to the service")
    home = escape(settings.PUBLIC_BASE_URL)
    body = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head><body>'
        f'<main><h1>{escape(title)}</h1><p>{escape(line)}</p><p><a href="{home}" target="_top">{escape(back)}</a></p>'
        f'<div lang="cy"><h2>{escape(welsh_title)}</h2><p>{escape(welsh_line)}</p>'
        f'<p><a href="{home}" target="_top">{escape(welsh_back)}</a></p></div></main></body></html>'
    ).encode()
    headers = {
        **_headers(_PAGE_RULES),
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(len(body)),
    }
    return Answer(status, headers, body=body)


def _headers(rules: tuple[str, ...]) -> dict[str, str]:
    """Only pages of the service itself may frame what the door sends."""
    service = urlsplit(settings.PUBLIC_BASE_URL)
    policy = "; ".join((*rules, f"frame-ancestors {service.scheme}://{service.netloc}"))
    secure = {"Strict-Transport-Security": _YEARS} if settings.FILES_BASE_URL.startswith("https://") else {}
    return {**_ALWAYS, **secure, "Content-Security-Policy": policy}
