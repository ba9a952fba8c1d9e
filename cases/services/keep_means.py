"""Keep a means form."""

from cases.given import Giving, MeansGiven
from cases.models import Means
from commonplatform.written_together import write


def keep_means(*, giving: Giving, means: MeansGiven) -> None:
    """Add the form as the latest; the caller has the right and records the event."""
    write(
        Means(
            case_id=giving.case_id,
            defendant_id=giving.defendant_id,
            kind=means.kind,
            details=dict(means.details),
            method=giving.method,
            given_by=giving.by,
            given_at=giving.at,
        )
    )
