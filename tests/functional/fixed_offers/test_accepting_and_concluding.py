"""An accepted offer: pending for five days, then convictions and a completed case; or a plea in its place."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import ProgrammingError

from cases.event_sentences import sentence_for
from cases.exceptions import (
    CaseNotOpenForPlea,
    FixedOfferAlreadyAccepted,
    FixedOfferNotAvailable,
    PleaAlreadyEntered,
)
from cases.models import Case, Defendant, FixedOfferAcceptance, FixedOfferEnd, FixedOfferPenalty, Offence, Plea, Verdict
from cases.selectors.fixed_offers import acceptances_due, accepted_offer, fixed_offer_for
from cases.services import accept_fixed_offer, conclude_fixed_offer, enter_pleas
from cases.states import CaseStatus, PleaChoice, PleaMethod
from cases.types import AcceptedOffer, PleaToEnter
from commonplatform.audit.models import Event
from commonplatform.reference.models import SurchargeRate
from tests.support.fixed_offers import FARES, TWO_FARES, make_case_with_offer, make_figures
from tests.support.world import FEED, Person

pytestmark = pytest.mark.django_db

ACCEPTED = datetime(2026, 11, 2, 23, 30, tzinfo=UTC)
AFTER = datetime(2026, 11, 8, 1, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def figures(db: None) -> None:
    make_figures()


def first(case: Case, position: int = 1) -> UUID:
    return Defendant.objects.get(case=case, position=position).pk


def accept(case: Case, position: int = 1, *, at: datetime = ACCEPTED) -> AcceptedOffer:
    return accept_fixed_offer(actor=FEED, case_id=case.pk, defendant_id=first(case, position), accepted_at=at)


def conclude(accepted: AcceptedOffer, *, now: datetime = AFTER) -> AcceptedOffer | None:
    return conclude_fixed_offer(actor=FEED, acceptance_id=accepted.acceptance_id, now=now)


def plead(case: Case, choice: PleaChoice = PleaChoice.NOT_GUILTY, position: int = 1) -> None:
    offences = Offence.objects.filter(defendant_id=first(case, position))
    enter_pleas(
        actor=FEED,
        case_id=case.pk,
        defendant_id=first(case, position),
        pleas=[PleaToEnter(offence.pk, choice) for offence in offences],
        method=PleaMethod.ONLINE,
        entered_at=ACCEPTED + timedelta(days=2),
    )


def test_the_offer_is_kept_charge_by_charge_as_it_stood() -> None:
    case = make_case_with_offer(Person(offences=TWO_FARES))
    accepted = accept(case)
    assert accepted.total == Decimal("360.00")
    assert accepted.can_change_until == date(2026, 11, 7)
    assert accepted.is_pending
    assert [penalty.penalty for penalty in FixedOfferPenalty.objects.all()] == [100, 100]
    SurchargeRate.objects.filter(level="adult").update(percentage=90)
    kept = accepted_offer(first(case))
    assert kept is not None
    assert kept.total == Decimal("360.00")


def test_while_it_is_pending_nothing_is_decided() -> None:
    case = make_case_with_offer()
    accept(case)
    case.refresh_from_db()
    assert case.status == CaseStatus.RECEIVED
    assert not Plea.objects.exists()
    assert not Verdict.objects.exists()


def test_the_cooling_off_lasts_five_days_of_the_calendar_in_london() -> None:
    accepted = accept(make_case_with_offer())
    assert acceptances_due(date(2026, 11, 7)) == []
    assert acceptances_due(date(2026, 11, 8)) == [accepted.acceptance_id]


def test_in_summer_the_day_of_acceptance_is_londons_not_greenwichs() -> None:
    late_in_the_evening = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert accept(make_case_with_offer(), at=late_in_the_evening).can_change_until == date(2026, 7, 7)


def test_when_it_concludes_there_are_pleas_verdicts_terms_of_payment_and_a_completed_case() -> None:
    case = make_case_with_offer(Person(offences=TWO_FARES))
    concluded = conclude(accept(case))
    assert concluded is not None
    assert (concluded.outcome, concluded.pay_by) == ("concluded", date(2026, 12, 6))
    pleas = Plea.objects.values_list("choice", "method", "entered_at", "recorded_at")
    assert set(pleas) == {("guilty", "online", ACCEPTED, AFTER)}
    verdicts = Verdict.objects.values_list("finding", "route", "convicted_on")
    assert list(verdicts) == [("guilty", "fixed_offer", date(2026, 11, 8))] * 2
    assert FixedOfferEnd.objects.get().collection_order is True
    case.refresh_from_db()
    assert case.status == CaseStatus.CONCLUDED


def test_concluding_twice_concludes_once() -> None:
    case = make_case_with_offer()
    accepted = accept(case)
    assert conclude(accepted) is not None
    assert conclude(accepted) is None
    assert Plea.objects.count() == Verdict.objects.count() == 1
    assert acceptances_due(date(2030, 1, 1)) == []


def test_a_case_with_another_defendant_is_completed_only_with_the_last_verdict() -> None:
    case = make_case_with_offer(Person(offences=FARES), Person(forenames="Bea", offences=FARES))
    conclude(accept(case))
    case.refresh_from_db()
    assert case.status == CaseStatus.PLEA_ENTERED
    conclude(accept(case, 2))
    case.refresh_from_db()
    assert case.status == CaseStatus.CONCLUDED


def test_an_ordinary_plea_cancels_the_acceptance_for_good() -> None:
    case = make_case_with_offer()
    accepted = accept(case)
    plead(case)
    assert FixedOfferEnd.objects.get().outcome == "cancelled"
    assert Plea.objects.get().choice == PleaChoice.NOT_GUILTY
    assert conclude(accepted) is None
    assert not Verdict.objects.exists()
    event = Event.objects.get(kind="offer.cancelled")
    assert sentence_for(event.kind, event.data) == (
        "Accepted fixed offer cancelled: the defendant entered a plea instead"
    )


def test_the_plea_of_a_co_defendant_cancels_nothing() -> None:
    case = make_case_with_offer(Person(offences=FARES), Person(forenames="Bea", offences=FARES))
    accepted = accept(case)
    plead(case, position=2)
    assert not FixedOfferEnd.objects.exists()
    assert conclude(accepted) is not None


@pytest.mark.parametrize("status", [CaseStatus.LISTED, CaseStatus.WITHDRAWN, CaseStatus.CONCLUDED])
def test_a_case_that_moved_on_in_the_cooling_off_convicts_nobody(status: CaseStatus) -> None:
    case = make_case_with_offer()
    accepted = accept(case)
    Case.objects.filter(pk=case.pk).update(status=status)
    assert conclude(accepted) is None
    assert FixedOfferEnd.objects.get().outcome == "cancelled"
    assert not Plea.objects.exists()


@pytest.mark.parametrize("status", [CaseStatus.LISTED, CaseStatus.WITHDRAWN, CaseStatus.CONCLUDED])
def test_an_offer_in_a_case_that_moved_on_is_refused(status: CaseStatus) -> None:
    case = make_case_with_offer()
    Case.objects.filter(pk=case.pk).update(status=status)
    with pytest.raises(CaseNotOpenForPlea):
        accept(case)
    assert not FixedOfferAcceptance.objects.exists()


def test_an_offer_is_accepted_once() -> None:
    case = make_case_with_offer()
    accept(case)
    with pytest.raises(FixedOfferAlreadyAccepted):
        accept(case)


def test_after_a_plea_there_is_nothing_to_accept() -> None:
    case = make_case_with_offer()
    plead(case)
    with pytest.raises(PleaAlreadyEntered):
        accept(case)


def test_without_an_offer_there_is_nothing_to_accept() -> None:
    case = make_case_with_offer()
    Offence.objects.filter(case=case).update(compensation=Decimal("10.01"))
    with pytest.raises(FixedOfferNotAvailable):
        accept(case)


def test_the_level_and_the_figures_are_those_of_the_posting_date_and_the_earliest_offence() -> None:
    SurchargeRate.objects.create(
        level="adult", valid_from=date(2020, 1, 1), valid_to=date(2022, 6, 15), percentage=10, minimum=34, source="SI"
    )
    case = make_case_with_offer(Person(offences=TWO_FARES))
    Offence.objects.filter(case=case, sequence=2).update(committed_on=date(2022, 6, 15))
    offer = fixed_offer_for(case.pk, first(case)).offer
    assert offer is not None
    assert offer.surcharge == Decimal("34.00")
    company = make_case_with_offer(Person(organisation_name="Corvid Ltd", offences=FARES))
    offered = fixed_offer_for(company.pk, first(company)).offer
    assert offered is not None
    assert (str(offered.level), offered.penalties) == ("organisation", Decimal(500))


# ---- held by the database


def refused(sql: str) -> None:
    with pytest.raises((ProgrammingError, IntegrityError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_what_was_accepted_and_decided_is_append_only() -> None:
    conclude(accept(make_case_with_offer()))
    for table in ("fixedofferacceptance", "fixedofferpenalty", "fixedofferend", "verdict"):
        refused(f"DELETE FROM cases_{table}")
    refused("UPDATE cases_fixedofferacceptance SET total = 1")
    refused("UPDATE cases_verdict SET convicted_on = '2020-01-01'")


def test_a_conclusion_without_terms_of_payment_is_refused() -> None:
    accepted = accept(make_case_with_offer())
    refused(
        "INSERT INTO cases_fixedofferend (acceptance_id, case_id, defendant_id, outcome, ended_at, collection_order)"
        f" VALUES ('{accepted.acceptance_id}', '{accepted.case_id}', '{accepted.defendant_id}',"
        " 'concluded', now(), true)"
    )
