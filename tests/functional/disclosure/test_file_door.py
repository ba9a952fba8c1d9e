"""A link works once, for one person, for a minute, and no longer than the right to the file (QUALITY P-14, S-10)."""

import json
import tracemalloc
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
import redis
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from cases.services import revoke_access
from cases.states import Relation
from commonplatform.accounts.roles import Role
from commonplatform.file_door.decisions import file_for
from commonplatform.file_door.door import PIECE, FileCutShort
from commonplatform.storage.objects import delete_object, store_object
from commonplatform.storage.tickets import TICKET_SECONDS, files_origin, take_ticket
from disclosure.models import Material, MaterialRead, SectionRight
from disclosure.services import withdraw_material
from tests.functional.disclosure.bundle_steps import made, published
from tests.functional.disclosure.steps import World, browser, make_world, served, work_off
from tests.functional.disclosure.test_viewing import WORD, reading_copy, stored
from tests.support.files import Fetched, ask, fetch, is_dead
from tests.support.queries import at_most_queries
from tests.support.world import FEED, actor_of, make_person

pytestmark = pytest.mark.django_db
LARGE = 20 * 1024 * 1024
NOBODY_LISTENS = "redis://127.0.0.1:1/0"


def link_for(client: Client, material: Material, act: str = "read") -> str:
    return str(client.get(reverse(f"disclosure:{act}", args=[material.pk]))["Location"])


def a_link(world: World, act: str = "read") -> str:
    return link_for(browser(world.solicitor), served(world), act)


def token_of(link: str) -> str:
    return link.removeprefix(f"{files_origin()}/")


def off_record(world: World) -> None:
    revoke_access(
        actor=FEED,
        case_id=world.case.pk,
        principal_id=world.firm.pk,
        relation=Relation.REPRESENTING,
        defendant_id=world.defendant.pk,
    )


def refused_page() -> Fetched:
    return fetch(f"{files_origin()}/{'A' * 43}")


def test_a_link_leads_to_the_door_and_tells_nothing_but_a_ticket() -> None:
    link = a_link(make_world())
    assert files_origin() != "http://testserver"
    assert len(token_of(link)) == 43
    assert "?" not in link


def test_a_link_works_once_and_then_for_nobody() -> None:
    link = a_link(make_world())
    assert fetch(link).status == 200
    again = fetch(link)
    assert (again.status, again.body) == (404, refused_page().body)


def test_of_two_who_come_together_one_gets_the_file() -> None:
    ticket = token_of(a_link(make_world()))
    now = timezone.now()
    assert [take_ticket(ticket, now=now) is None for _ in range(2)] == [False, True]


def test_after_a_minute_a_link_is_dead_and_valkey_has_forgotten_it() -> None:
    world = make_world()
    links = [a_link(world), a_link(world)]
    issued = timezone.now()
    assert file_for(token_of(links[0]), now=issued + timedelta(seconds=TICKET_SECONDS)) is None
    assert file_for(token_of(links[1]), now=issued + timedelta(seconds=TICKET_SECONDS - 5)) is not None
    a_link(world)
    with redis.Redis.from_url(django_settings.CELERY_BROKER_URL) as valkey:
        left = [valkey.ttl(key) for key in valkey.scan_iter("ticket:*")]
    forgotten_meanwhile = -2
    assert left
    assert all(seconds == forgotten_meanwhile or 0 <= seconds <= TICKET_SECONDS for seconds in left)


def test_valkey_learns_neither_the_ticket_nor_whose_it_is() -> None:
    world = make_world()
    token = token_of(a_link(world))
    with redis.Redis.from_url(django_settings.CELERY_BROKER_URL) as valkey:
        held = {key: valkey.get(key) or b"" for key in valkey.scan_iter("ticket:*")}
    kept = b"".join((*held.keys(), *held.values()))
    assert token.encode() not in kept
    assert str(world.solicitor.pk).encode() not in kept
    assert b"material/" not in kept


@pytest.mark.parametrize("act", ["read", "download"])
def test_a_firm_that_is_off_record_meanwhile_opens_nothing(act: str) -> None:
    world = make_world()
    link = a_link(world, act)
    off_record(world)
    assert is_dead(link)


def test_a_person_who_may_no_longer_sign_in_opens_nothing() -> None:
    world = make_world()
    link = a_link(world)
    world.solicitor.is_active = False
    world.solicitor.save()
    assert is_dead(link)


