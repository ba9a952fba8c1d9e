"""What users are shown, what rows name and what the store holds agree."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from cases.selectors import open_case
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor
from commonplatform.audit.verification import verify_chains
from commonplatform.storage.handing_out import FileToHandOut
from commonplatform.storage.multipart import open_uploads
from disclosure import tasks
from disclosure.models import Bundle, CaseArchive, Material, Rendition, SentFile
from disclosure.permissions import document_rights
from disclosure.selectors.archives import archives_of
from disclosure.selectors.bundles import bundles_of
from disclosure.selectors.documents import documents_of
from disclosure.selectors.handing_out import archive_to_open, bundle_to_open, document_to_open
from disclosure.services.check_objects import damaged_documents
from disclosure.states import WITHOUT_A_FILE, BundleStatus, DocumentAct, MaterialStatus, SentFileStatus
from disclosure.types import QUARANTINE
from tests.functional.disclosure.cutting.undoing import stored_keys
from tests.functional.disclosure.steps import World
from tests.support.world import actor_of

_ON_THEIR_WAY = (SentFileStatus.RECEIVING, SentFileStatus.STORED, SentFileStatus.CHECKED)


def what_is_missing(world: World) -> list[object]:
    """Files that the door would hand out and the store does not have, and documents whose file is not whole."""
    there = stored_keys()
    readers = (world.prosecutor, world.solicitor, world.officer)
    shown = (file for user in readers for file in _handed_out(actor_of(user), world))
    return [*(file for file in shown if file.object_key not in there), *damaged_documents()]


def nothing_is_half_saved() -> None:
    """Foreign keys hold, chains of events are whole, and what can be opened was scanned or made here."""
    connection.check_constraints()
    assert verify_chains().faults == []
    for material in Material.objects.filter(status=MaterialStatus.PUBLISHED, scanned_at=None):
        assert material.section in ("PL", "IDPC") or material.uploaded_by == "Somebody", material.name


def swept_a_day_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """What runs by the clock, a day later; the store itself knows no other time than the real one."""
    later = timezone.now() + timedelta(hours=24)
    with monkeypatch.context() as patched:
        patched.setattr("django.utils.timezone.now", lambda: later)
        tasks.sweep_orphans()
        tasks.sweep_bundles()


def the_store_holds_what_rows_name() -> None:
    assert stored_keys() == set(_named())
    named = set(SentFile.objects.filter(status=SentFileStatus.RECEIVING).values_list("upload", flat=True))
    assert {upload.upload for upload in open_uploads(QUARANTINE)} <= named


def _named() -> Iterator[str]:
    held = Material.objects.exclude(status__in=WITHOUT_A_FILE)
    yield from held.values_list("object_key", flat=True)
    yield from Rendition.objects.exclude(material__status__in=WITHOUT_A_FILE).values_list("object_key", flat=True)
    yield from SentFile.objects.filter(status__in=_ON_THEIR_WAY[1:]).values_list("object_key", flat=True)
    for made in (Bundle, CaseArchive):
        yield from made._default_manager.filter(status=BundleStatus.READY).values_list("object_key", flat=True)


def _handed_out(actor: Actor, world: World) -> Iterator[FileToHandOut]:
    """What this person finds on the pages of the case and may open."""
    with actor_scope(actor):
        file = open_case(actor, world.case.pk)
        sections = documents_of(actor, file, document_rights(file.standing))
        for line in (line for section in sections for line in section.lines if line.may_download):
            yield document_to_open(actor, line.material_id, DocumentAct.DOWNLOAD).file
        for bundle in bundles_of(actor, file):
            if bundle.status == BundleStatus.READY:
                yield bundle_to_open(actor, bundle.pk)[1]
        for archive in archives_of(actor, world.case.pk) if actor.role == Role.COURT_OFFICER else ():
            if archive.status == BundleStatus.READY:
                yield archive_to_open(actor, archive.pk)[1]
