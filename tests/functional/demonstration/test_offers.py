"""The fixed offers of the story: open, accepted, concluded, not qualifying; with amounts that say they are invented."""

import pytest
from django.utils import timezone

from cases.intake.reference_snapshot import ReferenceSnapshot
from cases.models import Case, FixedOfferAcceptance, FixedOfferAssessment, FixedOfferEnd
from commonplatform.demonstration.fixed_offers import offers
from commonplatform.demonstration.personas import ACCEPTED, CITIZENS
from commonplatform.demonstration.services.build_world import build_world
from commonplatform.demonstration.services.tell_case import tell_case
from commonplatform.demonstration.services.tell_offers import tell_offers
from commonplatform.demonstration.told import cases
from commonplatform.reference.models import StandardPenalty
from tests.support.effects import effects_asking

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_offers_stand_at_every_stage_however_often_they_are_told() -> None:
    today = timezone.localdate()
    for _twice in range(2):
        build_world()
        for case in cases():
            if case.reference in offers():
                tell_case(case, today=today, sessions={}, reference=ReferenceSnapshot())
        tell_offers(today=today)
    status = dict(Case.objects.values_list("reference_received", "status"))
    assert {status[reference] for reference in ("TFL260001064", "DVLA-26-001065")} == {"concluded"}
    accepted = set(FixedOfferAcceptance.objects.values_list("case__reference_received", flat=True))
    assert accepted == {"TFL260001063", "TFL260001064", "DVLA-26-001065"}
    assert set(FixedOfferEnd.objects.values_list("outcome", flat=True)) == {"concluded"}
    outcomes = dict(FixedOfferAssessment.objects.values_list("case__reference_received", "outcome"))
    assert outcomes["TFL260001066"] == "not_all_qualify"
    assert outcomes["TFL260001061"] == outcomes["DVLA-26-001062"] == "offered"
    mails = [effect.payload["language"] for effect in effects_asking(template="fixed_offer_concluded")]
    assert sorted(mails) == ["cy", "en"]


def test_every_amount_says_that_it_is_invented() -> None:
    build_world()
    sources = set(StandardPenalty.objects.values_list("source", flat=True))
    assert sources == {"Invented for the demonstration; no real penalty"}


def test_the_screen_names_offers_to_accept_in_both_languages_and_one_to_pay() -> None:
    named = {reference for reference in {**CITIZENS, **ACCEPTED} if reference in offers()}
    assert named == {"TFL260001061", "DVLA-26-001062", "TFL260001063", "DVLA-26-001065"}
