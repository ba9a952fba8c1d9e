"""What the page says before a file is sent."""

from django.utils.translation import gettext as _

from cases.selectors.case_file import CaseFile
from commonplatform.ui.components import SummaryRow


def upload_facts(file: CaseFile) -> list[SummaryRow]:
    """The case that the file is about to join, so that nobody files it in another."""
    names = ", ".join(defendant.display_name for defendant in file.defendants)
    title = {"prosecutor": file.case.prosecutor.name, "defendants": names}
    several = len(file.defendants) > 1
    return [
        SummaryRow(key=_("Case"), value=file.case.reference_received),
        SummaryRow(key=_("Title"), value=_("%(prosecutor)s v %(defendants)s") % title),
        SummaryRow(key=_("Defendants") if several else _("Defendant"), value=names),
    ]
