"""Keep what a hearing with a defendant needs, and make the languages theirs."""

from cases.given import TIMES_TO_AVOID, Giving, NeedsAtCourt
from cases.models import CourtNeeds, Defendant
from commonplatform.written_together import alter, write


def keep_court_needs(*, giving: Giving, needs: NeedsAtCourt) -> None:
    """Add the needs as the latest; the caller has the right and records the event.

    Who set the languages and when stays with the row (domain document "Online plea", Not guilty,
    attending, and trial consequences).
    """
    write(
        CourtNeeds(
            case_id=giving.case_id,
            defendant_id=giving.defendant_id,
            needs_interpreter=needs.needs_interpreter,
            interpreter_language=needs.interpreter_language,
            has_disability_needs=needs.has_disability_needs,
            disability_needs=needs.disability_needs,
            has_dates_to_avoid=needs.has_dates_to_avoid,
            dates_to_avoid=TIMES_TO_AVOID.dump_python(needs.dates_to_avoid, mode="json"),
            hearing_language=needs.hearing_language,
            document_language=needs.document_language,
            method=giving.method,
            set_by=giving.by,
            set_at=giving.at,
        )
    )
    languages = {name: getattr(needs, name) for name in ("hearing_language", "document_language")}
    chosen = {name: language for name, language in languages.items() if language}
    if chosen:
        alter(Defendant, chosen, id=giving.defendant_id, case_id=giving.case_id)
