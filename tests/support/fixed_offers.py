"""A case in which the defendant gets a fixed offer of £100 + £40 surcharge + £80 costs a charge."""

from datetime import date
from decimal import Decimal

from cases.models import Case, Offence
from commonplatform.reference.models import Prosecutor, StandardPenalty, SurchargeRate
from tests.support.world import Person, make_case, make_prosecutor

FARES = (("TF05017", "Fail to hold a ticket"),)
TWO_FARES = (("TF05017", "Fail to hold a ticket"), ("RR89005", "Travel without paying"))


def make_figures() -> None:
    """The penalties and surcharge that offers in tests are worked out from."""
    dated = {"valid_from": date(2022, 6, 16), "source": "The order of that day"}
    for level, amount in (("adult", "100.00"), ("youth", "20.00"), ("organisation", "500.00")):
        for code in ("TF05017", "RR89005"):
            StandardPenalty.objects.create(offence_code=code, level=level, amount=Decimal(amount), **dated)
        if level == "youth":
            SurchargeRate.objects.create(level=level, fixed_amount=Decimal("26.00"), **dated)
        else:
            SurchargeRate.objects.create(level=level, percentage=Decimal("40.00"), maximum=Decimal("2000.00"), **dated)


def approved_prosecutor() -> Prosecutor:
    prosecutor = make_prosecutor()
    prosecutor.fixed_offer_approved = True
    prosecutor.save()
    return prosecutor


def make_case_with_offer(*people: Person, prosecutor: Prosecutor | None = None) -> Case:
    """Every charge is offered; costs of £80."""
    case = make_case(prosecutor=prosecutor or approved_prosecutor(), defendants=people or (Person(offences=FARES),))
    Offence.objects.filter(case=case).update(fixed_offer_made=True)
    Case.objects.filter(pk=case.pk).update(prosecution_costs=Decimal("80.00"))
    case.refresh_from_db()
    return case
