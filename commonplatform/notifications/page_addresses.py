"""Addresses of pages as a mail gives them."""

from django.conf import settings
from django.urls import reverse


def page_address(name: str, **arguments: object) -> str:
    """The full address of a page of this service."""
    return f"{settings.PUBLIC_BASE_URL.rstrip('/')}{reverse(name, kwargs=arguments or None)}"
