"""Take the files out of an e-mail, each inspected, scanned and made readable as any other file is."""

from tempfile import TemporaryFile
from typing import BinaryIO

from commonplatform.accounts.database_scope import task_scope
from commonplatform.documents.conversion import AttachedFile, PageText, attached_files
from commonplatform.documents.exceptions import ConversionFailed
from commonplatform.storage.confined.faults import Fault
from commonplatform.storage.content import safe_file_name
from commonplatform.storage.file_faults import FileRefused
from commonplatform.storage.inspection import InspectedFile, inspect_file, sanitised_pdf
from commonplatform.storage.local_copies import pieces_of
from commonplatform.storage.objects import read_object
from commonplatform.storage.scanning import scanner
from disclosure.attached_files import ONLY_LISTED
from disclosure.models import Attachment, DocumentText, Material
from disclosure.preparing import PDF, Copy, copy_of, text_of
from disclosure.services.kept_copies import KeptCopy, add_rendition, store_copy
from disclosure.services.long_preparing import is_still_wanted
from disclosure.states import CONVERTED_KINDS, MaterialKind, RenditionKind

AS_ATTACHED, WITHOUT_SCRIPTS = "as attached", "pikepdf, scripts and attachments taken out"


def take_out_attachments(material: Material) -> None:
    """Every one that was not taken out yet, each kept as it comes; an e-mail that cannot be opened has none.

    Raises `ConverterMissing`, `ScannerUnavailable` and what the store raises: it is gone on with later.
    """
    with task_scope(case_id=material.case_id):
        done = set(Attachment.objects.filter(material=material).values_list("place", flat=True))
    try:
        for each in attached_files(read_object(material.object_key), content_type=material.content_type):
            if each.place not in done:
                _take_out(material, each)
    except ConversionFailed:
        return


def _take_out(material: Material, attached: AttachedFile) -> None:
    name = safe_file_name(attached.name)
    with TemporaryFile() as file:
        file.write(attached.content)
        try:
            inspected = _inspected(attached, name, file)
            without_scripts = sanitised_pdf(file) if inspected.active else b""
        except FileRefused as refused:
            _keep(material, attached, name, not_taken=refused.fault)
            return
    kind = MaterialKind(inspected.file_type.kind.value)
    if kind == MaterialKind.ARCHIVE:
        _keep(material, attached, name, not_taken=ONLY_LISTED)
        return
    own = Copy(attached.content, inspected.file_type.content_type, AS_ATTACHED)
    if without_scripts:
        own = Copy(without_scripts, PDF, WITHOUT_SCRIPTS)
    _keep(
        material, attached, name, kind=kind, own=own, shown=own if kind == MaterialKind.PDF else _converted(kind, own)
    )


def _inspected(attached: AttachedFile, name: str, file: BinaryIO) -> InspectedFile:
    """The scanner first: what it finds is never opened. Raises `FileRefused` with its fault."""
    if not attached.content:
        raise FileRefused("", (Fault.TOO_LARGE if attached.size else Fault.EMPTY).value)
    outcome = scanner().scan(pieces_of(file))
    if not outcome.clean:
        raise FileRefused("", outcome.found[:255] or "unnamed")
    return inspect_file(file, name=name)


def _converted(kind: MaterialKind, own: Copy) -> Copy | None:
    """What cannot be converted can still be downloaded."""
    if kind not in CONVERTED_KINDS:
        return None
    try:
        return copy_of(kind, own.content_type, own.content)
    except ConversionFailed:
        return None


def _keep(
    material: Material,
    attached: AttachedFile,
    name: str,
    *,
    not_taken: str = "",
    kind: MaterialKind | None = None,
    own: Copy | None = None,
    shown: Copy | None = None,
) -> None:
    """Files first, then everything about them in one transaction."""
    made: list[tuple[RenditionKind, KeptCopy]] = []
    if own is not None:
        made.append((RenditionKind.ATTACHED, store_copy(own)))
    if shown is not None and shown is not own:
        made.append((RenditionKind.ATTACHED_READING, store_copy(shown)))
    text = _text_in(shown)
    whose = {"material": material, "case_id": material.case_id, "defendant_id": material.defendant_id}
    with task_scope(case_id=material.case_id):
        if not is_still_wanted(material):
            return
        attachment = Attachment.objects.create(
            **whose, place=attached.place, name=name, size=attached.size, kind=kind or "", not_taken=not_taken
        )
        for rendition_kind, kept in made:
            add_rendition(material, rendition_kind, kept, pages=max(1, len(text)), attachment=attachment)
        DocumentText.objects.bulk_create(
            DocumentText(**whose, attachment=attachment, page=page.number, text=page.text, is_picture=page.is_picture)
            for page in text
        )


def _text_in(shown: Copy | None) -> tuple[PageText, ...]:
    try:
        return text_of(shown.content) if shown is not None else ()
    except ConversionFailed:
        return ()
