"""What the Legal Aid Agency says in the story: a firm put on record, a lock, a refusal, and a case that is not held."""

from datetime import date, time, timedelta
from typing import Any

from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose, system_actor
from commonplatform.demonstration.dates import moment, the_clock_at
from commonplatform.demonstration.told import cases, rows
from defence.services import receive_legal_aid

AGENCY = system_actor("Legal Aid Agency")


def tell_legal_aid(*, today: date) -> None:
    """Each message once; the same one again changes nothing."""
    for row in rows("legal_aid"):
        at = moment(today, int(row["days_ago"]), time(7, 30))
        with the_clock_at(at), task_scope(purpose=Purpose.LEGAL_AID):
            receive_legal_aid(actor=AGENCY, value=_message(row, today - timedelta(days=int(row["days_ago"]))))


def _message(row: dict[str, str], day: date) -> dict[str, Any]:
    place = int(row["defendant"])
    told = next((case for case in cases() if case.reference == row["reference"]), None)
    return {
        "urn": row["reference"],
        "prosecutor_reference": f"{row['reference']}-{place}",
        "application_reference": row["application_reference"],
        "status_code": row["status"],
        "status_date": day.isoformat(),
        "effective_from": day.isoformat(),
        "offence_code": told.defendants[place - 1].charges[0] if told else "OF61131",
        "offence_sequence": 1,
        "contract_number": row["contract_number"],
    }
