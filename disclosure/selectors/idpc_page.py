"""The initial details of one defendant: the version in force, those before, and what is new for this reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from cases.access.policy import Action, Target
from cases.exceptions import CaseNotFound, NotAllowed
from cases.selectors import open_case
from cases.selectors.case_file import CaseFile
from commonplatform.accounts.types import Actor
from disclosure.exceptions import NotYetServed
from disclosure.idpc_changes import Changes, Content, changes_between
from disclosure.models import BuiltFrom, Material
from disclosure.permissions import document_rights
from disclosure.sections import BY_CODE, SectionCode
from disclosure.selectors.bundle_choice import labels_of
from disclosure.selectors.disposed import absent, last_disposed_of
from disclosure.selectors.readers import last_read_by, readers_of_initial_details
from disclosure.states import READABLE_STATUSES, DocumentAct, MaterialStatus
from disclosure.types import DocumentLine, DocumentSection, ReaderLine


@dataclass(frozen=True, slots=True)
class IdpcVersion:
    """One version that was served, the labels of its pages, and when this reader last opened it."""

    material: Material
    labels: str
    contents: tuple[Content, ...]
    read_at: datetime | None

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
    """Raises the case room's refusals, `NotAllowed`, and when none stand published `NotYetServed` or `DisposedOf`.

    In a trial the bench is told of no version that was not shared with it.
    """
    file = open_case(actor, case_id)
    rights = document_rights(file.standing)
    rights.require(DocumentAct.READ, BY_CODE[SectionCode.IDPC], defendant_id)
    defendant = next((d for d in file.defendants if d.pk == defendant_id), None)
    if defendant is None:
        raise CaseNotFound(case_id)
    versions = _versions(defendant_id, actor)
    current = next((version for version in versions if version.is_current), None)
    if current is None and rights.shared is not None:
        raise NotAllowed(action=Action.VIEW, target=Target.IDPC)
    if current is None:
        gone = last_disposed_of(defendant_id, SectionCode.IDPC)
        raise absent(actor, gone) if gone else NotYetServed(defendant.display_name, file)
    rights.require_with(DocumentAct.READ, current.material)
    versions = [version for version in versions if rights.may_with(DocumentAct.READ, version.material)]
    sees_readers = file.standing.sees_whole_case and file.standing.may(Action.VIEW, Target.DOCUMENT_READERS)
    return IdpcPage(
        file=file,
        defendant_id=defendant_id,
        defendant=defendant.display_name,
        current=current,
        earlier=tuple(version for version in versions if not version.is_current),
        news=_news(defendant_id, versions),
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


def _versions(defendant_id: UUID, reader: Actor) -> list[IdpcVersion]:
    """The readable versions, newest first."""
    materials = list(
        Material.objects.filter(defendant=defendant_id, section=SectionCode.IDPC, status__in=READABLE_STATUSES)
        .select_related("page_numbers")
        .annotate(read_at=last_read_by(reader), consists_of=_consists_of())
        .order_by("-version")
    )
    return [
        IdpcVersion(
            material,
            str(labels_of(material) or ""),
            tuple(Content(**{**facts, "stands_for": UUID(facts["stands_for"])}) for facts in material.consists_of),
            material.read_at,
        )
        for material in materials
    ]


def _consists_of() -> ArraySubquery:
    """The documents of each version, in the query of the versions themselves."""
    facts = ("stands_for", "title", "labels", "first_page", "pages", "sha256")
    parts = BuiltFrom.objects.filter(material=OuterRef("pk")).order_by("position")
    return ArraySubquery(parts.values(json=JSONObject(**{name: name for name in facts})))


def _contents(ids: Iterable[UUID]) -> dict[UUID, list[Content]]:
    contents: dict[UUID, list[Content]] = defaultdict(list)
    for part in BuiltFrom.objects.filter(material_id__in=list(ids)).order_by("position"):
        contents[part.material_id].append(
            Content(part.stands_for, part.title, part.labels, part.first_page, part.pages, part.sha256)
        )
    return contents


def _news(defendant_id: UUID, versions: list[IdpcVersion]) -> IdpcNews | None:
    current = next((version for version in versions if version.is_current), None)
    opened = [(version.read_at, version) for version in versions if version.read_at is not None]
    if current is None or not opened:
        return None
    seen = max(opened, key=lambda pair: pair[0])[1]
    if seen is current:
        return None
    changes = changes_between(
        seen.contents,
        current.contents,
        earlier_pages=seen.material.page_digests,
        later_pages=current.material.page_digests,
    )
    return IdpcNews(defendant_id, seen.material.version or 0, changes)
