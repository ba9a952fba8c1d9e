"""The prosecution's pages: hearings of a day, assigning, removing; and what an advocate then sees."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.models import AccessGrant, Case, Hearing, HearingDefendant
from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Effect
from commonplatform.reference.models import Court
from disclosure.models import MaterialRead
from tests.functional.access.steps import World, assign, give, make_world
from tests.functional.defence.steps import page_of, text_of
from tests.functional.disclosure import steps as documents
from tests.support.world import make_case, make_organisation, make_person, prosecution_office, signed_in

pytestmark = pytest.mark.django_db


def browser(user: User) -> Client:
    return signed_in(Client(), user)


def listed(case: Case, court: Court, *, room: int, hour: int) -> Hearing:
    day = timezone.localtime() + timedelta(days=7)
    hearing = Hearing.objects.create(
        case=case,
        type_code="PLE",
        type_name="Plea",
        court=court,
        court_room=court.rooms.get(number=room),
        starts_at=day.replace(hour=hour, minute=0, second=0, microsecond=0),
    )
    for defendant in case.defendants.all():
        HearingDefendant.objects.create(case=case, hearing=hearing, defendant=defendant)
    return hearing


def address(court: Court) -> str:
    day = timezone.localdate() + timedelta(days=7)
    asked = {"day_day": day.day, "day_month": day.month, "day_year": day.year, "court": str(court.pk)}
    return f"/cases/advocates/hearings/?{urlencode(asked)}"


def test_the_hearings_of_a_day_are_grouped_by_room_and_only_ones_own() -> None:
    world = make_world()
    court = world.case.court
    assert court is not None
    own = make_case(prosecutor=world.case.prosecutor, court=court)
    foreign = make_case(court=court)
    later, sooner, _strangers = (
        listed(own, court, room=1, hour=14),
        listed(world.case, court, room=2, hour=10),
        listed(foreign, court, room=1, hour=9),
    )
    page = browser(world.prosecutor).get(address(court)).content.decode()
    assert foreign.reference_received not in page
    first, second = page.index("Courtroom 1"), page.index("Courtroom 2")
    assert first < page.index(str(later.pk)) < second < page.index(str(sooner.pk))
    assert "10:00am" in page or "10am" in page
    assert "Ada Lovelace" in page


def test_advocates_are_assigned_to_the_hearings_chosen() -> None:
    world = make_world()
    court = world.case.court
    assert court is not None
    hearing = listed(world.case, court, room=1, hour=10)
    desk = browser(world.prosecutor)
    assert "Select at least one hearing" in text_of(desk.post(address(court), {"email": world.barrister.email}))
    chosen = {"email": world.barrister.email, "room_1": str(hearing.pk)}
    answer = desk.post(address(court), chosen, follow=True)
    assert "Advocate assigned to 1 case" in text_of(answer)
    grant = AccessGrant.objects.get(principal_id=world.barrister.pk)
    assert (grant.basis, grant.representing) == ("hearing", "CPS")
    foreign = listed(make_case(court=court), court, room=1, hour=9)
    refused = desk.post(address(court), {"email": world.barrister.email, "room_1": str(foreign.pk)})
    assert refused.status_code == 200
    assert not AccessGrant.objects.filter(principal_id=world.barrister.pk, case=foreign.case).exists()


def test_one_or_many_cases_are_assigned_by_reference_and_refusals_name_the_case() -> None:
    world = make_world()
    second = make_case(prosecutor=world.case.prosecutor)
    desk = browser(world.prosecutor)
    references = f"{world.case.reference_received.lower()}\n\n {second.reference_received} "
    page = "/cases/advocates/assign/"
    refused = desk.post(page, {"email": world.barrister.email, "references": f"{references}\nNOSUCH1"})
    assert "There is no case NOSUCH1 among your cases (code 012)" in text_of(refused)
    assert "NOSUCH1</textarea>" in refused.content.decode().replace("\r", "")
    assert desk.post(page, {"email": world.barrister.email, "references": references}).status_code == 302
    again = text_of(desk.post(page, {"email": world.barrister.email, "references": references}))
    assert again.count("(code 008)") >= 2
    assert AccessGrant.objects.filter(principal_id=world.barrister.pk, ended_at__isnull=True).count() == 2


def test_the_access_page_says_who_was_assigned_and_removes_them() -> None:
    world = make_world()
    assign(world, world.barrister)
    desk = browser(world.prosecutor)
    text = text_of(desk.get(page_of("cases:access", world.case.pk)))
    assert "Assigned by Paula Prosecutor to prosecute for CPS" in text
    grant = AccessGrant.objects.get(principal_id=world.barrister.pk)
    address = f"/cases/{world.case.pk}/advocates/{grant.pk}/remove/"
    assert "Remove Bo Barrister" in text_of(desk.get(address))
    assert desk.post(address).status_code == 302
    assert browser(world.barrister).get(page_of("cases:summary", world.case.pk)).status_code == 404
    gone = desk.post(address)
    assert gone.status_code == 409
    assert "(code 010)" in text_of(gone)


def test_a_firm_with_several_lawyers_is_not_removed_and_the_page_says_why() -> None:
    world = make_world()
    assign(world, world.lawyer)
    assign(world, world.colleague)
    firm = AccessGrant.objects.get(principal_id=world.other_firm.pk)
    answer = browser(world.prosecutor).post(f"/cases/{world.case.pk}/advocates/{firm.pk}/remove/")
    assert answer.status_code == 409
    assert "(code 011)" in text_of(answer)


def test_an_advocate_reads_as_the_prosecution_and_the_defence_is_not_said_to_have_read() -> None:
    story = documents.make_world()
    material = documents.served(story)
    barrister = make_person(Role.BARRISTER, make_organisation("chambers"))
    world = _of(story)
    assign(world, barrister)
    desk = browser(barrister)
    summary = text_of(desk.get(page_of("cases:summary", story.case.pk)))
    assert "The prosecution" in summary
    assert desk.get(page_of("cases:means", story.case.pk)).status_code == 403
    assert desk.get(reverse("disclosure:read", kwargs={"material_id": material.pk})).status_code == 302
    read = MaterialRead.objects.get(material=material)
    assert (read.user_id, read.role) == (barrister.pk, Role.PROSECUTOR)
    assert not Effect.objects.filter(case_id=story.case.pk, event__kind="document.read").exists()


def _of(story: documents.World) -> World:
    world = make_world()
    return World(
        case=story.case,
        firm=story.firm,
        solicitor=story.solicitor,
        association=world.association,
        chambers=world.chambers,
        clerk=world.clerk,
        barrister=world.barrister,
        other_firm=world.other_firm,
        lawyer=world.lawyer,
        colleague=world.colleague,
        prosecutor=make_person(Role.PROSECUTOR, prosecution_office(story.case.prosecutor)),
    )


def test_a_defender_is_refused_on_the_page_too() -> None:
    world = make_world()
    give(world, world.barrister)
    form = {"email": world.barrister.email, "references": world.case.reference_received}
    text = text_of(browser(world.prosecutor).post(f"/cases/{world.case.pk}/advocates/assign/", form))
    assert "acts for the defence in case" in text
    assert "(code 009)" in text
