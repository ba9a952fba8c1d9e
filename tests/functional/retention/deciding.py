"""Cases that are over, with results as old as they need to be, and documents in them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cases.models import Case, Defendant
from cases.results.services import import_result
from cases.retention.models import Retention
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose, system_actor
from tests.functional.disclosure.steps import World

LONG_AGO = date(2010, 5, 3)
SENDER = system_actor("Results feed")


def decide(
    case: Case,
    *codes: str,
    position: int = 1,
    on: date = LONG_AGO,
    verdict: str = "",
    **stated: Any,
) -> None:
    """One result of the only charge of a defendant, as a court's system sends it; `stated` goes with the first code."""
    defendant = Defendant.objects.get(case=case, position=position)
    Defendant.objects.filter(pk=defendant.pk).update(prosecutor_reference=f"ASN{position}")
    first: Mapping[str, Any] = stated
    results = [
        {"code": code, "short_title": code, **(first if number == 0 else {})} for number, code in enumerate(codes)
    ]
    offence = {"code": "RT88191", "sequence": 1, "verdict": verdict, "results": results}
    value = {
        "urn": case.reference,
        "case_number": f"ASN{position}",
        "ou_code": "B01LY",
        "hearing_date": on.isoformat(),
        "offences": [offence],
    }
    with task_scope(purpose=Purpose.RESULTS):
        import_result(actor=SENDER, value=value)


def kept(world: World) -> Retention:
    return Retention.objects.get(case=world.case)
