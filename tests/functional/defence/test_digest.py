"""One mail a day to who wants it, saying that there is something to read and nothing of what; counted by rights."""

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from cases.services import revoke_access
from cases.states import Relation
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.models import Membership, User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import system_actor
from commonplatform.audit.models import Effect, Event
from commonplatform.audit.services import record
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.notifications.mail_templates import write_letter
from commonplatform.notifications.models import Message
from commonplatform.retention.rules import retention_rules
from defence.models import DigestDay
from defence.services import choose_digest
from defence.services.send_digests import send_digests
from disclosure.models import SectionRight
from tests.functional.disclosure.steps import ADA, CHARLES, World, browser, make_world, published, visible
from tests.support.effects import effects_asking
from tests.support.workers import logged_in_as_a_worker
from tests.support.world import FEED, actor_of, give_access, make_firm, make_person

pytestmark = pytest.mark.django_db
PAGE = "/defence/my-cases/daily-e-mail/"


def _morning(days: int = 1, hour: int = 8) -> dt.datetime:
    """That hour in London, so many days from now."""
    local = timezone.localtime() + dt.timedelta(days=days)
    return local.replace(hour=hour, minute=0, second=0, microsecond=0)


@pytest.fixture
def world() -> World:
    return make_world((ADA, CHARLES))


@pytest.fixture
def wanting(world: World) -> User:
    _choose(world.solicitor)
    return world.solicitor


def _choose(user: User, *, is_wanted: bool = True) -> None:
    actor = actor_of(user)
    with actor_scope(actor):
        choose_digest(actor=actor, is_wanted=is_wanted)


def _send(days: int = 1, hour: int = 8) -> int:
    now = _morning(days, hour)
    with time_machine.travel(now, tick=False):
        return send_digests(now=now)


def _mails() -> list[Effect]:
    return effects_asking(template="daily_digest")


def test_it_says_that_there_is_something_and_names_nothing(world: World, wanting: User) -> None:
    published(world)
    assert _send() == 1
    (mail,) = _mails()
    assert mail.payload["address"] == wanting.email
    letter = write_letter("daily_digest", language="en", facts=mail.payload["facts"])
    assert "1 of your cases" in letter.text
    assert "/defence/my-cases/" in letter.text
    said = f"{letter.subject} {letter.text} {letter.html}"
    for secret in (
        world.case.reference_received,
        str(world.case.pk),
        "Ada",
        "Lovelace",
        "Initial details",
        wanting.full_name,
    ):
        assert secret not in said


def test_nobody_gets_it_unasked_nor_after_stopping_it(world: World) -> None:
    published(world)
    assert _send() == 0
    _choose(world.solicitor)
    _choose(world.solicitor, is_wanted=False)
    assert _send() == 0
    assert _mails() == []


def test_where_there_is_nothing_nothing_is_sent(world: World, wanting: User) -> None:
    published(world)
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=5)):
        browser(wanting).get(f"/cases/{world.case.pk}/")
    assert _send() == 0
    assert DigestDay.objects.get().cases == 0
    assert _mails() == []


def test_once_a_day_and_again_on_the_next(world: World, wanting: User) -> None:
    published(world)
    assert [_send(1, 8), _send(1, 9), _send(2, 8), _send(2, 11)] == [1, 0, 1, 0]
    assert len(_mails()) == 2


