"""Courts as the public may find them."""

from commonplatform.reference.models import Court
from pleas.types import Bilingual, CourtContact


def open_courts() -> list[CourtContact]:
    """Every court in use with its contacts, in the order of their names."""
    return [contact_of(court) for court in Court.objects.filter(is_open=True).order_by("name")]


def contact_of(court: Court) -> CourtContact:
    """A court's name in both languages and how to reach it."""
    return CourtContact(
        id=court.pk,
        name=Bilingual(court.name, court.name_welsh),
        address=court.address,
        postcode=court.postcode,
        telephone=court.telephone,
        email=court.email,
        supports_welsh=court.is_welsh,
    )
