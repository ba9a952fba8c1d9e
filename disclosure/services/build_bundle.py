"""Make a bundle that was asked for: fetch the parts, have them put together, keep the result."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import file_digest
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from commonplatform.documents.bundles import BundleCancelled, BundleFailed, PartRefused, make_bundle
from commonplatform.documents.bundling.order import BuiltBundle
from commonplatform.documents.working_folders import working_folder
from commonplatform.storage.content import PDF
from commonplatform.storage.objects import (
    ObjectMissing,
    StoreUnavailable,
    delete_object,
    fetch_object,
    new_key,
    store_file,
)
from disclosure.models import Bundle, BundlePart
from disclosure.selectors.reading_copies import ReadingCopy
from disclosure.services.begin_bundle import BundlePlan, PartLost, begin_bundle
from disclosure.services.bundle_order import Base, order_of
from disclosure.services.change_while_building import change_while_building
from disclosure.services.serve_built_idpc import serve_built_idpc
from disclosure.states import BundleFault, BundlePurpose, BundleStatus
from disclosure.types import BUNDLES, PUBLISHED

KEPT_FOR = timedelta(days=7)
TRIES_WITHOUT_THE_STORE = 4
WORKING_FOLDER = "bundle-"
_SAY_EVERY = 0.5


@dataclass(frozen=True, slots=True)
class _Kept:
    """A bundle that stands in the store."""

    key: str
    size: int
    sha256: str
    built: BuiltBundle


def build_bundle(*, case_id: UUID, bundle_id: UUID, attempt: int) -> None:
    """Done again, it goes on where nobody has finished. What cannot be made is said on the bundle's page.

    Raises `StoreUnavailable` for the first tries, so that the worker tries again by itself.
    """
    try:
        plan = begin_bundle(case_id=case_id, bundle_id=bundle_id)
        if plan is None:
            return
        with working_folder(WORKING_FOLDER) as folder:
            _finish(plan, _make(plan, folder))
    except BundleCancelled:
        return
    except PartLost as lost:
        _fail(case_id, bundle_id, lost.fault, lost.name)
    except BundleFailed:
        _fail(case_id, bundle_id, BundleFault.SIZE)
    except StoreUnavailable:
        if attempt < TRIES_WITHOUT_THE_STORE:
            raise
        _fail(case_id, bundle_id, BundleFault.STORE)


def _make(plan: BundlePlan, folder: Path) -> _Kept:
    progress = _Progress(plan.bundle)
    base = _fetch_base(plan.base, folder)
    kept = base[0].kept if base is not None else {}
    files = _fetch_parts([part for part in plan.parts if part.position not in kept], plan.copies, folder, progress)
    result = folder / "result.pdf"
    order = order_of(plan.bundle, plan.parts, plan.file, files=files, base=base, result=result, now=timezone.now())
    try:
        making = make_bundle(order, wanted=progress.still_wanted)
    except PartRefused as refused:
        raise PartLost(BundleFault.PART, plan.parts[refused.part].material.name) from refused
    key = new_key(PUBLISHED if plan.bundle.purpose == BundlePurpose.INITIAL_DETAILS else BUNDLES)
    store_file(key, result, content_type=PDF)
    return _Kept(key, result.stat().st_size, _digest(result), making.bundle)


def _fetch_base(base: Base | None, folder: Path) -> tuple[Base, Path] | None:
    """The earlier bundle, unless it is gone or is not what was made."""
    if base is None:
        return None
    path = folder / "base.pdf"
    try:
        return (base, path) if fetch_object(base.bundle.object_key, path) == base.bundle.sha256 else None
    except ObjectMissing:
        return None


def _fetch_parts(
    parts: Sequence[BundlePart], copies: dict[UUID, ReadingCopy], folder: Path, progress: _Progress
) -> dict[int, Path]:
    files = {}
    for part in parts:
        path = folder / f"{part.position}.pdf"
        try:
            digest = fetch_object(copies[part.material_id].key, path)
        except ObjectMissing as missing:
            raise PartLost(BundleFault.PART, part.material.name) from missing
        if digest != part.sha256:
            raise PartLost(BundleFault.PART, part.material.name)
        files[part.position] = path
        progress.note(part.position + 1)
    return files


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


class _Progress:
    """Tells the page how far it is and hears whether it was cancelled, twice a second at most."""

    def __init__(self, bundle: Bundle) -> None:
        self._bundle, self._next = bundle, 0.0

    def note(self, done: int) -> None:
        """Raises `BundleCancelled`."""
        if not self.still_wanted(done):
            raise BundleCancelled

    def still_wanted(self, done: int) -> bool:
        now = time.monotonic()
        if now < self._next:
            return True
        self._next = now + _SAY_EVERY
        return change_while_building(
            Bundle, case_id=self._bundle.case_id, made_id=self._bundle.pk, change=lambda bundle: _count(bundle, done)
        )


def _count(bundle: Bundle, done: int) -> None:
    bundle.parts_done = max(bundle.parts_done, done)


def _finish(plan: BundlePlan, kept: _Kept) -> None:
    """Ready, unless it was cancelled in the last moment: then the file goes again."""

    def ready(bundle: Bundle) -> None:
        now = timezone.now()
        bundle.status, bundle.ready_at = BundleStatus.READY, now
        bundle.parts_done = len(plan.parts)
        bundle.object_key, bundle.size, bundle.sha256 = kept.key, kept.size, kept.sha256
        bundle.pages, bundle.front_pages = kept.built.pages, kept.built.first_pages[0] - 1
        for part, first in zip(plan.parts, kept.built.first_pages, strict=True):
            part.first_page = first
        BundlePart.objects.bulk_update(plan.parts, ["first_page"])
        if bundle.purpose == BundlePurpose.INITIAL_DETAILS:
            serve_built_idpc(bundle=bundle, parts=plan.parts, file=plan.file)
        else:
            bundle.expires_at = now + KEPT_FOR

    if not change_while_building(Bundle, case_id=plan.bundle.case_id, made_id=plan.bundle.pk, change=ready):
        delete_object(kept.key)


def _fail(case_id: UUID, bundle_id: UUID, why: BundleFault, part: str = "") -> None:
    def failed(bundle: Bundle) -> None:
        bundle.status, bundle.failed_because, bundle.failed_part = BundleStatus.FAILED, why, part

    change_while_building(Bundle, case_id=case_id, made_id=bundle_id, change=failed)
