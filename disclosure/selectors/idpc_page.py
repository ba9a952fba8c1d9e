"""The initial details of one defendant: the version in force, those before, and what is new for this reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from cases.access.policy import Action, Target
from cases.exceptions import CaseNotFound
from cases.selectors import open_case
from cases.selectors.case_file import CaseFile
from commonplatform.accounts.types import Actor
from disclosure.exceptions import NotYetServed
from disclosure.idpc_changes import Changes, Content, changes_between
from disclosure.models import BuiltFrom, Material, MaterialRead
from disclosure.permissions import document_rights
from disclosure.sections import BY_CODE, SectionCode
from disclosure.selectors.bundle_choice import labels_of
from disclosure.selectors.readers import readers_of_initial_details
from disclosure.states import READABLE_STATUSES, DocumentAct, MaterialStatus
from disclosure.types import DocumentLine, DocumentSection, ReaderLine


@dataclass(frozen=True, slots=True)
class IdpcVersion:
    """One version that was served, and the labels of its pages."""

    material: Material
    labels: str
    contents: tuple[Content, ...]

    @property
    def is_current(self) -> bool:
        return bool(self.material.status == MaterialStatus.PUBLISHED)


@dataclass(frozen=True, slots=True)
class IdpcPage:
    """Everything the page shows; `readers` is None for those who may not see who reads."""

    file: CaseFile
    defendant_id: UUID
    defendant: str
    current: IdpcVersion
    earlier: tuple[IdpcVersion, ...]
    news: IdpcNews | None
    readers: tuple[ReaderLine, ...] | None


@dataclass(frozen=True, slots=True)
class IdpcNews:
    """This person last opened `since`; the version in force is a later one."""

    defendant_id: UUID
    since: int
    changes: Changes


def idpc_page(actor: Actor, case_id: UUID, defendant_id: UUID) -> IdpcPage:
    """Raises the case room's refusals, `NotAllowed`, and `NotYetServed` when none stand published."""
    file = open_case(actor, case_id)
    document_rights(file.standing).require(DocumentAct.READ, BY_CODE[SectionCode.IDPC], defendant_id)
    defendant = next((d for d in file.defendants if d.pk == defendant_id), None)
    if defendant is None:
        raise CaseNotFound(case_id)
    versions = _versions([defendant_id])[defendant_id]
    current = next((version for version in versions if version.is_current), None)
    if current is None:
        raise NotYetServed(defendant.display_name, file)
    sees_readers = file.standing.may(Action.VIEW, Target.DOCUMENT_READERS)
    return IdpcPage(
        file=file,
        defendant_id=defendant_id,
        defendant=defendant.display_name,
        current=current,
        earlier=tuple(version for version in versions if not version.is_current),
        news=_news(defendant_id, versions, _last_opened(actor, [defendant_id])),
        readers=readers_of_initial_details(defendant_id) if sees_readers else None,
    )


def idpc_news(sections: Iterable[DocumentSection]) -> tuple[IdpcNews, ...]:
    """What is new for the reader of these sections in the initial details that they have opened before.

    One query, and only where something is new.
    """
    lines: dict[UUID, list[DocumentLine]] = defaultdict(list)
    for section in sections:
        for line in section.lines if section.section.code == SectionCode.IDPC else ():
            if line.may_open and line.defendant_id is not None:
                lines[line.defendant_id].append(line)
    replaced = {defendant: pair for defendant, held in lines.items() if (pair := _seen_and_current(held))}
    if not replaced:
        return ()
    contents = _contents(line.material_id for pair in replaced.values() for line in pair)
    return tuple(
        IdpcNews(
            defendant, seen.version or 0, changes_between(contents[seen.material_id], contents[current.material_id])
        )
        for defendant, (seen, current) in replaced.items()
    )


def _seen_and_current(lines: list[DocumentLine]) -> tuple[DocumentLine, DocumentLine] | None:
    """What the reader opened last and what is in force, where these are two."""
    current = next((line for line in lines if line.status == MaterialStatus.PUBLISHED), None)
    opened = [(line.read_at, line) for line in lines if line.read_at is not None]
    if current is None or not opened:
        return None
    seen = max(opened, key=lambda pair: pair[0])[1]
    return None if seen is current else (seen, current)


def _versions(defendant_ids: Iterable[UUID]) -> dict[UUID, list[IdpcVersion]]:
    """The readable versions of each defendant, newest first."""
    materials = list(
        Material.objects.filter(
            defendant_id__in=list(defendant_ids), section=SectionCode.IDPC, status__in=READABLE_STATUSES
        )
        .select_related("page_numbers")
        .order_by("-version")
    )
    contents = _contents(material.pk for material in materials)
    versions: dict[UUID, list[IdpcVersion]] = defaultdict(list)
    for material in materials:
        assert material.defendant_id is not None
        labels = labels_of(material)
        version = IdpcVersion(material, str(labels) if labels else "", tuple(contents[material.pk]))
        versions[material.defendant_id].append(version)
    return versions


def _contents(ids: Iterable[UUID]) -> dict[UUID, list[Content]]:
    contents: dict[UUID, list[Content]] = defaultdict(list)
    for part in BuiltFrom.objects.filter(material_id__in=list(ids)).order_by("position"):
        contents[part.material_id].append(
            Content(part.stands_for, part.title, part.labels, part.first_page, part.pages, part.sha256)
        )
    return contents


def _last_opened(actor: Actor, defendant_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """By defendant the version that this person opened last."""
    reads = MaterialRead.objects.filter(
        defendant_id__in=defendant_ids, section=SectionCode.IDPC, user_id__in=[actor.user_id] if actor.user_id else []
    )
    latest = reads.order_by("defendant", "-read_at").distinct("defendant")
    return {
        defendant: material for defendant, material in latest.values_list("defendant_id", "material_id") if defendant
    }


def _news(defendant_id: UUID, versions: list[IdpcVersion], opened: dict[UUID, UUID]) -> IdpcNews | None:
    current = next((version for version in versions if version.is_current), None)
    seen = next((version for version in versions if version.material.pk == opened.get(defendant_id)), None)
    if current is None or seen is None or seen is current or not seen.material.version:
        return None
    return IdpcNews(defendant_id, seen.material.version, changes_between(seen.contents, current.contents))
