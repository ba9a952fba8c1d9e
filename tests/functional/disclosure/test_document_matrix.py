"""Every role in every relation to a case, in every section, for every act: on the documents tab, at the addresses,
in the selector and as the database's own role. What is expected stands in a table of its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from cases.access.relations import standing_of
from cases.models import AccessGrant, AccessInbox, Case
from cases.selectors import open_case
from cases.states import Relation
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from disclosure.models import Material, Share
from disclosure.permissions import document_rights
from disclosure.sections import BY_CODE
from disclosure.selectors import documents_of
from disclosure.states import DocumentAct
from tests.functional.disclosure.sections import fix_trial, given_access, one_of_each
from tests.functional.disclosure.steps import ADA, CHARLES, World, browser, make_world
from tests.support.section_table import FILED_BY_THE_PLATFORM, SECTIONS, given
from tests.support.world import (
    actor_of,
    court_staff,
    make_court,
    make_firm,
    make_organisation,
    make_person,
    make_prosecutor,
    prosecution_office,
    represent,
)

EVERYBODYS, FIRST, SECOND = 0, 1, 2
ALL = frozenset({EVERYBODYS, FIRST, SECOND})
OWN, CO = frozenset({EVERYBODYS, FIRST}), frozenset({EVERYBODYS, SECOND})


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who tries: how they come to be there, whose documents they reach, and of which sections."""

    name: str
    role: Role
    make: Callable[["Place"], User]
    reaches: frozenset[int] = frozenset()
    sections: tuple[str, ...] = SECTIONS

    def may(self, act: str, section: str, position: int) -> bool:
        return position in self.reaches and section in self.sections and given(section, self.role, act)


@dataclass(frozen=True, slots=True)
class Place:
    """The case with its documents, and the organisations around it."""

    world: World
    documents: dict[tuple[str, int], Material]

    @property
    def case(self) -> Case:
        return self.world.case

    def staff(self, role: Role) -> User:
        assert self.case.court is not None
        return make_person(role, court_staff(self.case.court))

    def personal(self, role: Role, relation: Relation) -> User:
        at = make_organisation("chambers") if role != Role.SOLICITOR else make_firm()
        return given_access(self.case, role, at, relation)

    def expired(self, role: Role) -> User:
        user = self.personal(role, Relation.GRANTED)
        over = timezone.now() - timedelta(days=1)  # the database's clock stands still within a transaction
        for rows in (AccessGrant.objects, AccessInbox.objects):
            rows.filter(principal_id=user.pk).update(expires_at=over)
        return user

    def co_firm(self) -> User:
        firm = make_firm()
        represent(self.case, firm, position=2)
        return make_person(Role.SOLICITOR, firm)


PEOPLE = (
    Who("court officer", Role.COURT_OFFICER, lambda place: place.staff(Role.COURT_OFFICER), ALL),
    Who("listing officer", Role.LISTING_OFFICER, lambda place: place.staff(Role.LISTING_OFFICER), ALL),
    Who("legal adviser", Role.LEGAL_ADVISER, lambda place: place.staff(Role.LEGAL_ADVISER), ALL),
    Who("judge", Role.JUDGE, lambda place: place.staff(Role.JUDGE), ALL),
    Who("magistrate", Role.MAGISTRATE, lambda place: place.staff(Role.MAGISTRATE), ALL),
    Who("court officer elsewhere", Role.COURT_OFFICER, lambda _: _elsewhere(Role.COURT_OFFICER)),
    Who("judge elsewhere", Role.JUDGE, lambda _: _elsewhere(Role.JUDGE)),
    Who("magistrate elsewhere", Role.MAGISTRATE, lambda _: _elsewhere(Role.MAGISTRATE)),
    Who("prosecutor of this authority", Role.PROSECUTOR, lambda place: place.world.prosecutor, ALL),
    Who(
        "prosecutor of another",
        Role.PROSECUTOR,
        lambda _: make_person(Role.PROSECUTOR, prosecution_office(make_prosecutor())),
    ),
    Who("own firm", Role.SOLICITOR, lambda place: place.world.solicitor, OWN),
    Who("barrister of the own firm", Role.BARRISTER, lambda p: make_person(Role.BARRISTER, p.world.firm), OWN),
    Who("co-defendant's firm", Role.SOLICITOR, lambda place: place.co_firm(), CO),
    Who("other firm", Role.SOLICITOR, lambda _: make_person(Role.SOLICITOR, make_firm())),
    Who("solicitor granted", Role.SOLICITOR, lambda place: place.personal(Role.SOLICITOR, Relation.GRANTED), OWN),
    Who("barrister granted", Role.BARRISTER, lambda place: place.personal(Role.BARRISTER, Relation.GRANTED), OWN),
    Who("barrister, grant expired", Role.BARRISTER, lambda place: place.expired(Role.BARRISTER)),
    Who(
        "solicitor instructed",
        Role.SOLICITOR,
        lambda place: place.personal(Role.SOLICITOR, Relation.INSTRUCTED),
        frozenset({FIRST}),
        ("IDPC",),
    ),
    Who(
        "barrister instructed",
        Role.BARRISTER,
        lambda place: place.personal(Role.BARRISTER, Relation.INSTRUCTED),
        frozenset({FIRST}),
        ("IDPC",),
    ),
    Who("clerk granted", Role.CHAMBERS_CLERK, lambda p: p.personal(Role.CHAMBERS_CLERK, Relation.GRANTED), OWN),
    Who(
        "clerk without access",
        Role.CHAMBERS_CLERK,
        lambda _: make_person(Role.CHAMBERS_CLERK, make_organisation("chambers")),
    ),
)
EVERYBODY = [pytest.param(who, id=who.name.replace(" ", "-")) for who in PEOPLE]


