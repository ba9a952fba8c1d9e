"""The door as it runs: its own process, the web role's login, the real server."""

from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse, IncompleteRead
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from pytest_django import Settings

from commonplatform.storage.objects import delete_object
from disclosure.models import Material
from tests.functional.disclosure.steps import World, browser, make_world
from tests.functional.disclosure.test_viewing import WORD, stored
from tests.support.files import running_door

pytestmark = pytest.mark.django_db(transaction=True)
LARGE = 20 * 1024 * 1024


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "door.log"


@pytest.fixture
def door(settings: Settings, log: Path, transactional_db: None) -> Iterator[str]:
    with running_door(log=log, PYTHONUNBUFFERED="1") as address:
        settings.FILES_BASE_URL = address
        yield address


def link_for(world: World, material: Material) -> str:
    return str(browser(world.solicitor).get(reverse("disclosure:download", args=[material.pk]))["Location"])


def asked(link: str) -> HTTPResponse:
    address = urlsplit(link)
    connection = HTTPConnection(address.netloc, timeout=60)
    connection.request("GET", address.path, headers={"Cookie": "session=x", "Range": "bytes=0-1"})
    return connection.getresponse()


def test_a_file_passes_whole_once_and_a_file_that_fails_midway_never_looks_whole(door: str, log: Path) -> None:
    world = make_world()
    material = stored(world, WORD, "large.docx", bytes(LARGE))
    link = link_for(world, material)
    first = asked(link)
    assert (first.status, first.headers["Set-Cookie"], len(first.read())) == (200, None, LARGE)
    assert asked(link).status == 404
    cut = asked(link_for(world, material))
    cut.read(1024)
    delete_object(material.object_key)
    with pytest.raises(IncompleteRead):
        cut.read()
    said = log.read_text()
    assert "file_cut_short" in said
    assert urlsplit(link).path[1:] not in said
