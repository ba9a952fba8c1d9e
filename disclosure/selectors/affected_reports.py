"""The questions about faults that were asked, newest first."""

from cases.access.policy import Action, Target
from cases.access.relations import require_ever
from commonplatform.accounts.types import Actor
from disclosure.models import AffectedReport
from disclosure.types import AffectedReportLine, FaultWindow

SHOWN = 50


def affected_reports(actor: Actor) -> tuple[AffectedReportLine, ...]:
    """What was asked, by whom and why, and how much the answer is."""
    require_ever(actor, Action.VIEW, Target.AFFECTED)
    return tuple(
        AffectedReportLine(
            report_id=report.pk,
            window=FaultWindow(
                report.begins_at, report.ends_at, report.material_id, report.organisation_id, report.part
            ),
            reason=report.reason,
            asked_at=report.asked_at,
            asked_by=report.asked_by,
            is_ready=report.state == AffectedReport.State.READY,
            cases=report.cases,
            documents=report.documents,
            readers=report.readers,
            lines=report.lines,
            seconds=report.seconds,
        )
        for report in AffectedReport.objects.order_by("-asked_at")[:SHOWN]
    )
