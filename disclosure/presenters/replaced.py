"""What the page of a replaced document says before anything else."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from disclosure.types import Replacement


@dataclass(frozen=True, slots=True)
class ReplacedNotice:
    """A warning, and the way to what is in force where the reader may open it."""

    text: str
    link_text: str = ""
    href: str = ""


def replaced_notice(replacement: Replacement | None) -> ReplacedNotice | None:
    """Nothing for a document that is in force."""
    if replacement is None:
        return None
    text = _("This document was replaced. It is not in force any more.")
    if replacement.material_id is None:
        return ReplacedNotice(text)
    page = "disclosure:play" if replacement.is_recording else "disclosure:view"
    return ReplacedNotice(text, _in_force(replacement), reverse(page, kwargs={"material_id": replacement.material_id}))


def _in_force(replacement: Replacement) -> str:
    if replacement.version is None:
        return _("In force: %(name)s") % {"name": replacement.name}
    return _("In force: version %(version)s") % {"version": replacement.version}
