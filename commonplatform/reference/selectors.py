"""Reading reference data. Everybody may: these are public facts."""

from datetime import date

from django.db.models import F, Q, QuerySet

from commonplatform.reference.models import Code, Court, Offence, Prosecutor


def courts(*, in_use: bool = True) -> list[Court]:
    """The courts by name; with `in_use`, only those that are open."""
    found = Court.objects.order_by("name")
    return list(found.filter(is_open=True) if in_use else found)


def court_by_ou_code(ou_code: str) -> Court | None:
    """The court of an organisation unit code; the last two characters name a room and do not matter."""
    centre = ou_code.strip().upper()[:5]
    return Court.objects.filter(ou_code__startswith=centre).first() if len(centre) == 5 else None


def prosecutor_by_ou_code(ou_code: str) -> Prosecutor | None:
    """The prosecuting authority with exactly that code, in any case."""
    return Prosecutor.objects.filter(ou_code=ou_code.strip().upper()).first()


def prosecutor_by_short_name(short_name: str) -> Prosecutor | None:
    """The prosecuting authority known by that abbreviation."""
    return Prosecutor.objects.filter(short_name=short_name.strip().upper()).first()


def prosecutor_by_force_code(force_code: str) -> Prosecutor | None:
    """The police force with that two-digit code."""
    return Prosecutor.objects.filter(police_force_code=force_code).first() if force_code else None


def offence_valid_on(code: str, day: date) -> Offence | None:
    """The record that was valid on that day; the latest one when none was (Reference data needed for intake)."""
    records = Offence.objects.filter(code=code.strip().upper())
    valid = records.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=day), Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    )
    latest = F("valid_from").desc(nulls_last=True)
    return valid.order_by(latest).first() or records.order_by(latest).first()


def codes(code_list: Code.CodeList) -> QuerySet[Code]:
    """The entries of one list, in the order of their codes."""
    return Code.objects.filter(code_list=code_list).order_by("code")


def court_for_plea(reference: str, *, ou_code: str = "") -> Court | None:
    """The court that takes the plea to a reference (domain document "Online plea", Courts).

    The court owning the unit's first five characters, where it also serves the region of the
    reference; otherwise the first court of that region. Only courts that take online pleas.
    """
    region = region_of(reference)
    if not region:
        return None
    serving = Court.objects.filter(is_open=True, online_plea=True, regions__code=region).order_by("ou_code")
    centre = ou_code.strip().upper()[:5]
    if len(centre) == 5:
        owning = serving.filter(Q(units__code=centre) | Q(ou_code__startswith=centre)).first()
        if owning is not None:
            return owning
    return serving.first()


def region_of(reference: str) -> str:
    """The two digits that a normalised police reference begins with; nothing for any other reference."""
    region = reference[:2]
    return region if len(region) == 2 and region.isascii() and region.isdigit() else ""
