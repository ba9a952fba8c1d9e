"""What follows in a case from what happened outside the database."""

from uuid import UUID

from cases.mails.message_failed import MESSAGE_FAILED_NOTICE, message_failed_notice
from cases.selectors.work_places import WorkPlace, work_place
from cases.services import add_work
from commonplatform.accounts.database_scope import task_scope
from commonplatform.audit.handlers import effect_handler
from commonplatform.audit.types import EffectJob, EffectRequest
from commonplatform.notifications.types import MESSAGE_FAILED


@effect_handler(MESSAGE_FAILED)
def report_failed_message(job: EffectJob) -> list[EffectRequest]:
    """Put the message on the court office's work list and tell it by mail: what it said goes by post.

    A message without a case stands on the service's own list. A notice that fails itself is not
    followed by another notice.
    """
    if job.case_id is None:
        return []
    with task_scope(case_id=job.case_id):
        place = work_place(job.case_id)
        add_work(
            item_id=job.key,
            principal_id=place.principal_id,
            case_id=job.case_id,
            defendant_id=UUID(job.payload["defendant_id"]) if job.payload["defendant_id"] else None,
            kind="message_failed",
            flags=["send_by_post"],
        )
    return _notice(job, place)


def _notice(job: EffectJob, place: WorkPlace) -> list[EffectRequest]:
    if not place.email or job.payload["template"] == MESSAGE_FAILED_NOTICE.name:
        return []
    return [
        message_failed_notice(
            address=place.email,
            case_reference=place.case_reference,
            message_id=job.recipient,
            subject=job.payload["subject"],
            reason=job.payload["reason"],
        )
    ]
