"""Every address of the service, asked for by everybody: generated, so that nothing can be forgotten."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html
from pytest_django import DjangoDbBlocker
from zeal import zeal_context
from zeal.constants import initialize_app_registry
from zeal.patch import patch

from cases.access import policy
from cases.case_places import PLACES, places
from commonplatform.accounts.models import Membership
from commonplatform.accounts.roles import Role
from tests.support.headers import missing_headers
from tests.support.matrix import INSIDE, MATRIX, PERSONAS, addresses, expectations
from tests.support.matrix_rules import ABSENT, NO_GET, OPEN, REFUSED, SIGN_IN, Line, Persona
from tests.support.matrix_world import MatrixWorld, make_matrix_world
from tests.support.queries import MOST_QUERIES, counted_queries
from tests.support.world import make_person, signed_in

initialize_app_registry()
patch()

EACH_TIME_NEW = re.compile(rb'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"')
EACH_TIME_NEW_IN_HEADERS = re.compile(r"'nonce-[^']*'")
WORKPLACES = ("cases:", "disclosure:", "defence:", "listings:", "admin:")
CATCH_ALL = ("admin:?",)
# Whoever has the address of a calendar has the calendar; whose role has ended has none.
BY_SECRET_ADDRESS = ("defence:calendar_feed",)
IDS_OF_CASES = {
    *("access grant", "assignment", "association", "case", "first defendant", "initial details", "list", "lock"),
    "withdrawn document",
    *("proposed change", "plea request", "bundle of the firm on record", "recording"),
}
# Bounded as well, but by more: the library asks the same thing several times.
MORE_QUERIES = {"mfa_deactivate_totp": 13}
EVERYBODY = [pytest.param(who, id=who.name.replace(" ", "-").replace(",", "")) for who in PERSONAS]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[MatrixWorld]:
    """Built once for the module; each test's own changes are rolled back, and at the end the world."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_matrix_world(PERSONAS)
        transaction.set_rollback(True)


def test_every_address_has_a_line_in_the_matrix() -> None:
    known = {name for name, _pattern in addresses()} - set(CATCH_ALL)
    assert known - set(MATRIX) == set(), "addresses nobody has decided about"
    assert set(MATRIX) - known == set(), "lines about addresses that are gone"


@pytest.mark.django_db
@pytest.mark.parametrize("who", EVERYBODY)
def test_the_answer_is_what_the_policy_says_and_the_page_is_whole(world: MatrixWorld, who: Persona) -> None:
    """The status; one h1; all security headers; at most 12 queries, and no query per line of a list."""
    faults = []
    for name, line in MATRIX.items():
        with transaction.atomic():
            faults += [f"{name}: {fault}" for fault in _faults_of_page(world, who, name, line.rule(who))]
            transaction.set_rollback(True)
    assert not faults, "\n".join(faults)


@pytest.mark.django_db
@pytest.mark.parametrize("who", EVERYBODY)
def test_what_is_foreign_and_what_does_not_exist_get_the_same_answer(world: MatrixWorld, who: Persona) -> None:
    faults = []
    for name, line in MATRIX.items():
        for whose, ids in _foreign_values(world, line, own_is_absent=line.rule(who) == ABSENT):
            absent = _get(world, who, name, {**world.ids_for(who), **dict.fromkeys(ids, uuid4())})
            answer = _get(world, who, name, {**world.ids_for(who), **ids})
            if _comparable(answer) != _comparable(absent):
                faults.append(f"{name} with {whose}: {answer.status_code}, absent: {absent.status_code}")
    assert not faults, "\n".join(faults)


@pytest.mark.django_db
@pytest.mark.parametrize("who", EVERYBODY)
def test_who_may_not_open_a_page_may_not_send_its_form(world: MatrixWorld, who: Persona) -> None:
    faults = []
    for name, line in MATRIX.items():
        expected = line.rule(who)
        if line.posts and expected in (REFUSED, ABSENT):
            answer = world.clients[who.name].post(_address(name, line, world.ids_for(who)))
            if answer.status_code != expected:
                faults.append(f"{name}: {answer.status_code} instead of {expected}")
    assert not faults, "\n".join(faults)


@pytest.mark.django_db
@pytest.mark.parametrize("who", EVERYBODY)
def test_sending_needs_the_right_to_change(world: MatrixWorld, who: Persona) -> None:
    faults = []
    ids = world.ids_for(who)
    for name, line in MATRIX.items():
        if line.sending is None:
            continue
        with transaction.atomic():
            form = {sent: str(ids[value]) for sent, value in line.sends.items()}
            answer = _post(world, who, _address(name, line, ids), form)
            transaction.set_rollback(True)
        if answer.status_code != line.sending(who):
            faults.append(f"{name}: {_said(answer)} instead of {line.sending(who)}")
    assert not faults, "\n".join(faults)


@pytest.mark.django_db
@pytest.mark.parametrize("who", EVERYBODY)
def test_what_stands_inside_a_page_needs_its_own_right(world: MatrixWorld, who: Persona) -> None:
    faults = []
    pages: dict[tuple[str, bool], HttpResponse] = {}
    for inside in INSIDE:
        page = inside.page, inside.in_sibling
        if page not in pages:
            case = world.sibling if inside.in_sibling else world.matter
            pages[page] = _get(world, who, inside.page, {**world.ids_for(who), "case": case.ids["case"]})
        answer = pages[page]
        allowed = inside.permitted(who) == OPEN
        if answer.status_code == OPEN and inside.is_shown(answer.content.decode()) is not allowed:
            faults.append(f"{inside}: {'missing' if allowed else 'shown'}")
    assert not faults, "\n".join(faults)


