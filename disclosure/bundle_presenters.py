"""Bundles and initial details as what templates print."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.selectors.case_file import CaseFile
from commonplatform.ui.components import Cell, Column, Row, SummaryRow, Tag
from commonplatform.ui.formats import date_and_time, file_size
from disclosure.idpc_changes import Changes, Content, PageChanges
from disclosure.models import Bundle
from disclosure.page_labels import LabelRange
from disclosure.selectors.bundles import BundlePage
from disclosure.selectors.idpc_page import IdpcNews, IdpcPage, IdpcVersion
from disclosure.services.bundle_order import stamp_of
from disclosure.states import BundleFault, BundleStatus

STATUS_COLOURS = {
    BundleStatus.WAITING: "yellow",
    BundleStatus.BUILDING: "blue",
    BundleStatus.READY: "green",
    BundleStatus.FAILED: "red",
    BundleStatus.CANCELLED: "grey",
    BundleStatus.EXPIRED: "grey",
}


@dataclass(frozen=True, slots=True)
class ChangeList:
    """One heading with its lines: what is new, changed or gone."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IdpcLink:
    """The way to a defendant's initial details; `news` says what is new since this reader last opened them."""

    text: str
    href: str
    news: str


def idpc_links(file: CaseFile, readable: Collection[UUID], news: Sequence[IdpcNews]) -> tuple[IdpcLink, ...]:
    """One for every defendant whose initial details the reader may open."""
    told = {each.defendant_id: each for each in news}
    return tuple(
        IdpcLink(
            text=_("Initial details for %(defendant)s: versions and contents") % {"defendant": defendant.display_name},
            href=reverse("disclosure:idpc", kwargs={"case_id": file.case.pk, "defendant_id": defendant.pk}),
            news=_news_in_short(told.get(defendant.pk)),
        )
        for defendant in file.defendants
        if defendant.pk in readable
    )


def build_links(builds: Sequence[Bundle]) -> tuple[IdpcLink, ...]:
    """One for every defendant whose initial details are on their way or could not be made."""
    return tuple(
        IdpcLink(
            text=_how_it_is_built(bundle) % {"defendant": bundle.defendant.display_name if bundle.defendant else ""},
            href=reverse("disclosure:bundle", kwargs={"bundle_id": bundle.pk}),
            news="",
        )
        for bundle in builds
    )


def _how_it_is_built(bundle: Bundle) -> str:
    if bundle.status == BundleStatus.FAILED:
        return _("Initial details for %(defendant)s could not be built")
    return _("Initial details for %(defendant)s are being built")


def _news_in_short(news: IdpcNews | None) -> str:
    if news is None:
        return ""
    since = _("Replaced since you opened version %(version)s.") % {"version": news.since}
    return f"{since} {changes_in_short(news.changes)}"


def status_tag(bundle: Bundle) -> Tag:
    """Where the bundle stands, as a coloured word."""
    status = BundleStatus(bundle.status)
    return Tag(text=status.label, colour=STATUS_COLOURS[status])


def bundles_table(bundles: Sequence[Bundle]) -> tuple[list[Column], list[Row]]:
    """The organisation's bundles, newest first."""
    columns = [Column(text=_("Asked for")), Column(text=_("By")), Column(text=_("Size")), Column(text=_("Status"))]
    rows = [
        Row(
            cells=[
                Cell(
                    text=date_and_time(bundle.requested_at),
                    href=reverse("disclosure:bundle", kwargs={"bundle_id": bundle.pk}),
                    second_line=_("Version %(version)s") % {"version": stamp_of(bundle.pk)},
                ),
                bundle.requested_by,
                _size(bundle),
                Cell(text="", tag=status_tag(bundle)),
            ]
        )
        for bundle in bundles
    ]
    return columns, rows


def bundle_facts(page: BundlePage) -> list[SummaryRow]:
    """What the bundle is, for whom and until when."""
    bundle = page.bundle
    rows = [
        SummaryRow(key=_("Asked for"), value=date_and_time(bundle.requested_at)),
        SummaryRow(key=_("By"), value=f"{bundle.requested_by}, {bundle.organisation_name}"),
        SummaryRow(key=_("Version"), value=stamp_of(bundle.pk)),
    ]
    if bundle.status == BundleStatus.READY:
        rows.append(SummaryRow(key=_("Size"), value=_size(bundle)))
        rows.append(SummaryRow(key="SHA-256", value=bundle.sha256))
    if bundle.status == BundleStatus.READY and bundle.expires_at is not None:
        rows.append(SummaryRow(key=_("Kept until"), value=date_and_time(bundle.expires_at)))
    return rows


def parts_table(page: BundlePage) -> tuple[list[Column], list[Row]]:
    """The documents with their labels and, when it is ready, the pages on which they stand."""
    columns = [Column(text=_("Pages")), Column(text=_("Document")), Column(text=_("Page of the bundle"), numeric=True)]
    rows = [
        Row(
            cells=[
                str(LabelRange(part.label_prefix, "", part.label_first, part.pages)),
                part.material.name,
                Cell(text=str(part.first_page or ""), numeric=True),
            ]
        )
        for part in page.parts
        if part.material.name not in page.lost
    ]
    return columns, rows


