"""Accepting, pleading, running the job and moving the case on, in any order and at the edges of days in London."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from cases.exceptions import (
    CaseNotOpenForPlea,
    FixedOfferAlreadyAccepted,
    PleaAlreadyEntered,
    StillCoolingOff,
)
from cases.models import Case, Defendant, FixedOfferAcceptance, FixedOfferEnd, Offence, Plea, Verdict, WorkItem
from cases.services import accept_fixed_offer, add_work, conclude_fixed_offer, enter_pleas
from cases.services.conclude_due_offers import conclude_due_offers
from cases.states import CaseStatus, PleaChoice, PleaMethod
from cases.types import PleaToEnter
from commonplatform.audit.models import Event
from tests.support.fixed_offers import TWO_FARES, make_case_with_offer, make_figures
from tests.support.world import FEED, Person

pytestmark = pytest.mark.django_db

LONDON = ZoneInfo("Europe/London")
STARTS = [
    datetime(2026, 3, 23, 23, 59, tzinfo=LONDON),  # the clocks go forward in the last night of the cooling-off
    datetime(2026, 3, 24, 0, 0, tzinfo=LONDON),
    datetime(2026, 6, 30, 0, 30, tzinfo=LONDON),  # the evening before, in Greenwich
    datetime(2026, 10, 19, 23, 30, tzinfo=LONDON),  # the clocks go back in the last night
    datetime(2026, 10, 20, 0, 0, tzinfo=LONDON),
    datetime(2026, 12, 28, 12, 0, tzinfo=LONDON),  # over the turn of the year
    datetime(2028, 2, 25, 9, 0, tzinfo=LONDON),  # a leap year
]
MOVED_ON = [CaseStatus.LISTED, CaseStatus.WITHDRAWN, CaseStatus.CONCLUDED]


def midnight_after(at: datetime, *, days: int) -> datetime:
    """The first instant of the day that many days after that of `at`, in London."""
    day = at.astimezone(LONDON).date() + timedelta(days=days)
    return datetime(day.year, day.month, day.day, tzinfo=LONDON).astimezone(UTC)


class Offer(RuleBasedStateMachine):
    """One case with an offer. What the model says is worked out from instants, not from the service's days."""

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.case = make_case_with_offer(Person(offences=TWO_FARES))
        self.defendant = Defendant.objects.get(case=self.case)
        self.accepted_at: datetime | None = None
        self.end = ""
        self.has_pleaded = False
        self.status = CaseStatus.RECEIVED

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @property
    def is_open(self) -> bool:
        return self.status in (CaseStatus.RECEIVED, CaseStatus.PLEA_ENTERED)

    @property
    def is_pending(self) -> bool:
        return self.accepted_at is not None and not self.end

    @property
    def convicts_from(self) -> datetime:
        assert self.accepted_at is not None
        return midnight_after(self.accepted_at, days=6)

    @initialize(at=st.sampled_from(STARTS), minutes=st.integers(-3, 3))
    def begin(self, at: datetime, minutes: int) -> None:
        self.now = at.astimezone(UTC) + timedelta(minutes=minutes)

    @rule(minutes=st.sampled_from([1, 59, 60, 61, 12 * 60, 24 * 60, 2 * 24 * 60, 5 * 24 * 60]))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(days=st.integers(1, 6), seconds=st.integers(-1, 1))
    def it_is_about_midnight(self, days: int, seconds: int) -> None:
        self.now = max(self.now, midnight_after(self.now, days=days) + timedelta(seconds=seconds))

    @precondition(lambda self: self.is_pending)
    @rule(seconds=st.integers(-1, 1))
    def the_cooling_off_is_about_to_end(self, seconds: int) -> None:
        self.now = max(self.now, self.convicts_from + timedelta(seconds=seconds))

    @rule()
    def accept(self) -> None:
        refused = self.accepted_at is not None or self.has_pleaded or not self.is_open
        try:
            accept_fixed_offer(actor=FEED, case_id=self.case.pk, defendant_id=self.defendant.pk, accepted_at=self.now)
        except (FixedOfferAlreadyAccepted, PleaAlreadyEntered, CaseNotOpenForPlea):
            assert refused
            return
        assert not refused
        assert self.case.court_id is not None
        add_work(
            principal_id=self.case.court_id,
            case_id=self.case.pk,
            defendant_id=self.defendant.pk,
            kind="fixed_offer_accepted",
        )
        self.accepted_at = self.now

    @rule(choice=st.sampled_from([PleaChoice.GUILTY, PleaChoice.NOT_GUILTY]))
    def plead(self, choice: PleaChoice) -> None:
        refused = self.has_pleaded or not self.is_open
        charges = Offence.objects.filter(defendant=self.defendant)
        try:
            enter_pleas(
                actor=FEED,
                case_id=self.case.pk,
                defendant_id=self.defendant.pk,
                pleas=[PleaToEnter(charge.pk, choice) for charge in charges],
                method=PleaMethod.ONLINE,
                entered_at=self.now,
            )
        except (PleaAlreadyEntered, CaseNotOpenForPlea):
            assert refused
            return
        assert not refused
        if self.is_pending:
            self.end = "cancelled"
        self.has_pleaded, self.status = True, CaseStatus.PLEA_ENTERED

    @precondition(lambda self: self.is_open)
    @rule(status=st.sampled_from(MOVED_ON))
    def the_case_moves_on(self, status: CaseStatus) -> None:
        Case.objects.filter(pk=self.case.pk).update(status=status)
        self.status = status

    @rule()
    def the_job_runs(self) -> None:
        concluded = conclude_due_offers(now=self.now)
        due = self.is_pending and self.is_open and self.now >= self.convicts_from
        assert concluded == (1 if due else 0)
        self._expect_end(due=due)

    @precondition(lambda self: self.is_pending)
    @rule()
    def somebody_asks_for_the_conviction(self) -> None:
        acceptance = FixedOfferAcceptance.objects.get(defendant=self.defendant)
        due = self.is_open and self.now >= self.convicts_from
        if self.is_open and not due:
            with pytest.raises(StillCoolingOff):
                conclude_fixed_offer(actor=FEED, acceptance_id=acceptance.pk, now=self.now)
            return
        concluded = conclude_fixed_offer(actor=FEED, acceptance_id=acceptance.pk, now=self.now)
        assert (concluded is not None) == due
        self._expect_end(due=due)

    def _expect_end(self, *, due: bool) -> None:
        if due:
            self.end, self.status, self.has_pleaded = "concluded", CaseStatus.CONCLUDED, True
            self.convicted_at = self.now
        elif self.is_pending and not self.is_open:
            self.end = "cancelled"

    @invariant()
    def the_end_is_what_the_model_says_and_stays(self) -> None:
        assert [end.outcome for end in FixedOfferEnd.objects.filter(case=self.case)] == ([self.end] if self.end else [])
        assert Case.objects.get(pk=self.case.pk).status == self.status

    @invariant()
    def nobody_is_convicted_otherwise(self) -> None:
        verdicts = Verdict.objects.filter(case=self.case)
        if self.end != "concluded":
            assert not verdicts.exists()
            return
        assert self.accepted_at is not None
        convicted_on = self.convicted_at.astimezone(LONDON).date()
        assert [verdict.convicted_on for verdict in verdicts] == [convicted_on] * 2
        assert self.convicted_at >= self.convicts_from
        pleas = Plea.objects.filter(case=self.case)
        assert {(plea.choice, plea.method, plea.entered_at) for plea in pleas} == {
            ("guilty", "online", self.accepted_at)
        }
        assert FixedOfferEnd.objects.get(case=self.case).pay_by == convicted_on + timedelta(days=28)

    @invariant()
    def there_is_one_plea_to_each_charge_or_none(self) -> None:
        assert Plea.objects.filter(case=self.case).count() == (2 if self.has_pleaded else 0)

    @invariant()
    def the_court_has_the_acceptance_on_its_list_while_it_is_pending(self) -> None:
        waiting = WorkItem.objects.filter(case=self.case, kind="fixed_offer_accepted", done_at__isnull=True)
        assert waiting.count() == (1 if self.is_pending else 0)

    @invariant()
    def a_cancellation_is_on_record_once(self) -> None:
        cancelled = Event.objects.filter(case_id=self.case.pk, kind="offer.cancelled")
        assert cancelled.count() == (1 if self.end == "cancelled" else 0)


def test_in_any_order_nobody_is_convicted_who_still_may_think_again() -> None:
    make_figures()
    run_state_machine_as_test(
        Offer,
        settings=settings(
            max_examples=25, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
