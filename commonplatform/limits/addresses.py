"""From where a request comes."""

from django.conf import settings
from django.http import HttpRequest


def address_of_visitor(request: HttpRequest) -> str:
    """The network address that attempts are counted by: behind proxies, what the trusted one saw."""
    trusted = getattr(settings, "TRUSTED_PROXIES", 0)
    passed_on = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if trusted and len(passed_on) >= trusted and passed_on[-trusted]:
        return str(passed_on[-trusted])
    return str(request.META.get("REMOTE_ADDR", ""))
