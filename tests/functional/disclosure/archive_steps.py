"""Case archives, step by step, through pages and the worker."""

import json
from io import BytesIO
from typing import Any
from uuid import UUID
from zipfile import ZipFile

from django.urls import reverse

from commonplatform.accounts.models import User
from commonplatform.storage.objects import read_object
from disclosure.models import CaseArchive
from tests.functional.disclosure.steps import World, browser, page, work_off


def ask_for(user: User, world: World) -> Any:
    """Press the button."""
    return browser(user).post(reverse("disclosure:archives", args=[world.case.pk]))


def asked_for(user: User, world: World) -> CaseArchive:
    """The archive that the button led to, not made yet."""
    answer = ask_for(user, world)
    assert answer.status_code == 302, answer.status_code
    return CaseArchive.objects.get(pk=UUID(answer["Location"].rstrip("/").rpartition("/")[2]))


def made_for(user: User, world: World) -> CaseArchive:
    """The archive, made by the worker."""
    archive = asked_for(user, world)
    work_off()
    archive.refresh_from_db()
    assert archive.status == "ready", archive.failed_because
    return archive


def inside(archive: CaseArchive) -> dict[str, bytes]:
    """What is in the stored file, by name."""
    with ZipFile(BytesIO(read_object(archive.object_key))) as file:
        assert file.testzip() is None
        assert len(file.namelist()) == len(set(file.namelist()))
        return {name: file.read(name) for name in file.namelist()}


def documents_in(archive: CaseArchive) -> list[str]:
    return [name for name in inside(archive) if name.startswith("Documents/")]


def data_in(archive: CaseArchive) -> Any:
    return json.loads(inside(archive)["CaseStructuredData.json"])


def page_of(user: User, archive: CaseArchive) -> str:
    return page(user, "archive", archive_id=archive.pk)


def taken(user: User, archive: CaseArchive) -> Any:
    """The answer of the button that downloads it."""
    return browser(user).get(reverse("disclosure:open_archive", args=[archive.pk]))
