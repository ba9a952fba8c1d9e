"""Ask for selected documents as one PDF."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from cases.selectors import open_case
from commonplatform.accounts.types import Actor
from commonplatform.audit.services import record
from disclosure.exceptions import BundleNotFound
from disclosure.models import Bundle
from disclosure.services.bundle_contents import asked_by, building_of, keep_bundle, settled_contents
from disclosure.states import BundlePurpose


def request_bundle(*, actor: Actor, case_id: UUID, material_ids: Iterable[UUID], language: str) -> UUID:
    """The bundle's id; it is made in the background unless the actor's organisation has the same already.

    Raises `NothingChosen`, `PartsUnreadable`, `TooManyBundles` and the case room's refusals.
    """
    with transaction.atomic():
        file = open_case(actor, case_id)
        if actor.user_id is None or actor.organisation_id is None:
            raise BundleNotFound
        documents = settled_contents(file, material_ids, purpose=BundlePurpose.READING)
        with translation.override(language):
            title = _("Bundle of documents, case %(reference)s") % {"reference": file.case.reference_received}
        wanted = Bundle(case_id=case_id, title=title, language=language, **asked_by(actor))
        bundle, is_new = keep_bundle(wanted, documents)
        if is_new:
            record(
                "bundle.requested",
                actor=actor,
                case_id=case_id,
                subject_id=bundle.pk,
                data={"organisation": actor.organisation_name, "documents": len(documents)},
                effects=[building_of(bundle)],
            )
        return bundle.pk
