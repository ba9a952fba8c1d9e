"""The work list: oldest first, whole however long it is, narrowed by what is to do and why."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.models import Case, WorkItem
from commonplatform.accounts.roles import Role
from tests.functional.pleas.walking import Page
from tests.support.queries import at_most_queries
from tests.support.world import court_staff, make_case, make_person, signed_in

pytestmark = pytest.mark.django_db
MANY = 6000


@pytest.fixture
def case() -> Case:
    return make_case()


@pytest.fixture
def officer(case: Case, client: Client) -> Client:
    assert case.court is not None
    return signed_in(client, make_person(Role.COURT_OFFICER, court_staff(case.court)))


def items(case: Case, number: int, *, kind: str = "plea_received", flags: tuple[str, ...] = ()) -> list[WorkItem]:
    """The first is the oldest; every two came in the same instant."""
    now = timezone.now()
    assert case.court_id is not None
    return WorkItem.objects.bulk_create(
        WorkItem(
            principal_id=case.court_id,
            case=case,
            kind=kind,
            flags=list(flags),
            created_at=now - timedelta(seconds=number - each // 2),
        )
        for each in range(number)
    )


def work(officer: Client, query: str = "") -> Page:
    return Page(officer.get(reverse("cases:work") + query))


def shown(page: Page) -> list[str]:
    return [str(value) for value in page.root.xpath('//input[@name="item"]/@value')]


def next_page(page: Page) -> str:
    return next((str(href) for href in page.root.xpath('//a[@rel="next"]/@href')), "")


def test_page_after_page_shows_every_item_once_oldest_first(case: Case, officer: Client) -> None:
    made = items(case, 123)
    page, seen = work(officer), list[str]()
    while True:
        seen += shown(page)
        following = next_page(page)
        if not following:
            break
        page = work(officer, following)
    assert sorted(seen) == sorted(str(item.pk) for item in made)
    when = {str(item.pk): item.created_at for item in made}
    assert [when[each] for each in seen] == sorted(when.values())


def test_a_list_of_thousands_is_counted_no_further_than_anybody_reads(case: Case, officer: Client) -> None:
    items(case, MANY)
    work(officer)
    with at_most_queries():
        page = work(officer)
    assert "1,000+ results" in page.text
    assert len(shown(page)) == 50


def test_it_is_narrowed_by_what_is_to_do_and_why(case: Case, officer: Client) -> None:
    items(case, 2, flags=("welsh", "interpreter"))
    (dates,) = items(case, 1, kind="dates_to_avoid", flags=("dates_to_avoid_missing",))
    page = work(officer, "?kind=dates_to_avoid")
    assert shown(page) == [str(dates.pk)]
    assert "Remove this filter" in page.text
    assert len(shown(work(officer, "?flag=interpreter"))) == 2
    assert shown(work(officer, "?kind=dates_to_avoid&flag=interpreter")) == []
    assert "Nothing to do of this kind" in work(officer, "?kind=message_failed").text


@pytest.mark.parametrize("after", ["x", "2026-13-01~1", "~", "2026-11-20T10:00:00~0"])
def test_a_position_that_is_none_begins_at_the_beginning(case: Case, officer: Client, after: str) -> None:
    items(case, 1)
    assert len(shown(work(officer, f"?after={after}"))) == 1


def test_what_is_done_leaves_the_page_and_the_page_stays(case: Case, officer: Client) -> None:
    made = items(case, 60)
    second = next_page(work(officer))
    chosen = shown(work(officer, second))
    answer = officer.post(reverse("cases:work") + second, {"item": chosen})
    assert answer.headers["Location"].endswith(second)
    assert "Nothing more to do on this page" in work(officer, second).text
    assert WorkItem.objects.filter(done_at__isnull=True).count() == len(made) - len(chosen)
