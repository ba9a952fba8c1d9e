"""Files that were sent together to become initial details: served as one document when every one of them is clean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.utils import timezone

from cases.exceptions import CaseNotFound, NotAllowed
from cases.selectors import open_case
from commonplatform.accounts.models import User
from commonplatform.accounts.selectors import actor_for
from commonplatform.accounts.types import Actor, system_actor
from commonplatform.audit.services import record
from disclosure.models import DocumentSubmission, Material
from disclosure.page_labels import LabelRange
from disclosure.sections import BY_CODE
from disclosure.selectors.bundle_choice import ChoosableDocument
from disclosure.selectors.reading_copies import reading_copies
from disclosure.services.build_idpc import idpc_bundle
from disclosure.services.bundle_contents import building_of, keep_bundle
from disclosure.services.make_readable import preparation_of
from disclosure.states import CONVERTED_KINDS, MaterialStatus

if TYPE_CHECKING:
    from cases.selectors.case_file import CaseFile
    from commonplatform.audit.types import EffectRequest

JOINING = system_actor("Initial details")


def keep_part(part: Material, *, effects: Iterable[EffectRequest] = ()) -> None:
    """A part was found clean. In the transaction of the caller; nobody can open it by itself, now or later."""
    record(
        "idpc.part_scanned",
        actor=JOINING,
        case_id=part.case_id,
        defendant_id=part.defendant_id,
        subject_id=part.pk,
        data={"name": part.name},
        effects=[*([preparation_of(part.pk)] if part.kind in CONVERTED_KINDS else []), *effects],
    )
    join_parts(part)


def join_parts(part: Material) -> None:
    """Have the initial details made, once every part of what was sent for this defendant is clean and can be read.

    In the transaction of the caller. Of two workers that finish at the same moment the second finds all of them. A
    part that was refused or withdrawn keeps the others from being served.
    """
    assert part.part_of_id is not None
    submission = DocumentSubmission.objects.select_for_update().get(pk=part.part_of_id)
    parts = _parts_of(submission, part)
    copies = reading_copies(parts)
    if any(each.status != MaterialStatus.CLEAN or each.pk not in copies for each in parts):
        return
    opened = _opened_by_the_sender(submission)
    if opened is None:
        _record_that_nobody_may(part)
        return
    actor, file = opened
    defendant = next(d for d in file.defendants if d.pk == part.defendant_id)
    documents = [
        ChoosableDocument(each, BY_CODE[each.section], copies[each.pk], _labels(number, copies[each.pk].pages))
        for number, each in enumerate(parts, 1)
    ]
    # What was sent is served whatever else is being made.
    bundle, is_new = keep_bundle(
        idpc_bundle(actor, file, defendant), documents, also=str(submission.pk), is_limited=False
    )
    if is_new:
        record(
            "idpc.build_requested",
            actor=actor,
            case_id=submission.case_id,
            defendant_id=defendant.pk,
            subject_id=bundle.pk,
            data={"defendant": defendant.display_name, "documents": len(documents)},
            effects=[building_of(bundle)],
        )


def _parts_of(submission: DocumentSubmission, part: Material) -> Sequence[Material]:
    held = Material.objects.select_related("defendant").filter(part_of=submission, defendant=part.defendant_id)
    return list(held.order_by("uploaded_at", "pk"))


def _labels(number: int, pages: int) -> LabelRange:
    """The file's place and the page in it, as in 2.3: they have no labels of their own in the case."""
    return LabelRange(f"{number}.", "", 1, pages)


def _opened_by_the_sender(submission: DocumentSubmission) -> tuple[Actor, CaseFile] | None:
    """The case as whoever sent them sees it now, in the role of then; None when that person may not any more."""
    user = User.objects.filter(pk=submission.user_id, is_active=True).first()
    actor = actor_for(user, on=timezone.localdate(), membership_id=submission.membership_id) if user else None
    if actor is None or actor.organisation_id is None:
        return None
    try:
        return actor, open_case(actor, submission.case_id)
    except (CaseNotFound, NotAllowed):
        return None


def _record_that_nobody_may(part: Material) -> None:
    record(
        "idpc.not_built",
        actor=JOINING,
        case_id=part.case_id,
        defendant_id=part.defendant_id,
        subject_id=part.pk,
        data={"sender": part.uploaded_by},
    )