def test_a_person_who_left_the_firm_opens_nothing() -> None:
    world = make_world()
    link = a_link(world)
    world.solicitor.memberships.update(ends_on=timezone.localdate() - timedelta(days=1))
    assert is_dead(link)


def test_who_has_signed_out_opens_nothing() -> None:
    world = make_world()
    client = browser(world.solicitor)
    link = link_for(client, served(world))
    client.logout()
    assert is_dead(link)


def test_whose_sign_ins_were_ended_everywhere_opens_nothing() -> None:
    world = make_world()
    link = a_link(world)
    world.solicitor.sign_in_generation += 1
    world.solicitor.save()
    assert is_dead(link)


def test_a_right_to_the_section_that_ends_meanwhile_ends_the_link() -> None:
    world = make_world()
    material = stored(world, WORD, "statement.docx")
    link = link_for(browser(world.solicitor), material, "download")
    yesterday = timezone.localdate() - timedelta(days=1)
    SectionRight.objects.filter(section="KWS", role=Role.SOLICITOR, act="download").update(valid_until=yesterday)
    assert is_dead(link)


def test_a_document_withdrawn_meanwhile_is_gone_at_once_and_after_the_worker_has_sealed_it() -> None:
    world = make_world()
    material = served(world)
    links = [link_for(browser(world.solicitor), material) for _ in range(2)]
    withdraw_material(actor=actor_of(world.officer), material_id=material.pk, reason="Wrong case")
    assert is_dead(links[0])
    work_off()
    assert is_dead(links[1])


def test_a_file_that_is_no_longer_under_its_key_is_gone() -> None:
    world = make_world()
    material = stored(world, WORD, "statement.docx")
    links = [link_for(browser(world.solicitor), material, "download") for _ in range(2)]
    delete_object(material.object_key)
    assert is_dead(links[0])
    key = f"material/{uuid4()}"
    store_object(key, b"another content", content_type=WORD)
    Material.objects.filter(pk=material.pk).update(object_key=key)
    assert is_dead(links[1])


def test_a_bundle_with_a_document_withdrawn_meanwhile_is_not_opened() -> None:
    world = make_world()
    statement = published(world, "KWS", "Statement")
    bundle = made(world.solicitor, world, statement)
    address = reverse("disclosure:open_bundle", args=[bundle.pk])
    links = [browser(world.solicitor).get(address)["Location"] for _ in range(2)]
    assert fetch(links[0]).status == 200
    withdraw_material(actor=actor_of(world.prosecutor), material_id=statement.pk, reason="Wrong case")
    assert is_dead(links[1])


def test_used_unknown_and_refused_tickets_look_the_same() -> None:
    world = make_world()
    used, refused = a_link(world), a_link(world)
    fetch(used)
    off_record(world)
    pages = [
        fetch(link) for link in (used, refused, f"{files_origin()}/", f"{files_origin()}/x", f"{files_origin()}/a/b")
    ]
    for page in pages:
        assert (page.status, page.headers, page.body) == (404, refused_page().headers, refused_page().body)


def test_the_page_says_in_both_languages_what_to_do() -> None:
    text = refused_page().body.decode()
    assert "This link cannot be used" in text
    assert "Ni ellir defnyddio’r ddolen hon" in text
    assert text.count("<h1>") == 1


def test_what_a_file_is_sent_with() -> None:
    answer = fetch(a_link(make_world()), headers={"Range": "bytes=0-9", "Cookie": "session=x"})
    assert answer.status == 200
    assert int(answer.headers["Content-Length"]) == len(answer.body)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert f"frame-ancestors {django_settings.PUBLIC_BASE_URL}" in policy
    assert not {"Accept-Ranges", "Content-Range", "Set-Cookie", "Last-Modified", "Etag"} & set(answer.headers)


@pytest.mark.parametrize("content_type", ["text/html", "image/svg+xml", "application/xhtml+xml"])
def test_what_a_browser_would_run_is_a_file_to_keep(content_type: str) -> None:
    world = make_world()
    material = stored(world, content_type, "page.html", b"<script>alert(1)</script>")
    answer = fetch(link_for(browser(world.solicitor), material, "download"))
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("method", ["HEAD", "POST", "OPTIONS"])
def test_nothing_but_get_uses_a_ticket(method: str) -> None:
    link = a_link(make_world())
    assert fetch(link, method=method).status == 405
    assert fetch(link).status == 200


