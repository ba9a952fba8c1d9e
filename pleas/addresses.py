"""The addresses of the journey's pages. Nothing personal stands in any of them."""

from functools import cache

from django.urls import reverse

from pleas.journey import Place


@cache
def address_of(name: str, number: int = 0) -> str:
    """The address of a page by its name in the journey."""
    return reverse(f"public:plea:{name}", kwargs={"number": number} if number else None)


def address_of_place(place: Place) -> str:
    """The address of a place in somebody's journey."""
    return address_of(place.name, place.number)
