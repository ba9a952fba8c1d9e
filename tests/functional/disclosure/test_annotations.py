"""Notes on documents: private, of the side, or shared (domain document "Defence portal", Bundling and pagination)."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from lxml import html

from cases.models import AccessGrant, Defendant
from cases.services import grant_access
from cases.services.end_grants import end_grants
from cases.states import Relation
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.models import User
from commonplatform.accounts.roles import Role
from disclosure.models import Annotation, Material
from disclosure.services.number_pages import number_pages
from tests.functional.disclosure.sections import document
from tests.functional.disclosure.steps import ADA, CHARLES, World, browser, events, make_world, page, visible
from tests.support.queries import at_most_queries
from tests.support.world import FEED, actor_of, make_firm, make_organisation, make_person, represent

pytestmark = pytest.mark.django_db


def note(user: User, material: Material, text: str, *, team: str = "private", place: str = "", key: str = "") -> Any:
    form = {"submission_key": key or str(uuid4()), "text": text, "place": place, "team": team, "confirmed": "on"}
    return browser(user).post(reverse("disclosure:annotate", args=[material.pk]), form)


def noted(user: User, material: Material, text: str, **more: str) -> Annotation:
    assert note(user, material, text, **more).status_code == 302
    return Annotation.objects.latest("written_at")


def change(user: User, held: Annotation, text: str, *, revision: int, team: str = "private", place: str = "") -> Any:
    form = {
        "submission_key": str(uuid4()),
        "text": text,
        "place": place,
        "team": team,
        "revision": str(revision),
        "confirmed": "on",
    }
    return browser(user).post(reverse("disclosure:annotation", args=[held.pk]), form)


def barrister_of(world: World, defendant: Defendant) -> User:
    barrister = make_person(Role.BARRISTER, make_organisation("chambers"), full_name="Bea Barrister")
    grant_access(
        actor=FEED,
        case_id=world.case.pk,
        principal_id=barrister.pk,
        principal_name=barrister.full_name,
        relation=Relation.GRANTED,
        defendant_id=defendant.pk,
    )
    return barrister


def everybody(world: World) -> dict[str, User]:
    """Each of those who may read a document of the whole case, one of every kind."""
    second = Defendant.objects.get(case=world.case, position=2)
    co_firm = make_firm("Other & Co")
    represent(world.case, co_firm, position=second.position)
    staff = world.officer.memberships.get().organisation
    return {
        "solicitor": world.solicitor,
        "colleague": make_person(Role.SOLICITOR, world.firm),
        "barrister": barrister_of(world, world.defendant),
        "co-defendant's solicitor": make_person(Role.SOLICITOR, co_firm),
        "co-defendant's barrister": barrister_of(world, second),
        "prosecutor": world.prosecutor,
        "second prosecutor": make_person(Role.PROSECUTOR, world.office),
        "officer": world.officer,
        "judge": make_person(Role.JUDGE, staff),
    }


SIDES = {
    "solicitor": "first",
    "colleague": "first",
    "barrister": "first",
    "co-defendant's solicitor": "second",
    "co-defendant's barrister": "second",
    "prosecutor": "prosecution",
    "second prosecutor": "prosecution",
    "officer": "court",
    "judge": "court",
}


def team_code(world: World, writer: str, audience: str) -> str:
    if audience != "side" or SIDES[writer] not in ("first", "second"):
        return audience
    position = 1 if SIDES[writer] == "first" else 2
    return f"side:{Defendant.objects.get(case=world.case, position=position).pk}"


class EverybodySeesWhatIsTheirs(TestCase):
    """Pages and the database's own lock against the rule as a sentence: mine, my side's, or shared."""

    @settings(max_examples=12, deadline=None)
    @given(
        st.lists(
            st.tuples(st.sampled_from(sorted(SIDES)), st.sampled_from(["private", "side", "shared"])),
            min_size=1,
            max_size=4,
        )
    )
    def test_in_any_world(self, written: list[tuple[str, str]]) -> None:
        world = make_world((ADA, CHARLES))
        people = everybody(world)
        material = document(world.case, "WS", name="Statement")
        for number, (writer, audience) in enumerate(written):
            text = f"note number {number}"
            assert note(people[writer], material, text, team=team_code(world, writer, audience)).status_code == 302
        for reader, user in people.items():
            allowed = {
                f"note number {number}"
                for number, (writer, audience) in enumerate(written)
                if audience == "shared" or writer == reader or (audience == "side" and SIDES[writer] == SIDES[reader])
            }
            shown = page(user, "annotations", case_id=world.case.pk)
            assert {f"note number {n}" for n in range(len(written)) if f"note number {n}" in shown} == allowed
            with actor_scope(actor_of(user)):
                assert {held.text for held in Annotation.objects.all()} == allowed, "the second lock"


def test_the_magistrates_see_no_notes_not_even_shared_ones() -> None:
    world = make_world()
    material = document(world.case, "WS", name="Statement")
    noted(world.prosecutor, material, "The witness moved away", team="shared")
    magistrate = make_person(Role.MAGISTRATE, world.officer.memberships.get().organisation)
    assert browser(magistrate).get(reverse("disclosure:annotations", args=[world.case.pk])).status_code == 403
    assert browser(magistrate).get(reverse("disclosure:annotate", args=[material.pk])).status_code == 403
    assert "Notes" not in page(magistrate, "view", material_id=material.pk)


def test_a_note_goes_with_the_right_to_its_document() -> None:
    world = make_world()
    material = document(world.case, "WS", name="Statement")
    barrister = barrister_of(world, world.defendant)
    noted(world.solicitor, material, "Compare with exhibit 3", team=f"side:{world.defendant.pk}")
    noted(barrister, material, "Cross-examine on this", team="private")
    assert "Compare with exhibit 3" in page(barrister, "annotations", case_id=world.case.pk)
    grant = AccessGrant.objects.get(principal_id=barrister.pk)
    end_grants(actor=FEED, grant_ids=[grant.pk])
    assert browser(barrister).get(reverse("disclosure:annotations", args=[world.case.pk])).status_code == 404
    Material.objects.filter(pk=material.pk).update(
        status="withdrawn", withdrawn_at="2026-11-02T10:00Z", withdrawn_because="x"
    )
    assert "Compare with exhibit 3" not in page(world.solicitor, "annotations", case_id=world.case.pk)
    assert "No notes" in page(world.solicitor, "annotations", case_id=world.case.pk)


def test_what_somebody_wrote_at_a_firm_stays_with_the_firm_when_they_leave_for_the_other_side() -> None:
    world = make_world((ADA, CHARLES))
    material = document(world.case, "WS", name="Statement")
    noted(world.solicitor, material, "Ada says he did it")
    membership = world.solicitor.memberships.get()
    co_firm = make_firm("Other & Co")
    represent(world.case, co_firm, position=2)
    membership.organisation = co_firm
    membership.save()
    assert "Ada says" not in page(world.solicitor, "annotations", case_id=world.case.pk)


@pytest.mark.parametrize(
    ("place", "shown"), [("WS3", "Page WS3"), ("ws 4", "Page WS4"), ("1", "Page WS3"), ("", "Whole document")]
)
def test_a_page_is_named_by_its_number_or_its_label(place: str, shown: str) -> None:
    world = make_world()
    document(world.case, "WS", name="First")
    material = document(world.case, "WS", name="Second")
    number_pages(case_id=world.case.pk, at_once=True)
    noted(world.solicitor, material, "here", place=place)
    assert f"Second: {shown}" in page(world.solicitor, "annotations", case_id=world.case.pk)


@pytest.mark.parametrize("place", ["0", "3", "WS9", "KWS1", "-1", "one", "1.5"])
def test_a_page_that_the_document_has_not_is_refused_and_what_was_typed_is_kept(place: str) -> None:
    world = make_world()
    answer = note(world.solicitor, document(world.case, "WS"), "my thought", place=place)
    assert "The document has no such page" in visible(answer.content)
    assert "my thought" in answer.content.decode()
    assert not Annotation.objects.exists()


def test_on_a_recording_a_note_stands_at_a_time() -> None:
    world = make_world()
    film = document(world.case, "EX", name="Camera", kind="video", content_type="video/mp4", pages=0)
    noted(world.solicitor, film, "The man in red", place="1:05:20")
    assert Annotation.objects.get().second == 3920
    assert "Camera: At 1:05:20" in page(world.solicitor, "annotations", case_id=world.case.pk)
    assert "Enter a time such as 3:45" in visible(note(world.solicitor, film, "x", place="soon").content)


def test_sending_twice_makes_one_note_and_the_newer_window_is_not_overwritten_unseen() -> None:
    world = make_world()
    material, key = document(world.case, "WS"), str(uuid4())
    for _time in range(2):
        held = noted(world.solicitor, material, "first", key=key)
    assert Annotation.objects.count() == 1
    assert change(world.solicitor, held, "second", revision=1).status_code == 302
    answer = change(world.solicitor, held, "from the older window", revision=1)
    assert "What was saved in the other window: second" in visible(answer.content)
    assert "from the older window" in answer.content.decode()
    assert change(world.solicitor, held, "from the older window", revision=2).status_code == 302
    held.refresh_from_db()
    assert held.text == "from the older window"


def test_nobody_changes_or_removes_the_note_of_another() -> None:
    world = make_world()
    held = noted(world.solicitor, document(world.case, "WS"), "mine", team="shared")
    colleague = make_person(Role.SOLICITOR, world.firm)
    for user in (colleague, world.prosecutor, world.officer):
        assert change(user, held, "theirs", revision=1).status_code == 404
        assert (
            browser(user).post(reverse("disclosure:annotation", args=[held.pk]), {"remove": "yes"}).status_code == 404
        )
    held.refresh_from_db()
    assert held.text == "mine"


def test_a_note_is_only_for_a_team_that_one_belongs_to() -> None:
    world = make_world((ADA, CHARLES))
    second = Defendant.objects.get(case=world.case, position=2)
    material = document(world.case, "WS")
    for team in (f"side:{second.pk}", "side", "court", ""):
        assert "Select who can see it" in visible(note(world.solicitor, material, "x", team=team).content)
    assert not Annotation.objects.exists()


def test_sharing_is_told_and_what_a_side_keeps_to_itself_leaves_no_trace() -> None:
    world = make_world()
    material = document(world.case, "WS", name="Statement")
    held = noted(world.solicitor, material, "for us", team=f"side:{world.defendant.pk}")
    noted(world.solicitor, material, "for me")
    before = len(events(world, "document.note_shared"))
    assert before == 0
    assert change(world.solicitor, held, "for all", revision=1, team="shared").status_code == 302
    assert change(world.solicitor, held, "for us", revision=2, team=f"side:{world.defendant.pk}").status_code == 302
    (shared,), (taken,) = events(world, "document.note_shared"), events(world, "document.note_taken_back")
    assert shared.data == taken.data == {"name": "Statement", "by": world.solicitor.full_name}
    timeline = visible(browser(world.prosecutor).get(reverse("cases:timeline", args=[world.case.pk])).content)
    assert "A note on Statement shared by Sol Icitor" in timeline


def test_before_a_note_is_shared_the_page_says_who_will_see_it() -> None:
    world = make_world()
    material = document(world.case, "WS", name="Statement")
    form = {"submission_key": str(uuid4()), "text": "for all to see", "place": "", "team": "shared"}
    answer = browser(world.solicitor).post(reverse("disclosure:annotate", args=[material.pk]), form)
    assert "the other sides too" in visible(answer.content)
    assert "for all to see" in answer.content.decode()
    assert not Annotation.objects.exists()
    field = html.fromstring(answer.content).find(".//input[@name='confirmed']")
    assert field is not None
    confirmed = field.get("value")
    again = browser(world.solicitor).post(
        reverse("disclosure:annotate", args=[material.pk]), {**form, "confirmed": confirmed}
    )
    assert again.status_code == 302
    assert Annotation.objects.get().audience == "shared"


def test_the_notes_of_a_firm_are_not_those_of_the_firm_after_it() -> None:
    world = make_world()
    material = document(world.case, "WS", name="Statement")
    noted(world.solicitor, material, "our line of defence", team=f"side:{world.defendant.pk}")
    first = AccessGrant.objects.get(principal_id=world.firm.pk)
    end_grants(actor=FEED, grant_ids=[first.pk])
    after = make_firm("After & Co")
    represent(world.case, after)
    successor = make_person(Role.SOLICITOR, after)
    assert "No notes" in page(successor, "annotations", case_id=world.case.pk)
    with actor_scope(actor_of(successor)):
        assert not Annotation.objects.exists(), "the second lock"
    end_grants(actor=FEED, grant_ids=[AccessGrant.objects.get(principal_id=after.pk).pk])
    represent(world.case, world.firm)
    assert "our line of defence" in page(world.solicitor, "annotations", case_id=world.case.pk), "they come back"


def test_a_removed_note_has_no_text_left_anywhere() -> None:
    world = make_world()
    held = noted(world.solicitor, document(world.case, "WS"), "never mind")
    answer = browser(world.solicitor).post(reverse("disclosure:annotation", args=[held.pk]), {"remove": "yes"})
    assert answer.status_code == 302
    held.refresh_from_db()
    assert held.text == ""
    assert "never mind" not in page(world.solicitor, "annotations", case_id=world.case.pk)


def test_the_text_is_sealed_in_the_database() -> None:
    world = make_world()
    noted(world.solicitor, document(world.case, "WS"), "privileged thought")
    with connection.cursor() as cursor:
        cursor.execute("SELECT text::text FROM disclosure_annotation")
        assert "privileged" not in cursor.fetchone()[0]


def test_the_database_keeps_a_note_of_the_defence_with_one_team() -> None:
    world = make_world()
    held = noted(world.solicitor, document(world.case, "WS"), "mine")
    with pytest.raises(IntegrityError, match="annotation_of_the_defence_is_of_one_team"), transaction.atomic():
        Annotation.objects.filter(pk=held.pk).update(audience="side")


def test_the_pages_ask_the_database_little_however_many_notes_there_are() -> None:
    world = make_world()
    materials = [document(world.case, "WS", name=f"Statement {n}") for n in range(5)]
    client = browser(world.solicitor)
    for number in range(10):
        noted(world.solicitor, materials[number % 5], f"note {number}")
    for name, address in (("annotations", world.case.pk), ("annotate", materials[0].pk)):
        client.get(reverse(f"disclosure:{name}", args=[address]))
        with at_most_queries():
            assert client.get(reverse(f"disclosure:{name}", args=[address])).status_code == 200
