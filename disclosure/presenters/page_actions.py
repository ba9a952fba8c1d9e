"""What can be done from the documents tab. A page that joins it adds one line."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.access.policy import Action, Target
from cases.selectors.case_file import CaseFile
from disclosure.permissions import DocumentRights
from disclosure.sections import BY_CODE, CATALOGUE, SectionCode
from disclosure.states import DocumentAct
from disclosure.types import DocumentSection


@dataclass(frozen=True, slots=True)
class PageAction:
    """A link above the documents; `is_button` for what one comes to the page to do."""

    label: str
    href: str
    permitted: bool
    is_button: bool = False


def page_actions(file: CaseFile, rights: DocumentRights, sections: Iterable[DocumentSection]) -> tuple[PageAction, ...]:
    """Those that the reader may take, in this order. Without a document to read there is nothing to put together."""
    case = {"case_id": file.case.pk}
    has_documents = any(line.may_open for section in sections for line in section.lines)
    offered = (
        PageAction(
            _("Upload documents"),
            reverse("disclosure:upload_documents", kwargs=case),
            any(rights.may(DocumentAct.UPLOAD, section) for section in CATALOGUE if not section.filed_by_us),
            is_button=True,
        ),
        PageAction(
            _("Upload initial details"),
            reverse("disclosure:upload_idpc", kwargs=case),
            rights.may(DocumentAct.UPLOAD, BY_CODE[SectionCode.IDPC]),
            is_button=True,
        ),
        PageAction(
            _("Build initial details"),
            reverse("disclosure:build_idpc", kwargs=case),
            rights.may(DocumentAct.UPLOAD, BY_CODE[SectionCode.IDPC]),
            is_button=True,
        ),
        PageAction(
            _("Make a bundle"),
            reverse("disclosure:new_bundle", kwargs=case),
            has_documents,
            is_button=True,
        ),
        PageAction(
            _("Bundles"),
            reverse("disclosure:bundles", kwargs=case),
            has_documents,
        ),
        PageAction(
            _("The whole case as one file"),
            reverse("disclosure:archives", kwargs=case),
            file.standing.may(Action.CREATE, Target.CASE_ARCHIVE),
        ),
        PageAction(
            _("Search in the documents"),
            reverse("disclosure:search", kwargs=case),
            has_documents,
        ),
        PageAction(
            _("Notes on documents"),
            reverse("disclosure:annotations", kwargs=case),
            file.standing.may(Action.VIEW, Target.ANNOTATION),
        ),
        PageAction(
            _("Who has opened documents"),
            reverse("disclosure:readers", kwargs=case),
            file.standing.may(Action.VIEW, Target.DOCUMENT_READERS),
        ),
        PageAction(
            _("Shared with the magistrates"),
            reverse("disclosure:shared", kwargs=case),
            file.standing.may(Action.VIEW, Target.DOCUMENT_SHARE),
        ),
        PageAction(_("What you may do here"), reverse("disclosure:rights", kwargs=case), permitted=True),
    )
    return tuple(action for action in offered if action.permitted)
