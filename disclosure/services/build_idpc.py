"""Whoever may serve initial details has them built from documents of the case, for one defendant or several at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from cases.exceptions import CaseNotFound
from cases.selectors import open_case
from cases.selectors.case_file import CaseFile
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from disclosure.exceptions import NothingChosen
from disclosure.models import Bundle
from disclosure.permissions import document_rights
from disclosure.sections import BY_CODE, SectionCode
from disclosure.selectors.bundle_choice import ChoosableDocument
from disclosure.services.bundle_contents import asked_by, building_of, keep_bundle, settled_contents
from disclosure.states import BundlePurpose, DocumentAct

if TYPE_CHECKING:
    from cases.models import Defendant


@dataclass(frozen=True, slots=True)
class IdpcToBuild:
    """What the form gives. The same submission key always means the same initial details."""

    case_id: UUID
    defendant_ids: tuple[UUID, ...]
    material_ids: tuple[UUID, ...]
    submission_key: UUID


def build_idpc(*, actor: Actor, wanted: IdpcToBuild) -> tuple[UUID, ...]:
    """The bundles that become them, in the order of the defendants. They are published when they are made.

    Documents of the whole case go into each; those of one defendant into that defendant's only. Raises
    `NothingChosen` where a defendant would get none, `PartsUnreadable`, `TooManyBundles`, and the case room's refusals.
    """
    with transaction.atomic():
        file = open_case(actor, wanted.case_id)
        rights = document_rights(file.standing)
        for defendant_id in wanted.defendant_ids:
            rights.require(DocumentAct.UPLOAD, BY_CODE[SectionCode.IDPC], defendant_id)
        defendants = [d for d in file.defendants if d.pk in set(wanted.defendant_ids)]
        if not defendants or len(defendants) != len(set(wanted.defendant_ids)):
            raise CaseNotFound(wanted.case_id)
        documents = settled_contents(file, wanted.material_ids, purpose=BundlePurpose.INITIAL_DETAILS)
        return tuple(_ask(actor, file, defendant, documents, wanted) for defendant in defendants)


def _ask(
    actor: Actor, file: CaseFile, defendant: Defendant, documents: Iterable[ChoosableDocument], wanted: IdpcToBuild
) -> UUID:
    own = [d for d in documents if d.material.defendant_id in (None, defendant.pk)]
    if not own:
        raise NothingChosen
    kept, is_new = keep_bundle(idpc_bundle(actor, file, defendant), own, also=str(wanted.submission_key))
    if is_new:
        record(
            "idpc.build_requested",
            actor=actor,
            case_id=wanted.case_id,
            defendant_id=defendant.pk,
            subject_id=kept.pk,
            data={"defendant": defendant.display_name, "documents": len(own)},
            effects=[building_of(kept)],
        )
    return kept.pk


def idpc_bundle(actor: Actor, file: CaseFile, defendant: Defendant) -> Bundle:
    """The bundle, not kept yet, that becomes this defendant's initial details, in the language of their documents."""
    language = defendant.document_language
    with translation.override(language):
        title = _("Initial details of the prosecution case: %(defendant)s, %(reference)s") % {
            "defendant": defendant.display_name,
            "reference": file.case.reference_received,
        }
    return Bundle(
        case_id=file.case.pk,
        defendant=defendant,
        purpose=BundlePurpose.INITIAL_DETAILS,
        title=title,
        language=language,
        **asked_by(actor),
    )
