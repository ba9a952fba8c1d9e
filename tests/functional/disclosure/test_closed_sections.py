"""Not even that a document of a closed section exists is shown to those it is closed to (QUALITY S-21):
on no page of the case, in no search, in no table that the database lets them read."""

from collections.abc import Iterator

import pytest
from django.urls import reverse

from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Event
from commonplatform.audit.services import record
from disclosure.models import Material, MaterialRead
from disclosure.services import read_material
from tests.functional.disclosure.sections import document
from tests.functional.disclosure.steps import World, browser, make_world
from tests.support.world import FEED, actor_of, make_person

pytestmark = pytest.mark.django_db
CANARY = "Zephyrine Quillfeather"
PAGES = (
    *(f"cases:{name}" for name in ("summary", "defendants", "hearings", "timeline", "access", "messages", "requests")),
    *(f"disclosure:{name}" for name in ("documents", "readers", "shared", "rights")),
)
# Section, who reads it (and leaves traces), and to whom it is closed.
CLOSED = {
    "PRIV": ("judge", {"prosecutor", "solicitor", "magistrate"}),
    "SUM": ("prosecutor", {"officer", "judge", "solicitor", "magistrate"}),
    "UM": ("prosecutor", {"judge", "magistrate"}),
    "MF": ("officer", {"prosecutor", "judge", "magistrate"}),
}
# Who has nothing to do with the section finds no row of it; events about unused material are of no kind of their own.
KEPT_BY_THE_DATABASE = {
    "PRIV": {"prosecutor", "solicitor", "magistrate"},
    "SUM": {"officer", "judge", "magistrate", "solicitor"},
    "UM": set(),
    "MF": {"prosecutor", "judge", "magistrate"},
}


def people(world: World) -> dict[str, User]:
    staff = world.officer.memberships.get().organisation
    return {
        "officer": world.officer,
        "prosecutor": world.prosecutor,
        "solicitor": world.solicitor,
        "judge": make_person(Role.JUDGE, staff),
        "magistrate": make_person(Role.MAGISTRATE, staff),
    }


def traces(section: str) -> tuple[World, dict[str, User], Material]:
    """A document that was read and withdrawn, so that events, readings and a reason name it."""
    world = make_world()
    everybody = people(world)
    whose = None if section == "SUM" else world.defendant
    material = document(world.case, section, defendant=whose, name=f"{section} about {CANARY}", sender=world.office)
    reader = actor_of(everybody[CLOSED[section][0]])
    with actor_scope(reader):
        read_material(actor=reader, material_id=material.pk)
    return world, everybody, material


def shown_to(user: User, world: World) -> Iterator[str]:
    client = browser(user)
    for name in PAGES:
        answer = client.get(reverse(name, args=[world.case.pk]))
        if CANARY in answer.content.decode():
            yield name
    if CANARY in client.get(reverse("cases:search"), {"q": "Quillfeather"}, follow=True).content.decode().replace(
        "Quillfeather", "", 1
    ):
        yield "search"


@pytest.mark.parametrize("section", CLOSED)
def test_no_page_shows_it_to_those_it_is_closed_to_and_the_reader_sees_it(section: str) -> None:
    world, everybody, material = traces(section)
    reader, closed_to = CLOSED[section]
    for name in closed_to:
        assert list(shown_to(everybody[name], world)) == [], name
        address = reverse("disclosure:view", args=[material.pk])
        assert browser(everybody[name]).get(address).status_code in (403, 404)
    assert "disclosure:documents" in list(shown_to(everybody[reader], world))


@pytest.mark.parametrize("section", KEPT_BY_THE_DATABASE)
def test_the_database_keeps_the_document_its_readings_and_its_events(section: str) -> None:
    world, everybody, material = traces(section)
    for name in KEPT_BY_THE_DATABASE[section]:
        with actor_scope(actor_of(everybody[name])):
            assert not Material.objects.filter(section=section).exists(), name
            assert not MaterialRead.objects.filter(section=section).exists(), name
            assert not Event.objects.filter(case_id=world.case.pk, data__name=material.name).exists(), name
    with actor_scope(actor_of(everybody[CLOSED[section][0]])):
        assert Event.objects.filter(case_id=world.case.pk, data__name=material.name).exists()


def test_a_firm_does_not_learn_from_the_timeline_who_else_reads() -> None:
    world = make_world()
    material = document(world.case, "WS", name="Statement")
    for user in (world.prosecutor, world.solicitor):
        with actor_scope(actor_of(user)):
            read_material(actor=actor_of(user), material_id=material.pk)
    timeline = browser(world.solicitor).get(reverse("cases:timeline", args=[world.case.pk])).content.decode()
    assert "opened by Hope &amp; Co" in timeline
    assert f"opened by {world.office.name}" not in timeline


@pytest.mark.parametrize(
    ("section", "closed_to", "reader"),
    [("TAI", "solicitor", "prosecutor"), ("BAC", "solicitor", "prosecutor"), ("AP", "prosecutor", "solicitor")],
)
def test_the_timeline_names_no_document_of_a_section_that_its_reader_may_not_read(
    section: str, closed_to: str, reader: str
) -> None:
    world = make_world()
    everybody = people(world)
    whose = None if section == "TAI" else world.defendant
    material = document(world.case, section, defendant=whose, name=f"{section} about {CANARY}")
    for kind in ("document.published", "document.withdrawn"):
        record(
            kind,
            actor=FEED,
            case_id=world.case.pk,
            defendant_id=material.defendant_id,
            subject_id=material.pk,
            data={"name": material.name, "reason": "Served by mistake"},
        )
    timeline = reverse("cases:timeline", args=[world.case.pk])
    assert CANARY not in browser(everybody[closed_to]).get(timeline).content.decode()
    assert browser(everybody[reader]).get(timeline).content.decode().count(CANARY) == 2
