"""The security headers of every answer, whole: a change of any of them is a change of this page."""

import re

from django.http import HttpResponseBase

from commonplatform.storage.objects import store_origin
from commonplatform.storage.tickets import files_origin

CONTENT_SECURITY_POLICY = frozenset(
    (
        "default-src 'none'",
        "script-src 'self' 'nonce-NONCE'",
        "style-src 'self'",
        "img-src 'self'",
        "media-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex",
}
NONCE = re.compile(r"'nonce-[A-Za-z0-9+/_=-]{22,}'")


def missing_headers(
    answer: HttpResponseBase, *, frames_a_file: bool = False, sends_to_the_store: bool = False
) -> list[str]:
    """Which headers are missing or different, with what they say.

    Nothing is framed but a file at its door, and nothing sent elsewhere but a file to the store.
    """
    faults = [
        f"{name}: {answer.headers.get(name, '(none)')}"
        for name, value in HEADERS.items()
        if answer.headers.get(name) != value
    ]
    policy = answer.headers.get("Content-Security-Policy", "")
    framed = {f"frame-src 'self' {files_origin()}"} if frames_a_file else set()
    expected = CONTENT_SECURITY_POLICY | framed
    if sends_to_the_store:
        expected = expected - {"connect-src 'self'"} | {f"connect-src 'self' {store_origin()}"}
    return faults if directives(policy) == expected else [*faults, f"policy: {policy}"]


def directives(policy: str) -> frozenset[str]:
    """A Content-Security-Policy in comparable form. A page without scripts has no nonce to name."""
    plain = NONCE.sub("'nonce-NONCE'", policy)
    if "nonce" not in plain:
        plain = plain.replace("script-src 'self'", "script-src 'self' 'nonce-NONCE'")
    return frozenset(part.strip() for part in plain.split(";") if part.strip())
