"""What the page says before a document is withdrawn or restored."""

from django.utils.translation import gettext as _

from commonplatform.ui.components import SummaryRow
from commonplatform.ui.formats import long_date
from disclosure.types import WithdrawalPreview


def withdrawal_facts(preview: WithdrawalPreview) -> list[SummaryRow]:
    """What is about to be withdrawn."""
    rows = [
        SummaryRow(key=_("Document"), value=preview.name),
        SummaryRow(key=_("Defendant"), value=preview.defendant or _("Whole case")),
    ]
    if preview.version is not None:
        rows.append(SummaryRow(key=_("Version"), value=str(preview.version)))
    return [*rows, SummaryRow(key=_("Status"), value=preview.status.label)]


def restoring_facts(preview: WithdrawalPreview) -> list[SummaryRow]:
    """What is about to be restored, why it was withdrawn and until when that can be undone."""
    until = long_date(preview.restorable_until) if preview.restorable_until else ""
    return [
        *withdrawal_facts(preview),
        SummaryRow(key=_("Withdrawn because"), value=preview.withdrawn_because),
        SummaryRow(key=_("Can be restored until"), value=until),
    ]
