"""Courts with rooms, organisations and people of the story. What is there already stays."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from commonplatform.accounts.models import LaaContract, Organisation, User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.selectors import actor_for, memberships_of
from commonplatform.accounts.services.add_membership import add_membership
from commonplatform.accounts.services.add_person import add_person
from commonplatform.accounts.types import Actor
from commonplatform.demonstration.credentials import PASSWORD, authenticator_key
from commonplatform.demonstration.fixed_offers import plant_penalties
from commonplatform.demonstration.told import rows
from commonplatform.reference.models import Court, CourtRegion, CourtRoom, CourtUnit, Prosecutor
from commonplatform.reference.selectors import court_by_ou_code, prosecutor_by_ou_code
from commonplatform.reference.services.load_reference import load_reference

# The story reaches back some weeks, and whoever acts in it held their post then.
WORKED_HERE_FOR = timedelta(days=90)


@transaction.atomic
def build_world() -> None:
    """Everything the cases need before the first message comes in."""
    load_reference()
    plant_penalties()
    for row in rows("courts"):
        _court(row)
    for row in rows("organisations"):
        _organisation(row)
    for row in rows("people"):
        _person(row)


def person_acting(role: Role, organisation: str) -> Actor:
    """The first person of the story with that role there, acting in it."""
    return _acting(next(row for row in rows("people") if (row["role"], row["organisation"]) == (role, organisation)))


def person_signing_in(email: str) -> Actor:
    """The person of the story with that address, in the role that stands first in the file."""
    return _acting(next(row for row in rows("people") if row["email"] == email))


def organisation_standing_for(ou_code: str) -> str:
    """The name of the organisation that acts for a court or a prosecuting authority."""
    return next(row["name"] for row in rows("organisations") if row["stands_for"] == ou_code)


def _acting(row: dict[str, str]) -> Actor:
    today = timezone.localdate()
    user = User.objects.get(email=row["email"])
    membership = memberships_of(user, on=today).get(organisation__name=row["organisation"], role=row["role"])
    actor = actor_for(user, on=today, membership_id=membership.pk)
    assert actor is not None
    return actor


def _court(row: dict[str, str]) -> None:
    court, created = Court.objects.get_or_create(
        ou_code=row["ou_code"],
        defaults={
            "name": row["name"],
            "name_welsh": row["name_welsh"],
            "jurisdiction": row["jurisdiction"],
            "local_justice_area": row["local_justice_area"],
            "police_area_codes": row["police_area_codes"].split(),
            "address": row["address"].replace(";", "\n"),
            "postcode": row["postcode"],
            "telephone": row["telephone"],
            "email": row["email"],
            "is_welsh": row["is_welsh"] == "yes",
        },
    )
    if created:
        CourtRoom.objects.bulk_create(
            CourtRoom(court=court, number=n, name=f"Courtroom {n}", name_welsh=f"Ystafell lys {n}")
            for n in range(1, int(row["rooms"]) + 1)
        )
        CourtUnit.objects.create(court=court, code=row["ou_code"][:5])
        CourtRegion.objects.bulk_create(
            CourtRegion(court=court, code=code) for code in court.police_area_codes if code.isdigit()
        )


def _organisation(row: dict[str, str]) -> None:
    kind, code = row["kind"], row["stands_for"]
    if kind == Organisation.Kind.PROSECUTION:
        Prosecutor.objects.filter(ou_code=code, email="").update(email=row["email"])
    organisation, _created = Organisation.objects.get_or_create(
        name=row["name"],
        kind=kind,
        defaults={
            "email": row["email"],
            "court": court_by_ou_code(code) if kind == Organisation.Kind.COURT else None,
            "prosecutor": prosecutor_by_ou_code(code) if kind == Organisation.Kind.PROSECUTION else None,
        },
    )
    if row["laa_contract"]:
        LaaContract.objects.get_or_create(number=row["laa_contract"], defaults={"organisation": organisation})


def _person(row: dict[str, str]) -> None:
    organisation = Organisation.objects.get(name=row["organisation"])
    user = User.objects.filter(email=row["email"]).first()
    if user is not None:
        add_membership(user=user, organisation=organisation, role=Role(row["role"]))
        return
    user = add_person(
        email=row["email"],
        full_name=row["full_name"],
        password=PASSWORD,
        organisation=organisation,
        role=Role(row["role"]),
        totp_secret=authenticator_key(row["email"]),
    )
    begun = timezone.localdate() - WORKED_HERE_FOR
    user.memberships.update(manages_people=row["manages_people"] == "yes", starts_on=begun)