def progress_words(page: BundlePage) -> str:
    """How far the making is."""
    total = page.bundle.parts_in_all
    if page.bundle.status == BundleStatus.WAITING:
        return _("It begins as soon as a place is free.")
    return ngettext(
        "%(done)d of %(num)d document is in place.", "%(done)d of %(num)d documents are in place.", total
    ) % {"done": page.bundle.parts_done, "num": total}


def fault_words(bundle: Bundle) -> str:
    """Why it failed, and what can be done."""
    part = bundle.failed_part
    match bundle.failed_because:
        case BundleFault.PART:
            return _("%(document)s could not be taken over. Try again, or leave it out.") % {"document": part}
        case BundleFault.RIGHT if part:
            return _("%(document)s may not be read any more. Ask for a bundle without it.") % {"document": part}
        case BundleFault.RIGHT:
            return _("The person who asked for it has no access to these documents any more.")
        case BundleFault.STORE:
            return _("The store of files did not answer. Try again in a few minutes.")
    return _("It is too large to be made in one piece. Choose fewer documents.")


def version_facts(version: IdpcVersion) -> list[SummaryRow]:
    """What was served: name, pages, size, when and by whom, and the digest to compare a copy with."""
    material = version.material
    sender = ", ".join(text for text in (material.uploaded_for, material.uploaded_by) if text)
    return [
        SummaryRow(key=_("Document"), value=material.name),
        SummaryRow(key=_("Version"), value=str(material.version)),
        SummaryRow(key=_("Page labels"), value=version.labels or _("None yet")),
        SummaryRow(key=_("Pages"), value=str(material.pages)),
        SummaryRow(key=_("Size"), value=file_size(material.size)),
        SummaryRow(key=_("Published"), value=date_and_time(material.published_at)),
        SummaryRow(key=_("Served by"), value=sender),
        SummaryRow(key="SHA-256", value=material.sha256),
    ]


def contents_table(version: IdpcVersion) -> tuple[list[Column], list[Row]]:
    """The documents that initial details were built from."""
    columns = [Column(text=_("Pages")), Column(text=_("Document")), Column(text=_("Page"), numeric=True)]
    rows = [
        Row(cells=[content.labels, content.title, Cell(text=str(content.first_page), numeric=True)])
        for content in version.contents
    ]
    return columns, rows


def versions_table(page: IdpcPage) -> tuple[list[Column], list[Row]]:
    """The versions that the one in force replaced."""
    columns = [Column(text=_("Version")), Column(text=_("Pages")), Column(text=_("Published"))]
    rows = [
        Row(
            cells=[
                Cell(
                    text=_("Version %(version)s") % {"version": version.material.version},
                    href=reverse("disclosure:read", kwargs={"material_id": version.material.pk}),
                    second_line=version.labels,
                ),
                str(version.material.pages),
                date_and_time(version.material.published_at),
            ]
        )
        for version in page.earlier
    ]
    return columns, rows


def change_lists(changes: Changes) -> tuple[ChangeList, ...]:
    """New, changed and removed documents with their pages; empty lists are left out."""
    if changes.pages is not None:
        return _page_lists(changes.pages)
    lists = (
        ChangeList(_("New"), tuple(_now_on(content) for content in changes.new)),
        ChangeList(_("Changed"), tuple(_now_on(content) for content in changes.changed)),
        ChangeList(_("Removed"), tuple(_was_on(content) for content in changes.removed)),
    )
    return tuple(each for each in lists if each.lines)


def _page_lists(pages: PageChanges) -> tuple[ChangeList, ...]:
    lists = (
        ChangeList(_("New"), tuple(_run(each) for each in pages.new)),
        ChangeList(_("Changed"), tuple(_run(each) for each in pages.changed)),
        ChangeList(_("Removed"), tuple(_gone(each) for each in pages.removed)),
    )
    return tuple(each for each in lists if each.lines)


def _run(run: tuple[int, int]) -> str:
    span = {"first": run[0], "last": run[1]}
    return (_("page %(first)s") if run[0] == run[1] else _("pages %(first)s to %(last)s")) % span


def _gone(run: tuple[int, int]) -> str:
    return _("%(pages)s of the earlier version") % {"pages": _run(run)}


def changes_in_short(changes: Changes) -> str:
    """The same in one line."""
    if changes.as_a_whole:
        return _("The whole file was replaced.")
    if not changes.any:
        return _("The same documents, served again.")
    return _("%(new)s new, %(changed)s changed, %(removed)s removed.") % {
        "new": len(changes.new),
        "changed": len(changes.changed),
        "removed": len(changes.removed),
    }


def _now_on(content: Content) -> str:
    return _("%(document)s (%(labels)s), %(pages)s") % _places(content)


def _was_on(content: Content) -> str:
    return _("%(document)s (%(labels)s), %(pages)s of the earlier version") % _places(content)


def _places(content: Content) -> dict[str, str]:
    pages = _run((content.first_page, content.last_page))
    return {"document": content.title, "labels": content.labels, "pages": pages}


def _size(bundle: Bundle) -> str:
    if bundle.status != BundleStatus.READY:
        return ""
    pages = ngettext("%(num)d page", "%(num)d pages", bundle.pages) % {"num": bundle.pages}
    return f"{pages}, {file_size(bundle.size)}"