@pytest.mark.django_db
@pytest.mark.parametrize("who", EVERYBODY)
def test_a_thing_of_one_case_is_not_found_under_another(world: MatrixWorld, who: Persona) -> None:
    """Both cases may be one's own: what belongs to the first is absent from the second."""
    ids = {**world.ids_for(who), "case": world.sibling.ids["case"]}
    for name, line in MATRIX.items():
        if len(IDS_OF_CASES & set(line.takes.values())) > 1:
            status = _get(world, who, name, ids).status_code
            assert status in (SIGN_IN, REFUSED, ABSENT), f"{name}: {status}"
            assert (status == SIGN_IN) is not who.is_signed_in, f"{name}: {status}"


@pytest.mark.django_db
def test_nobody_who_signs_in_goes_anywhere_before_the_second_factor_is_set_up(world: MatrixWorld) -> None:
    user = make_person(Role.LISTING_OFFICER, world.parties.staff, second_factor=False)
    faults = _answers(signed_in(Client(), user), world, {302})
    assert faults == []


@pytest.mark.django_db
def test_a_role_that_ended_today_opens_nothing_from_now_on(world: MatrixWorld) -> None:
    user = make_person(Role.LISTING_OFFICER, world.parties.staff)
    browser = signed_in(Client(), user)
    assert browser.get(reverse("cases:work")).status_code == OPEN
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(user=user).update(starts_on=yesterday, ends_on=yesterday)
    assert _answers(browser, world, {SIGN_IN, REFUSED, ABSENT, NO_GET}) == []


def test_each_row_of_the_policy_decides_something_somebody_can_see(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take each row out in turn: the matrix, or what stands inside a page, must change.

    Rows about what has a place on the case page and no page yet decide as soon as there is one.
    """
    whole, before = policy.POLICY, expectations()
    without_a_page = {target for *_place, target in PLACES} - {target for *_tab, target in places()}
    idle = []
    for row in sorted((row for row in whole if row.target not in without_a_page), key=str):
        monkeypatch.setattr(policy, "POLICY", whole - {row})
        if expectations() == before:
            idle.append(row)
    assert not idle, "\n".join(map(str, idle))


def _answers(browser: Client, world: MatrixWorld, allowed: set[int]) -> list[str]:
    """What answers otherwise than allowed, of the addresses for people who work with cases."""
    ids = world.ids_for(PERSONAS[0])
    return [
        f"{name}: {status}"
        for name, line in MATRIX.items()
        if name.startswith(WORKPLACES)
        and name not in BY_SECRET_ADDRESS
        and (status := browser.get(_address(name, line, ids)).status_code) not in allowed
    ]


def _faults_of_page(world: MatrixWorld, who: Persona, name: str, expected: int) -> list[str]:
    faults = []
    with zeal_context(), counted_queries() as queries:
        answer = _get(world, who, name, world.ids_for(who))
    if answer.status_code != expected:
        faults.append(f"{_said(answer)} instead of {expected}")
    if len(queries) > MORE_QUERIES.get(name, MOST_QUERIES):
        faults.append("\n  ".join([f"{len(queries)} queries", *(sql[:150] for sql in queries)]))
    framing = MATRIX[name].frames_a_file and answer.status_code == OPEN
    sending = MATRIX[name].sends_to_the_store and answer.status_code == OPEN
    missing = missing_headers(answer, frames_a_file=framing, sends_to_the_store=sending)
    faults += [f"header {header}" for header in missing]
    if answer.content and "text/html" in answer.headers.get("Content-Type", ""):
        headings = len(html.fromstring(answer.content).findall(".//h1"))
        if headings != 1 and not name.startswith("admin:"):
            faults.append(f"{headings} main headings")
    return faults


def _foreign_values(world: MatrixWorld, line: Line, *, own_is_absent: bool) -> Iterator[tuple[str, dict[str, object]]]:
    """The ids of a case between strangers; where several are taken, each swapped for a sibling case's;
    and the case's own ids for those to whom they must look absent."""
    values = IDS_OF_CASES & set(line.takes.values())
    if not values:
        return
    yield "the ids of another case", {value: world.foreign.ids[value] for value in values}
    if own_is_absent:
        yield "its own ids", {value: world.matter.ids[value] for value in values}
    if len(values) > 1:
        for value in sorted(values - {"case"}):
            yield f"the {value} of a sibling case", {value: world.sibling.ids[value]}


def _address(name: str, line: Line, ids: dict[str, Any] | Any) -> str:
    return reverse(name, kwargs={argument: ids[value] for argument, value in line.takes.items()})


def _get(world: MatrixWorld, who: Persona, name: str, ids: Any) -> HttpResponse:
    return world.clients[who.name].get(_address(name, MATRIX[name], ids))  # type: ignore[return-value]


def _post(world: MatrixWorld, who: Persona, address: str, form: dict[str, str]) -> HttpResponse:
    return world.clients[who.name].post(address, form)  # type: ignore[return-value]


def _said(answer: HttpResponse) -> str:
    """The status, and what went wrong where the service itself failed."""
    failure = getattr(answer, "exc_info", None)
    return f"{answer.status_code}" + (f" ({failure[0].__name__}: {failure[1]})" if failure else "")


def _comparable(answer: HttpResponse) -> tuple[int, bytes, dict[str, str]]:
    headers = {
        header: EACH_TIME_NEW_IN_HEADERS.sub("", value)
        for header, value in answer.headers.items()
        if header != "Location"
    }
    return answer.status_code, EACH_TIME_NEW.sub(b"", answer.content), headers
