"""The whole case as one file: what goes in, who gets it, what is named instead of left out in silence
(domain document "Defence portal", Materials and storage; What each side sees of a case)."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cases.selectors.timeline import TIMELINE_PAGE
from cases.services import revoke_access
from cases.states import Relation
from commonplatform.accounts.models import Membership, User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import system_actor
from commonplatform.audit.services import record
from commonplatform.storage.objects import (
    ObjectMissing,
    StoreUnavailable,
    delete_object,
    new_key,
    read_object,
    store_object,
)
from disclosure.models import ArchiveEntry, CaseArchive, MaterialRead, SectionRight
from disclosure.services import build_archive as making
from disclosure.services.build_bundle import TRIES_WITHOUT_THE_STORE
from disclosure.services.sweep_archives import expire_archives, sweep_archive_objects
from tests.functional.disclosure.archive_steps import (
    ask_for,
    asked_for,
    data_in,
    documents_in,
    inside,
    made_for,
    page_of,
    taken,
)
from tests.functional.disclosure.bundle_steps import published
from tests.functional.disclosure.steps import ADA, CHARLES, World, browser, events, make_world, page, visible, work_off
from tests.support.files import fetch
from tests.support.workers import logged_in_as_a_worker
from tests.support.world import FEED, as_superuser, assign, make_firm, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world((ADA, CHARLES))


def test_it_holds_the_documents_the_case_at_a_glance_and_the_case_as_data(world: World) -> None:
    statement = published(world, "KWS", "Statement of A", "words of A")
    archive = made_for(world.prosecutor, world)
    found = inside(archive)
    assert set(found) == {"Documents/KWS_Statement_of_A.pdf", "CaseAtAGlance.pdf", "CaseStructuredData.json"}
    assert found["Documents/KWS_Statement_of_A.pdf"] == read_object(statement.object_key)
    assert found["CaseAtAGlance.pdf"].startswith(b"%PDF")
    assert re.fullmatch(rf"CaseArchive-{world.case.reference}-\d{{14}}\.zip", archive.file_name)
    data = data_in(archive)
    assert data["case"]["reference"] == world.case.reference_received
    assert [each["name"] for each in data["case"]["defendants"]] == ["Ada Lovelace", "Charles Babbage"]
    (document,) = data["documents"]
    assert (document["file"], document["sha256"]) == ("Documents/KWS_Statement_of_A.pdf", statement.sha256)


def test_documents_of_one_name_stand_beside_each_other(world: World) -> None:
    """The peer overwrote the first."""
    held = [published(world, "KWS", name, content) for name, content in (("A b", "1"), ("A B", "2"), ("A  b", "3"))]
    archive = made_for(world.prosecutor, world)
    names = documents_in(archive)
    assert sorted(names) == ["Documents/KWS_A_B (2).pdf", "Documents/KWS_A_b (3).pdf", "Documents/KWS_A_b.pdf"]
    found = inside(archive)
    assert {found[name] for name in names} == {read_object(each.object_key) for each in held}


def test_names_that_people_typed_leave_the_folder_of_documents_in_no_way(world: World) -> None:
    for name in ("../../etc/passwd", "a\u202egnp.exe", 'C:\\x"*<>?|', "CON", "...", "Cyfeiriad ŷ"):
        published(world, "KWS", name)
    names = documents_in(made_for(world.prosecutor, world))
    assert len(names) == 6
    for name in names:
        assert re.fullmatch(r"Documents/[^/\\:*?\"<>|\u202a-\u202e\u2066-\u2069\x00-\x1f]+\.pdf", name), name
        assert ".." not in name


def test_only_what_the_person_may_download_goes_in(world: World) -> None:
    published(world, "KWS", "Open")
    published(world, "PRIV", "For the court", position=1)
    published(world, "SUM", "Sensitive")
    SectionRight.objects.filter(section="WS", role=Role.PROSECUTOR, act="download").update(
        valid_until=timezone.localdate() - timedelta(days=1)
    )
    published(world, "WS", "To be read only")
    theirs = made_for(world.prosecutor, world)
    assert documents_in(theirs) == ["Documents/KWS_Open.pdf", "Documents/SUM_Sensitive.pdf"]
    assert b"For the court" not in inside(theirs)["CaseStructuredData.json"]
    assert b"To be read only" not in inside(theirs)["CaseStructuredData.json"]
    courts = made_for(world.officer, world)
    assert "Documents/SUM_Sensitive.pdf" not in documents_in(courts)
    assert b"Sensitive" not in inside(courts)["CaseStructuredData.json"]


def test_a_missing_and_a_changed_file_are_named_in_the_archive_and_on_the_page(world: World) -> None:
    published(world, "KWS", "Whole")
    missing, changed = published(world, "KWS", "Gone"), published(world, "KWS", "Altered")
    delete_object(missing.object_key)
    store_object(changed.object_key, b"%PDF-1.7 something else", content_type="application/pdf")
    archive = made_for(world.prosecutor, world)
    assert documents_in(archive) == ["Documents/KWS_Whole.pdf"]
    said = {each["title"]: each["not_in_the_archive_because"] for each in data_in(archive)["documents"]}
    assert said == {
        "Whole": None,
        "Gone": "The file is not in the store",
        "Altered": "The stored file is not the one that was received",
    }
    text = page_of(world.prosecutor, archive)
    assert "Not in the file, because it could not be read: Gone, Altered" in text
    assert "The file is not in the store" in text
    assert b"something else" not in b"".join(inside(archive).values())


def test_one_takes_it_away_once_per_link_and_every_document_counts_as_downloaded(world: World) -> None:
    published(world, "KWS", "One")
    gone = published(world, "KWS", "Gone")
    delete_object(gone.object_key)
    archive = made_for(world.prosecutor, world)
    answer = taken(world.prosecutor, archive)
    assert answer.status_code == 302
    file = fetch(answer["Location"])
    assert (file.status, file.headers["Content-Type"]) == (200, "application/zip")
    assert archive.file_name in file.headers["Content-Disposition"]
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert file.body == read_object(archive.object_key)
    assert fetch(answer["Location"]).status == 404
    (event,) = events(world, "archive.downloaded")
    assert (event.data["documents"], event.actor_id) == (1, world.prosecutor.pk)
    readings = MaterialRead.objects.filter(case=world.case)
    assert [(each.material.name, each.act) for each in readings] == [("One", "download")]


def test_it_is_for_the_one_person_who_asked(world: World) -> None:
    published(world, "KWS", "One")
    archive = made_for(world.prosecutor, world)
    colleague = make_person(Role.PROSECUTOR, world.office)
    for user in (colleague, world.officer, world.solicitor):
        assert browser(user).get(f"/documents/archive/{archive.pk}/").status_code == 404
        assert taken(user, archive).status_code == 404


@pytest.mark.parametrize("who", ["solicitor", "barrister", "magistrate"])
def test_it_is_not_for_the_defence_or_magistrates(world: World, who: str) -> None:
    user = {
        "solicitor": lambda: world.solicitor,
        "barrister": lambda: make_person(Role.BARRISTER, world.firm),
        "magistrate": lambda: make_person(Role.MAGISTRATE, world.officer.memberships.get().organisation),
    }[who]()
    assert ask_for(user, world).status_code == 403
    assert "The whole case as one file" not in page(user, "documents", case_id=world.case.pk)
    assert not CaseArchive.objects.exists()


def test_an_advocate_who_prosecutes_gets_none(world: World) -> None:
    advocate = make_person(Role.BARRISTER, make_firm("Chambers"))
    assign(world.case, advocate)
    assert ask_for(advocate, world).status_code == 403


def _withdrawn(world: World) -> None:
    as_superuser(
        "UPDATE disclosure_material SET status = 'withdrawn', withdrawn_at = now(), withdrawn_because = 'x'"
        " WHERE name = 'Second'"
    )


def _section_taken(world: World) -> None:
    SectionRight.objects.filter(section="KWS", role=Role.PROSECUTOR, act="download").update(
        valid_until=timezone.localdate() - timedelta(days=1)
    )


@pytest.mark.parametrize("happens", [_withdrawn, _section_taken])
def test_at_the_door_every_document_is_decided_again(world: World, happens: object) -> None:
    published(world, "KWS", "First")
    published(world, "KWS", "Second")
    archive = made_for(world.prosecutor, world)
    link = taken(world.prosecutor, archive)["Location"]
    happens(world)  # type: ignore[operator]
    assert fetch(link).status == 404
    refused = taken(world.prosecutor, archive)
    assert refused.status_code == 302
    assert refused["Location"].endswith(f"/archive/{archive.pk}/")
    assert "You may not download this any more" in page_of(world.prosecutor, archive)
    assert len(events(world, "archive.downloaded")) == 1


def test_whoever_stands_to_the_case_otherwise_than_then_does_not_get_it(world: World) -> None:
    """Without a document in it too: the picture of the case is what the person could see then."""
    archive = made_for(world.officer, world)
    link = taken(world.officer, archive)["Location"]
    Membership.objects.filter(user=world.officer).update(role=Role.LISTING_OFFICER)
    assert fetch(link).status == 404
    assert taken(world.officer, archive).status_code == 404
    assert "Your access to the case has changed" in page_of(world.officer, archive)


def test_who_has_lost_the_case_meanwhile_gets_nothing_made(world: World) -> None:
    archive = asked_for(world.prosecutor, world)
    revoke_access(
        actor=FEED,
        case_id=world.case.pk,
        principal_id=world.case.prosecutor_id,
        relation=Relation.PROSECUTING,
    )
    work_off()
    archive.refresh_from_db()
    assert (archive.status, archive.failed_because, archive.object_key) == ("failed", "right", "")


def test_a_leaver_gets_nothing_made(world: World) -> None:
    archive = asked_for(world.prosecutor, world)
    User.objects.filter(pk=world.prosecutor.pk).update(is_active=False)
    work_off()
    archive.refresh_from_db()
    assert archive.failed_because == "right"


def test_one_at_a_time_per_person_and_the_page_leads_to_it(world: World) -> None:
    first = asked_for(world.prosecutor, world)
    again = ask_for(world.prosecutor, world)
    assert again["Location"].endswith(f"/archive/{first.pk}/")
    assert CaseArchive.objects.count() == 1
    assert asked_for(make_person(Role.PROSECUTOR, world.office), world).pk != first.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseArchive.objects.create(
            case=world.case,
            file_name="x",
            requested_by="x",
            requested_by_id=world.prosecutor.pk,
            role=Role.PROSECUTOR,
            organisation_id=world.office.pk,
            organisation_name="x",
        )
    work_off()
    assert asked_for(world.prosecutor, world).pk != first.pk


def test_the_page_says_how_far_it_is_without_a_script_and_cancels(world: World) -> None:
    published(world, "KWS", "One")
    archive = asked_for(world.prosecutor, world)
    text = page_of(world.prosecutor, archive)
    assert "The file is being made" in text
    assert "Check again" in text
    CaseArchive.objects.filter(pk=archive.pk).update(entries_in_all=4, entries_done=1)
    assert "1 of 4 documents are in place." in page_of(world.prosecutor, archive)
    answer = browser(world.prosecutor).post(f"/documents/archive/{archive.pk}/", follow=True)
    assert "The file is not made" in visible(answer.content)
    work_off()
    archive.refresh_from_db()
    assert (archive.status, archive.object_key) == ("cancelled", "")


def test_cancelled_while_it_is_written_it_leaves_no_file(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    published(world, "KWS", "One")
    archive = asked_for(world.prosecutor, world)
    stored: list[str] = []

    def cancelled_meanwhile(key: str, path: Path, *, content_type: str) -> None:
        store_file(key, path, content_type=content_type)
        stored.append(key)
        CaseArchive.objects.filter(pk=archive.pk).update(status="cancelled")

    store_file = making.store_file  # type: ignore[attr-defined]
    monkeypatch.setattr(making, "store_file", cancelled_meanwhile)
    work_off()
    (key,) = stored
    with pytest.raises(ObjectMissing):
        read_object(key)
    assert not ArchiveEntry.objects.exists()


def test_what_is_too_large_or_takes_too_long_says_so(world: World, settings: object) -> None:
    published(world, "KWS", "One")
    settings.ARCHIVE_LARGEST_BYTES = 10  # type: ignore[attr-defined]
    archive = asked_for(world.prosecutor, world)
    work_off()
    archive.refresh_from_db()
    assert archive.failed_because == "size"
    assert "too large to be made into one file" in page_of(world.prosecutor, archive)


def test_while_the_store_is_away_it_is_tried_again_and_then_said(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    published(world, "KWS", "One")
    archive = asked_for(world.prosecutor, world)

    def away(key: str) -> object:
        raise StoreUnavailable("away")

    monkeypatch.setattr(making, "read_pieces", away)
    for attempt in range(1, TRIES_WITHOUT_THE_STORE):
        with pytest.raises(StoreUnavailable):
            making.build_archive(case_id=world.case.pk, archive_id=archive.pk, attempt=attempt)
    making.build_archive(case_id=world.case.pk, archive_id=archive.pk, attempt=TRIES_WITHOUT_THE_STORE)
    archive.refresh_from_db()
    assert archive.failed_because == "store"


def test_a_worker_that_was_killed_is_followed_by_one_that_makes_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(world, "KWS", "One")
    archive = asked_for(world.prosecutor, world)

    def killed(*args: object, **named: object) -> None:
        raise SystemExit

    with monkeypatch.context() as until_killed:
        until_killed.setattr(making, "store_file", killed)
        with pytest.raises(SystemExit):
            making.build_archive(case_id=world.case.pk, archive_id=archive.pk, attempt=1)
    making.build_archive(case_id=world.case.pk, archive_id=archive.pk, attempt=2)
    making.build_archive(case_id=world.case.pk, archive_id=archive.pk, attempt=3)
    archive.refresh_from_db()
    assert archive.status == "ready"
    assert ArchiveEntry.objects.count() == 1


def test_it_is_kept_for_seven_days_and_what_nobody_names_is_swept(world: World) -> None:
    published(world, "KWS", "One")
    archive = made_for(world.prosecutor, world)
    assert archive.expires_at is not None
    assert archive.ready_at is not None
    assert archive.expires_at - archive.ready_at == timedelta(days=7)
    assert (expire_archives(), sweep_archive_objects()) == (0, 0), "too young"
    as_superuser("UPDATE disclosure_casearchive SET expires_at = now() - interval '1 second'")
    left = new_key("archive")
    store_object(left, b"cut off", content_type="application/zip")
    assert expire_archives() == 1
    assert sweep_archive_objects(older_than=timedelta(0)) >= 1
    for key in (archive.object_key, left):
        with pytest.raises(ObjectMissing):
            read_object(key)
    assert taken(world.prosecutor, archive).status_code == 404
    assert "Deleted" in page_of(world.prosecutor, archive)


def test_what_a_party_takes_away_is_on_no_timeline_of_the_other(world: World) -> None:
    published(world, "KWS", "One")
    taken(world.prosecutor, made_for(world.prosecutor, world))
    text = visible(browser(world.solicitor).get(f"/cases/{world.case.pk}/timeline/").content)
    assert "as one file" not in text


def test_the_whole_timeline_is_in_the_data_not_only_a_page_of_it(world: World) -> None:
    for number in range(TIMELINE_PAGE + 5):
        record(
            "case.defendant_added",
            actor=system_actor("Feed"),
            case_id=world.case.pk,
            data={"defendant": f"D{number}", "prosecutor": "P"},
        )
    said = [line["what"] for line in data_in(made_for(world.prosecutor, world))["case"]["timeline"]]
    assert sum("added to the case" in each for each in said) == TIMELINE_PAGE + 5


def test_a_worker_makes_it_with_nothing_but_its_own_database_role(world: World) -> None:
    published(world, "KWS", "One")
    archive = asked_for(world.prosecutor, world)
    with logged_in_as_a_worker():
        making.build_archive(case_id=world.case.pk, archive_id=archive.pk, attempt=1)
    archive.refresh_from_db()
    assert archive.status == "ready"
    assert documents_in(archive) == ["Documents/KWS_One.pdf"]
    assert len(data_in(archive)["case"]["defendants"]) == 2


def test_means_are_not_in_the_prosecutions_archive_and_are_in_the_courts(world: World) -> None:
    published(world, "MF", "Means form", position=1)
    assert documents_in(made_for(world.prosecutor, world)) == []
    assert documents_in(made_for(world.officer, world)) == ["Documents/MF_Means_form.pdf"]
