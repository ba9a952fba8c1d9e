"""A bundle's rows as the order to the program that makes it, in the bundle's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from cases.selectors.case_file import CaseFile
from commonplatform.documents.bundling.order import Order, Part, Words
from commonplatform.ui.formats import date_and_time, long_date
from disclosure.models import Bundle, BundlePart
from disclosure.sections import BY_CODE
from disclosure.states import BundlePurpose


@dataclass(frozen=True, slots=True)
class Base:
    """An earlier bundle of the same organisation, most of whose parts stand in the new one too."""

    bundle: Bundle
    parts: tuple[BundlePart, ...]
    kept: Mapping[int, int]
    """Position of a part in the new bundle to its position in this one."""


def order_of(
    bundle: Bundle,
    parts: Sequence[BundlePart],
    file: CaseFile,
    *,
    files: Mapping[int, Path],
    base: tuple[Base, Path] | None,
    result: Path,
    now: datetime,
) -> Order:
    """`files` are the PDFs by position of those parts that are not taken from the base."""
    earlier, base_path = base if base is not None else (None, None)
    with translation.override(bundle.language):
        return Order(
            title=bundle.title,
            language=bundle.language,
            author=bundle.organisation_name,
            facts=_facts(bundle, file, now),
            notices=_notices(bundle),
            words=Words(
                cover=_("Cover"),
                index=_("Index"),
                document=_("Document"),
                labels=_("Pages"),
                page=_("Page"),
                page_of=_("Page %(page)s of %(pages)s"),
            ),
            parts=tuple(
                _part(part, files.get(part.position), earlier.kept.get(part.position) if earlier else None)
                for part in parts
            ),
            result=str(result),
            stamp_left=bundle.purpose == BundlePurpose.INITIAL_DETAILS,
            base=str(base_path) if base_path else "",
            base_front=earlier.bundle.front_pages if earlier else 0,
            base_pages=tuple(part.pages for part in earlier.parts) if earlier else (),
        )


def _part(part: BundlePart, path: Path | None, kept: int | None) -> Part:
    material = part.material
    served = _("Served %(day)s") % {"day": long_date(material.published_at)} if material.published_at else ""
    whose = material.defendant.display_name if material.defendant else ""
    return Part(
        title=material.name,
        section=str(BY_CODE[part.section].title),
        label_prefix=part.label_prefix,
        label_first=part.label_first,
        pages=part.pages,
        note=" – ".join(words for words in (whose, served) if words),
        path=str(path) if path is not None and kept is None else "",
        kept=kept,
    )


def _facts(bundle: Bundle, file: CaseFile, now: datetime) -> tuple[tuple[str, str], ...]:
    """The cover: which case, whose, when made, by whom for whom, and the stamp that tells two versions apart."""
    whose = [d.display_name for d in file.defendants if bundle.defendant_id in (None, d.pk)]
    several = len(whose) > 1
    return (
        (_("Case"), file.case.reference_received),
        (_("Defendants") if several else _("Defendant"), ", ".join(whose)),
        (_("Prosecutor"), file.case.prosecutor.name),
        (_("Made"), date_and_time(now)),
        (_("Made for"), _("%(person)s, %(organisation)s") % _asked(bundle)),
        (_("Version"), stamp_of(bundle.pk)),
    )


def _asked(bundle: Bundle) -> dict[str, str]:
    return {"person": bundle.requested_by, "organisation": bundle.organisation_name}


def _notices(bundle: Bundle) -> tuple[str, ...]:
    if bundle.purpose == BundlePurpose.INITIAL_DETAILS:
        return ()
    return (
        _("It holds only what %(organisation)s could read in this case when it was made.") % _asked(bundle),
        _("Page labels such as KWS12 stay the same in every bundle of this case. Page numbers count within this one."),
    )


def stamp_of(bundle_id: UUID) -> str:
    """Short enough to be read out, and never the same twice."""
    return bundle_id.hex[:8].upper()