def _elsewhere(role: Role) -> User:
    return make_person(role, court_staff(make_court()))


@pytest.fixture(scope="module")
def place(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    with django_db_blocker.unblock(), transaction.atomic():
        world = make_world((ADA, CHARLES))
        yield Place(world, one_of_each(world.case))
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("who", EVERYBODY)
def test_rights_the_selector_and_the_tab_give_what_the_table_says(place: Place, who: Who) -> None:
    user = who.make(place)
    actor = actor_of(user)
    readable = {where for where in place.documents if who.may("read", *where)}
    with actor_scope(actor):
        rights = document_rights(standing_of(actor, place.case.pk))
        for where, material in place.documents.items():
            for act in DocumentAct:
                expected = who.may(act, *where) and not (act == "upload" and where[0] in FILED_BY_THE_PLATFORM)
                assert rights.may_with(act, material) is expected, (where, act)
        if who.reaches:
            file = open_case(actor, place.case.pk)
            lines = [line for section in documents_of(actor, file, rights) for line in section.lines]
            assert {line.material_id for line in lines} == {place.documents[where].pk for where in readable}
            may_keep = {place.documents[where].pk for where in readable if who.may("download", *where)}
            assert {line.material_id for line in lines if line.may_download} == may_keep
    answer = browser(user).get(reverse("disclosure:documents", args=[place.case.pk]))
    assert answer.status_code == (200 if who.reaches else 404)
    page = answer.content.decode()
    assert {where for where, each in place.documents.items() if f">{each.name}" in page} == readable
    if who.reaches == OWN or who.reaches == CO:
        assert ("Charles Babbage" in page, "Ada Lovelace" in page) == (SECOND in who.reaches, FIRST in who.reaches)


@pytest.mark.django_db
@pytest.mark.parametrize("who", EVERYBODY)
def test_the_addresses_answer_what_the_table_says(place: Place, who: Who) -> None:
    """404 where the case or the defendant is none of one's own, or the database shows no such row; else 403."""
    client = browser(who.make(place))
    for (section, position), material in place.documents.items():
        if position == SECOND and section not in ("WS", "PC", "IDPC", "MF"):
            continue
        for name, act, given_status in (("view", "read", 200), ("read", "read", 302), ("download", "download", 302)):
            status = client.get(reverse(f"disclosure:{name}", args=[material.pk])).status_code
            if who.may(act, section, position):
                assert status == given_status, (section, position, name)
            else:
                seen = position in who.reaches and material.pk in _in_the_database(place, who)
                assert status == (403 if seen else 404), (section, position, name)


@pytest.mark.django_db
@pytest.mark.parametrize("who", EVERYBODY)
def test_the_database_itself_shows_nobody_a_document_that_their_role_has_nothing_to_do_with(
    place: Place, who: Who
) -> None:
    user = who.make(place)
    assert _shown_by_the_database(user, place) == _in_the_database(place, who)


def _shown_by_the_database(user: User, place: Place) -> set[object]:
    with actor_scope(actor_of(user)):
        return set(Material.objects.filter(case=place.case).values_list("pk", flat=True))


def _in_the_database(place: Place, who: Who) -> set[object]:
    """The documents with which the table gives anything to do at all."""
    return {
        material.pk
        for (section, position), material in place.documents.items()
        if any(who.may(act, section, position) for act in DocumentAct)
    }


@pytest.mark.django_db
def test_in_a_trial_the_bench_reads_what_was_shared_with_it_and_nothing_else(place: Place) -> None:
    trial = fix_trial(place.case)
    user = place.staff(Role.MAGISTRATE)
    client = browser(user)
    shared = place.documents["WS", EVERYBODYS]
    assert _readable(client, place) == set()
    Share.objects.create(material=shared, case=place.case, hearing=trial, shared_by="Grace Mensah")
    assert _readable(client, place) == {("WS", EVERYBODYS)}
    never = place.documents["UM", FIRST]
    Share.objects.create(
        material=never, case=place.case, defendant=never.defendant, hearing=trial, shared_by="Somebody at the database"
    )
    assert _readable(client, place) == {("WS", EVERYBODYS)}, "sharing widens nothing"
    assert _shown_by_the_database(user, place) == {shared.pk}
    for role in (Role.JUDGE, Role.LEGAL_ADVISER):
        assert len(_shown_by_the_database(place.staff(role), place)) > 10
        assert len(_readable(browser(place.staff(role)), place)) > 10, "others are not bound by the trial"
    type(trial).objects.filter(pk=trial.pk).update(status="vacated")
    expected = {where for where in place.documents if given(where[0], Role.MAGISTRATE, "read")}
    assert _readable(client, place) == expected


def _readable(client: Client, place: Place) -> set[tuple[str, int]]:
    page = client.get(reverse("disclosure:documents", args=[place.case.pk])).content.decode()
    named = {where for where, material in place.documents.items() if f">{material.name}" in page}
    opened = {
        where
        for where, material in place.documents.items()
        if client.get(reverse("disclosure:read", args=[material.pk])).status_code == 302
    }
    assert named == opened
    return named


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_of_the_table_is_one_of_the_catalogue(section: str) -> None:
    assert section in BY_CODE
