"""Whether a limit runs, for statements: its clock was not stopped, and nothing on the case has ended it since.

Pleas, verdicts and the end of a case are recorded elsewhere, so they are looked at when a limit is read: nobody has to
remember to stop the clock (domain document "Hearings and results", Clock stops).
"""

from typing import Final

# OFFSET 0 keeps the planner from reading a whole table to look one charge up.
_ENDED: Final = """CASE
    WHEN EXISTS (SELECT 1 FROM cases_verdict v WHERE v.offence_id = {row}.offence_id OFFSET 0) THEN 'guilty_verdict'
    WHEN EXISTS (SELECT 1 FROM cases_plea p WHERE p.offence_id = {row}.offence_id
        AND p.choice IN ('guilty', 'guilty_attending')
        AND NOT EXISTS (SELECT 1 FROM cases_plea r WHERE r.replaces_id = p.id) OFFSET 0) THEN 'guilty_plea'
    WHEN (SELECT c.status FROM cases_case c WHERE c.id = {row}.case_id) IN ('concluded', 'withdrawn')
        THEN 'final_result'
END"""


def ended(row: str) -> str:
    """An expression for a row of `custody_timelimit`: the `StopReason` that the case itself gives, or null."""
    return _ENDED.format(row=row)


def runs(row: str) -> str:
    """The condition that the limit of such a row runs."""
    return f"{row}.stopped_on IS NULL AND ({ended(row)}) IS NULL"


# Codes that say somebody is held, for a list of values in a statement.
HELD_CODES: Final = "('C', 'L', 'P', 'S')"
