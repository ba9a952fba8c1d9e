"""Sound and video are played piece by piece; each piece is decided afresh."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.services import revoke_access
from cases.states import Relation
from commonplatform.accounts.roles import Role
from disclosure.byte_ranges import PIECE
from disclosure.models import Material, MaterialRead
from disclosure.states import MaterialKind
from tests.functional.disclosure.preparing import prepare, publish
from tests.functional.disclosure.steps import World, browser, make_world, page, visible
from tests.support.files import fetch
from tests.support.world import FEED, as_superuser, make_firm, make_person
from tests.unit.documents import samples

pytestmark = pytest.mark.django_db


def film_on(world: World, content: bytes, *, content_type: str = "video/mp4", section: str = "EX") -> Material:
    kind = MaterialKind.AUDIO if content_type.startswith("audio") else MaterialKind.VIDEO
    return publish(
        world.case, content, kind=kind, content_type=content_type, section=section, position=1, name="Body camera"
    )


def test_the_page_says_how_long_it_is_and_plays_without_a_script(tmp_path: Path) -> None:
    world = make_world()
    material = film_on(world, samples.film(tmp_path, seconds=2))
    prepare(material)
    answer = browser(world.solicitor).get(reverse("disclosure:play", args=[material.pk]))
    text = answer.content.decode()
    assert f'src="{reverse("disclosure:recording", args=[material.pk])}"' in text
    assert f'poster="{reverse("disclosure:poster", args=[material.pk])}"' in text
    assert "Length 0:02" in visible(answer.content)
    assert "media-src 'self'" in answer["Content-Security-Policy"]
    picture = browser(world.solicitor).get(reverse("disclosure:poster", args=[material.pk]))
    assert (picture["Content-Type"], picture.content[:3]) == ("image/jpeg", b"\xff\xd8\xff")


def test_pieces_together_are_the_file_and_one_sitting_is_one_reading() -> None:
    world = make_world()
    content = bytes(range(256)) * (5 * PIECE // 512)
    material = film_on(world, content)
    client, address = browser(world.solicitor), reverse("disclosure:recording", args=[material.pk])
    received = b""
    while len(received) < len(content):
        answer = client.get(address, headers={"range": f"bytes={len(received)}-"})
        assert answer.status_code == 206
        assert answer["Content-Range"].startswith(f"bytes {len(received)}-")
        assert (answer["Accept-Ranges"], answer["Content-Type"]) == ("bytes", "video/mp4")
        assert len(answer.content) <= PIECE
        received += answer.content
    assert received == content
    assert MaterialRead.objects.filter(material=material, user_id=world.solicitor.pk).count() == 1
    as_superuser("UPDATE disclosure_materialread SET read_at = %s", [timezone.now() - timedelta(hours=5)])
    client.get(address, headers={"range": "bytes=0-"})
    assert MaterialRead.objects.filter(material=material).count() == 2


def test_the_page_of_a_recording_among_documents_is_its_player() -> None:
    world = make_world()
    material = film_on(world, b"x" * 100)
    answer = browser(world.solicitor).get(reverse("disclosure:view", args=[material.pk]))
    assert answer["Location"] == reverse("disclosure:play", args=[material.pk])


def test_a_recording_says_what_every_document_says_and_can_be_changed_like_one() -> None:
    world = make_world()
    material = film_on(world, b"film")
    Material.objects.filter(pk=material.pk).update(exhibit_reference="JB/2")
    address = reverse("disclosure:play", args=[material.pk])
    answer = browser(world.officer).get(address)
    assert "Exhibit JB/2" in visible(answer.content)
    assert reverse("disclosure:describe", args=[material.pk]) in answer.content.decode()
    assert (
        reverse("disclosure:describe", args=[material.pk]) not in browser(world.solicitor).get(address).content.decode()
    )


def test_outside_of_the_file_is_416_and_no_range_leads_to_the_file() -> None:
    world = make_world()
    material = film_on(world, b"x" * 100)
    client, address = browser(world.officer), reverse("disclosure:recording", args=[material.pk])
    answer = client.get(address, headers={"range": "bytes=100-"})
    assert (answer.status_code, answer["Content-Range"]) == (416, "bytes */100")
    answer = client.get(address)
    assert answer.status_code == 302
    fetched = fetch(answer["Location"])
    assert fetched.body == b"x" * 100
    assert fetched.headers["Content-Disposition"].startswith("attachment"), "a browser would ask for it twice"
    assert MaterialRead.objects.filter(material=material).count() == 1


def test_the_next_piece_is_refused_the_moment_the_right_ends_or_the_document_is_withdrawn() -> None:
    world = make_world()
    material = film_on(world, b"x" * 100)
    firm, court = browser(world.solicitor), browser(world.officer)
    address = reverse("disclosure:recording", args=[material.pk])
    whole = {"range": "bytes=0-"}
    assert [each.get(address, headers=whole).status_code for each in (firm, court)] == [206, 206]
    revoke_access(
        actor=FEED,
        case_id=world.case.pk,
        principal_id=world.firm.pk,
        relation=Relation.REPRESENTING,
        defendant_id=world.defendant.pk,
    )
    assert [each.get(address, headers=whole).status_code for each in (firm, court)] == [404, 206]
    Material.objects.filter(pk=material.pk).update(
        status="withdrawn", withdrawn_at=timezone.now(), withdrawn_because="Wrong case"
    )
    for name in ("recording", "play", "poster"):
        assert court.get(reverse(f"disclosure:{name}", args=[material.pk]), headers=whole).status_code == 404


def test_the_matrix_of_sections_decides_here_too() -> None:
    world = make_world()
    material = film_on(world, b"x" * 100, section="TAI")
    for name in ("recording", "play", "poster"):
        address = reverse(f"disclosure:{name}", args=[material.pk])
        assert browser(world.solicitor).get(address, headers={"range": "bytes=0-"}).status_code == 404
        outsider = make_person(Role.SOLICITOR, make_firm())
        assert browser(outsider).get(address, headers={"range": "bytes=0-"}).status_code == 404
    assert not MaterialRead.objects.exists()


def test_what_browsers_cannot_play_is_said_and_a_document_is_no_recording() -> None:
    world = make_world()
    material = film_on(world, b"x" * 100, content_type="video/x-msvideo")
    assert "Browsers cannot play this kind of recording" in page(world.solicitor, "play", material_id=material.pk)
    paper = publish(world.case, stored=False)
    for each in (material, paper):
        address = reverse("disclosure:recording", args=[each.pk])
        assert browser(world.officer).get(address, headers={"range": "bytes=0-"}).status_code == 404