def test_a_run_that_is_killed_in_between_mails_nobody_twice(
    world: World, wanting: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker dies after the second person's day was written down, before their transaction ended."""
    colleague = make_person(Role.SOLICITOR, world.firm)
    _choose(colleague)
    published(world)
    module = __import__("defence.services.send_digests", fromlist=["record"])
    seen: list[object] = []

    def dies_at_the_second(*args: object, **named: object) -> object:
        seen.append(named["subject_id"])
        if len(seen) == 2:
            raise SystemExit
        return record(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "record", dies_at_the_second)
    with pytest.raises(SystemExit):
        _send()
    assert len(_mails()) == DigestDay.objects.count() == 1
    monkeypatch.setattr(module, "record", record)
    assert _send() == 1
    assert sorted(mail.payload["address"] for mail in _mails()) == sorted([wanting.email, colleague.email])


def test_the_database_keeps_one_day_per_person(wanting: User) -> None:
    day = timezone.localdate()
    DigestDay.objects.create(user=wanting, day=day, cases=1)
    with pytest.raises(IntegrityError):
        DigestDay.objects.create(user=wanting, day=day, cases=2)


@pytest.mark.parametrize(
    ("utc", "sent"),
    [
        (dt.datetime(2026, 7, 1, 5, 59, tzinfo=dt.UTC), 0),
        (dt.datetime(2026, 7, 1, 6, 0, tzinfo=dt.UTC), 1),
        (dt.datetime(2026, 12, 1, 6, 30, tzinfo=dt.UTC), 0),
        (dt.datetime(2026, 12, 1, 7, 0, tzinfo=dt.UTC), 1),
        (dt.datetime(2026, 12, 1, 12, 0, tzinfo=dt.UTC), 0),
    ],
    ids=["summer, before seven", "summer, seven", "winter, before seven", "winter, seven", "noon"],
)
def test_the_hour_is_that_of_london(
    monkeypatch: pytest.MonkeyPatch, wanting: User, utc: dt.datetime, sent: int
) -> None:
    module = __import__("defence.services.send_digests", fromlist=["cases_to_tell_of"])
    monkeypatch.setattr(module, "cases_to_tell_of", lambda user, now: 1)
    assert send_digests(now=utc) == sent


def _takes_the_section(world: World) -> None:
    SectionRight.objects.filter(section="IDPC", role=Role.SOLICITOR).update(
        valid_until=timezone.localdate() - dt.timedelta(days=1)
    )


def _takes_the_case(world: World) -> None:
    revoke_access(
        actor=FEED,
        case_id=world.case.pk,
        principal_id=world.firm.pk,
        relation=Relation.REPRESENTING,
        defendant_id=world.defendant.pk,
    )


def _leaves(world: World) -> None:
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    Membership.objects.filter(user=world.solicitor).update(ends_on=yesterday)


def _is_closed(world: World) -> None:
    User.objects.filter(pk=world.solicitor.pk).update(is_active=False)


def _was_away(world: World) -> None:
    User.objects.filter(pk=world.solicitor.pk).update(last_login=timezone.now() - dt.timedelta(days=100))


@pytest.mark.parametrize("happens", [_takes_the_section, _takes_the_case, _leaves, _is_closed, _was_away])
def test_what_one_may_not_read_now_is_not_told(world: World, wanting: User, happens: Callable[[World], None]) -> None:
    published(world)
    happens(world)
    assert _send() == 0
    assert _mails() == []


def test_a_co_defendants_documents_are_not_told(world: World, wanting: User) -> None:
    published(world, position=2)
    assert _send() == 0


def test_somebody_of_two_organisations_is_mailed_once_and_a_case_counts_once(world: World) -> None:
    barrister = make_person(Role.BARRISTER, make_firm("Chambers"))
    give_access(world.case, barrister)
    Membership.objects.create(
        user=barrister, organisation=world.firm, role=Role.SOLICITOR, starts_on=timezone.localdate()
    )
    _choose(barrister)
    published(world)
    assert _send() == 1
    assert _mails()[0].payload["facts"]["cases"] == 1


def test_one_chooses_on_ones_own_page_and_it_is_on_record(world: World) -> None:
    client = browser(world.solicitor)
    assert "A daily e-mail about your cases" in visible(client.get("/defence/my-cases/").content)
    assert "You do not get a daily e-mail" in visible(client.get(PAGE).content)
    assert "You will get a daily e-mail" in visible(client.post(PAGE, {"on": "yes"}, follow=True).content)
    client.post(PAGE, {"on": "yes"})
    assert "You get a daily e-mail" in visible(client.get(PAGE).content)
    client.post(PAGE, {"off": "yes"})
    kinds = Event.objects.filter(kind__startswith="digest.").order_by("occurred_at").values_list("kind", flat=True)
    assert list(kinds) == ["digest.wanted", "digest.declined"]


def test_a_clerk_who_reads_no_news_is_offered_none(world: World) -> None:
    client = browser(make_person(Role.CHAMBERS_CLERK, world.firm))
    assert client.get(PAGE).status_code == 403
    assert "daily e-mail" not in visible(client.get("/defence/my-cases/").content)


def test_days_are_forgotten_after_their_time(wanting: User) -> None:
    today = timezone.localdate()
    for days in (0, 29, 32):
        DigestDay.objects.create(user=wanting, day=today - dt.timedelta(days=days), cases=1)
    rule = next(rule for rule in retention_rules() if rule.name == "digest_days")
    rule.forget(timezone.now() - rule.period)
    assert sorted((today - each.day).days for each in DigestDay.objects.all()) == [0, 29]


def test_a_worker_sends_it_with_nothing_but_its_own_database_role(world: World, wanting: User) -> None:
    published(world)
    with logged_in_as_a_worker():
        assert _send() == 1


def test_the_words_of_the_mail_are_forgotten_with_them(world: World, wanting: User) -> None:
    published(world)
    _send()
    run_effect(_mails()[0].pk)
    message = Message.objects.get(template="daily_digest")
    assert wanting.email == message.address
    rule = next(rule for rule in retention_rules() if rule.name == "digest_days")
    rule.forget(timezone.now() + dt.timedelta(days=2))
    message.refresh_from_db()
    assert (message.subject, message.body) == ("", "")
    assert message.address != wanting.email


# What is new in "My cases" and on the case page is counted by the same rights.


def _shown(client: Client, path: str) -> str:
    return visible(client.get(path).content)


def test_my_cases_counts_only_documents_that_the_reader_may_read(world: World) -> None:
    client = browser(world.solicitor)
    client.get(f"/cases/{world.case.pk}/")
    material = published(world)
    with time_machine.travel(timezone.now() + dt.timedelta(hours=2)):
        assert "1 change to documents" in _shown(browser(world.solicitor), "/defence/my-cases/")
        _takes_the_section(world)
        assert "change to documents" not in _shown(browser(world.solicitor), "/defence/my-cases/")
        assert "change to documents" not in _shown(browser(world.solicitor), f"/cases/{world.case.pk}/")
    assert material is not None


def test_an_event_about_a_document_that_is_not_there_for_the_reader_is_not_counted(world: World) -> None:
    record(
        "document.published",
        actor=system_actor("Court"),
        case_id=world.case.pk,
        subject_id=world.office.pk,
        data={"name": "Something else"},
    )
    assert "change to documents" not in _shown(browser(world.solicitor), "/defence/my-cases/")
