"""What stays on record of a document that was disposed of."""

from django.utils.translation import gettext as _

from commonplatform.ui.components import SummaryRow
from commonplatform.ui.formats import date_and_time, long_date
from disclosure.exceptions import DisposedOf


def disposed_facts(gone: DisposedOf) -> tuple[SummaryRow, ...]:
    """When and why it went, when it had come, and the digest of its content."""
    if gone.disposed is None or gone.uploaded_at is None:
        return ()
    return (
        SummaryRow(key=_("Disposed of"), value=long_date(gone.disposed.at)),
        SummaryRow(key=_("Kept under the policy"), value=str(gone.disposed.under.label)),
        SummaryRow(key=_("Received"), value=date_and_time(gone.uploaded_at)),
        SummaryRow(key=_("SHA-256 of its content"), value=gone.sha256),
    )
