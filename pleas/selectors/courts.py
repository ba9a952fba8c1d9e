"""Courts as the public may find them."""

from cases.references import normalise_reference
from commonplatform.reference.models import Court
from commonplatform.reference.selectors import region_of
from pleas.types import Bilingual, CourtContact


def open_courts() -> list[CourtContact]:
    """Every court in use with its contacts, in the order of their names."""
    return [contact_of(court) for court in Court.objects.filter(is_open=True).order_by("name")]


def courts_for(text: str) -> list[CourtContact]:
    """The courts of the region that a reference begins with, typed in any way; it looks at no case.

    Source: domain document "Online plea", Courts: any text whose first two digits match an enabled
    court shows its name and contacts.
    """
    region = region_of(normalise_reference(text))
    found = Court.objects.filter(is_open=True, regions__code=region) if region else Court.objects.none()
    return [contact_of(court) for court in found.order_by("name")]


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
