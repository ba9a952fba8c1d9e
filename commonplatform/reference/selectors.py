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
