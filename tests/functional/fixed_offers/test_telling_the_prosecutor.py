"""Every new case with an offer in it is looked at once; the prosecutor hears when it does not qualify."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from cases.models import Case, FixedOfferAssessment, Offence
from cases.services.assess_fixed_offers import assess_fixed_offers
from cases.states import CaseStatus
from commonplatform.audit.models import Effect, Event
from tests.support.fixed_offers import FARES, TWO_FARES, make_case_with_offer, make_figures
from tests.support.world import Person, make_case, make_prosecutor

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def figures(db: None) -> None:
    make_figures()


def not_qualifying() -> Case:
    case = make_case_with_offer(Person(offences=TWO_FARES))
    Offence.objects.filter(case=case, sequence=2).update(compensation=Decimal("11"))
    return case


def test_an_offer_that_qualifies_is_noted_and_nobody_is_told() -> None:
    case = make_case_with_offer()
    assert assess_fixed_offers(now=NOW) == 1
    assert FixedOfferAssessment.objects.get(case=case).outcome == "offered"
    assert not Effect.objects.exists()


def test_an_offer_that_does_not_qualify_is_told_to_the_prosecutor_once() -> None:
    case = not_qualifying()
    assert assess_fixed_offers(now=NOW) == 1
    assert assess_fixed_offers(now=NOW) == 0
    effect = Effect.objects.get(kind="notifications.send_mail")
    assert effect.payload["template"] == "fixed_offer_not_open"
    assert effect.payload["address"] == case.prosecutor.email
    assert effect.payload["facts"] == {"case_reference": case.reference_received}
    event = Event.objects.get(kind="offer.not_eligible")
    assert event.case_id == case.pk


def test_a_prosecutor_without_an_address_is_told_by_the_timeline_alone() -> None:
    case = not_qualifying()
    case.prosecutor.email = ""
    case.prosecutor.save()
    assess_fixed_offers(now=NOW)
    assert Event.objects.filter(kind="offer.not_eligible").exists()
    assert not Effect.objects.exists()


def test_one_defendant_of_several_who_does_not_qualify_is_enough() -> None:
    case = make_case_with_offer(Person(offences=FARES), Person(forenames="Bea", offences=(("RT88191", "Speed"),)))
    assess_fixed_offers(now=NOW)
    assert FixedOfferAssessment.objects.get(case=case).outcome == "not_all_qualify"


def test_cases_without_an_offer_and_of_prosecutors_not_approved_are_left_alone() -> None:
    make_case(defendants=[Person(offences=FARES)])
    make_case_with_offer(prosecutor=make_prosecutor())
    assert assess_fixed_offers(now=NOW) == 0


def test_a_case_that_has_moved_on_is_left_alone() -> None:
    case = not_qualifying()
    Case.objects.filter(pk=case.pk).update(status=CaseStatus.LISTED)
    assert assess_fixed_offers(now=NOW) == 0
