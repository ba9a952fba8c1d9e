"""How far a document is prepared, in a sentence for the documents tab. Nothing where there is nothing to say."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosure.models import Material, Preparation
from disclosure.states import (
    CONVERTED_KINDS,
    PLAYED_TYPES,
    RECORDED_KINDS,
    MaterialKind,
    PreparationReason,
    PreparationState,
)


def preparation_note(material: Material) -> str:
    """`material` comes with its preparation, if there is any. What cannot be prepared can still be downloaded."""
    prepared: Preparation | None = getattr(material, "preparation", None)
    if prepared is None:
        return _not_begun(material)
    if prepared.state == PreparationState.MAKING:
        return _being_made(material) % {"percent": prepared.percent}
    if prepared.state != PreparationState.READY:
        return _not_ready(PreparationReason(prepared.reason), material)
    if prepared.picture_pages:
        return ngettext(
            "%(num)d page is a picture without text and cannot be searched",
            "%(num)d pages are pictures without text and cannot be searched",
            prepared.picture_pages,
        ) % {"num": prepared.picture_pages}
    return ""


def part_note(material: Material, *, is_held_up: bool) -> str:
    """Of a file that was found clean and waits to be served together with others."""
    if is_held_up:
        return _("Not served: another file sent with it was refused or withdrawn. Send all of them again")
    prepared: Preparation | None = getattr(material, "preparation", None)
    if prepared is not None and prepared.state != PreparationState.READY:
        return preparation_note(material)
    return _("Served together with the other files as soon as all of them are ready")


def pages_to_read(material: Material) -> int:
    """Of the file that was sent, or of the copy made of it."""
    prepared: Preparation | None = getattr(material, "preparation", None)
    return material.pages or (prepared.pages if prepared else 0)


def _being_made(material: Material) -> str:
    if material.kind in RECORDED_KINDS:
        return _("Being made ready for playing, %(percent)d%% done")
    if material.kind == MaterialKind.EMAIL:
        return _("The files attached to it are being taken out")
    return _("Text in pictures is being read by machine, %(percent)d%% done")


def _not_begun(material: Material) -> str:
    if material.kind in CONVERTED_KINDS:
        return _("Being made ready for reading")
    is_shown_at_once = material.kind not in RECORDED_KINDS or material.content_type in PLAYED_TYPES
    return "" if is_shown_at_once else _("Being made ready for playing")


def _not_ready(reason: PreparationReason, material: Material) -> str:
    if material.kind in CONVERTED_KINDS:
        said = _("No reading copy; download the original. %(reason)s")
    elif material.kind in RECORDED_KINDS and material.preparation.milliseconds:
        said = _("No copy for playing; download the original. %(reason)s")
    elif material.kind in RECORDED_KINDS:
        said = _("Not measured. %(reason)s")
    else:
        said = _("Cannot be searched. %(reason)s")
    return said % {"reason": reason.label}
