"""Pages that feedback can be about, by name: never an address that somebody gave."""

from django.urls import NoReverseMatch, reverse

BEGINNING = "public:"
LONGEST_NAME = 60


def known_page(name: str) -> str:
    """The name when it is one of the public's pages without anything variable in its address, else nothing."""
    return name if address_of_page(name) else ""


def address_of_page(name: str) -> str:
    """The address to go back to, made from the name; nothing for a name that no public page has."""
    if len(name) > LONGEST_NAME:
        return ""
    try:
        return reverse(f"{BEGINNING}{name}")
    except NoReverseMatch:
        return ""
