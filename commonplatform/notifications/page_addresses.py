"""Addresses of pages as a mail gives them."""

from django.conf import settings
from django.urls import NoReverseMatch, reverse


def page_address(name: str, **arguments: object) -> str:
    """The full address of a page of this service."""
    return f"{settings.PUBLIC_BASE_URL.rstrip('/')}{reverse(name, kwargs=arguments or None)}"


def page_address_if_there(name: str) -> str:
    """The full address, or "" where a deployment has no such page."""
    try:
        return page_address(name)
    except NoReverseMatch:
        return ""