@pytest.fixture
def large() -> Iterator[tuple[World, Material]]:
    world = make_world()
    material = stored(world, WORD, "large.docx", bytes(LARGE))
    yield world, material
    delete_object(material.object_key)


def test_a_large_file_passes_in_pieces_that_are_forgotten(large: tuple[World, Material]) -> None:
    world, material = large
    link, fetched = link_for(browser(world.solicitor), material, "download"), Fetched()
    tracemalloc.start()
    try:
        ask(link, fetched, taken=len)
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (sum(fetched.pieces), fetched.is_whole) == (LARGE, True)
    assert int(fetched.headers["Content-Length"]) == LARGE
    assert most < 6 * PIECE, f"{most:,} bytes held at once"


def test_a_store_that_fails_midway_cuts_the_connection(large: tuple[World, Material]) -> None:
    world, material = large
    link, fetched = link_for(browser(world.solicitor), material, "download"), Fetched()

    def taken(piece: bytes) -> None:
        if len(fetched.pieces) == 1:
            delete_object(material.object_key)

    with pytest.raises(FileCutShort):
        ask(link, fetched, taken=taken)
    assert not fetched.is_whole
    assert sum(fetched.pieces) == 2 * PIECE < int(fetched.headers["Content-Length"])


def test_who_goes_away_is_sent_no_more(large: tuple[World, Material]) -> None:
    world, material = large
    link, fetched = link_for(browser(world.solicitor), material, "download"), Fetched()
    ask(link, fetched, taken=len, goes_away=lambda: len(fetched.pieces) > 1)
    assert not fetched.is_whole
    assert sum(fetched.pieces) <= 3 * PIECE


def test_without_valkey_the_page_says_so_and_no_reading_is_recorded(settings: Settings) -> None:
    world = make_world()
    material = served(world)
    client = browser(world.solicitor)
    settings.CELERY_BROKER_URL = NOBODY_LISTENS
    answer = client.get(reverse("disclosure:read", args=[material.pk]))
    assert answer.status_code == 503
    assert "Documents cannot be opened just now" in answer.content.decode()
    assert answer["X-Frame-Options"] == "SAMEORIGIN", "it may stand where the document would"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert not MaterialRead.objects.exists()


def test_without_valkey_the_door_opens_nothing_and_the_link_is_not_used_up(settings: Settings) -> None:
    link, answers = a_link(make_world()), settings.CELERY_BROKER_URL
    settings.CELERY_BROKER_URL = NOBODY_LISTENS
    page = fetch(link)
    assert (page.status, "just now" in page.body.decode()) == (503, True)
    assert fetch(f"{files_origin()}/health/ready").status == 503
    assert fetch(f"{files_origin()}/health/live").status == 200
    settings.CELERY_BROKER_URL = answers
    assert fetch(f"{files_origin()}/health/ready").status == 200
    assert fetch(link).status == 200


def test_no_line_of_the_log_holds_a_ticket(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    world = make_world()
    used, refused = a_link(world), a_link(world)
    with caplog.at_level("DEBUG"):
        assert (fetch(used).status, fetch(used).status) == (200, 404)
        off_record(world)
        assert is_dead(refused)
    said = "".join(capfd.readouterr()) + json.dumps([str(vars(record)) for record in caplog.records])
    assert "file_opened" in said
    assert str(world.solicitor.pk) in said
    assert not [link for link in (used, refused) if token_of(link) in said]


def test_a_magistrate_may_read_by_a_link_that_shows_and_never_by_one_that_keeps() -> None:
    world = make_world()
    material = served(world)
    reader = browser(make_person(Role.MAGISTRATE, world.officer.memberships.get().organisation))
    assert fetch(link_for(reader, material)).headers["Content-Disposition"].startswith("inline")
    assert reader.get(reverse("disclosure:download", args=[material.pk])).status_code == 403


def test_a_reading_copy_made_meanwhile_is_another_file() -> None:
    world = make_world()
    material = stored(world, "image/png", "plan.png")
    link = link_for(browser(world.solicitor), material)
    reading_copy(material)
    assert is_dead(link)


def test_deciding_at_the_door_costs_few_questions() -> None:
    token = token_of(a_link(make_world()))
    with at_most_queries():
        assert file_for(token, now=timezone.now()) is not None
