"""Look into a file that came straight to the store, before it can be filed."""

from uuid import UUID

from commonplatform.accounts.database_scope import task_scope
from commonplatform.storage.local_copies import local_copy
from commonplatform.storage.objects import delete_object
from disclosure.models import SentFile
from disclosure.services.submissions import look_into
from disclosure.states import SentFileStatus


def inspect_sent_file(*, case_id: UUID, file_id: UUID) -> None:
    """Decide what it is and whether it can be taken in; one that cannot is removed from the store.

    A file that was removed meanwhile is left alone. Raises `ObjectMissing` or `StoreUnavailable`.
    """
    with task_scope(case_id=case_id):
        sent = (
            SentFile.objects.select_related("submission__case").filter(pk=file_id, status=SentFileStatus.STORED).first()
        )
    if sent is None:
        return
    with local_copy(sent.object_key) as file, task_scope(case_id=case_id):
        whole = look_into(sent, file)
    facts = ("status", "refused_because", "size", "sha256", "pages", "page_digests", "content_type", "kind", "doubts")
    with task_scope(case_id=case_id):
        SentFile.objects.filter(pk=file_id, status=SentFileStatus.STORED).update(
            **{name: getattr(sent, name) for name in facts}
        )
    if not whole:
        delete_object(sent.object_key)
