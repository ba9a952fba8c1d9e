"""Results as a court system sends them, and a defendant who answered online."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any
from uuid import uuid4

from cases.models import Case
from cases.results.models import Result
from cases.results.services import import_result
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose, system_actor
from pleas.models import Submission
from tests.support.world import Person, make_case

SAMPLE = Path(__file__).parent / "sample.json"
TWO = (("RT88191", "No insurance"), ("RT88192", "Speeding"))
SENDER = system_actor("Results feed")


def sent(**changes: Any) -> dict[str, Any]:
    """The sample's result with some fields otherwise; None as a value stays, `...` removes the field."""
    result = deepcopy(json.loads(SAMPLE.read_text())["results"][0])
    for name, value in changes.items():
        if value is ...:
            del result[name]
        else:
            result[name] = value
    return dict(result)


def with_codes(*per_offence: tuple[str, ...]) -> list[dict[str, Any]]:
    """Offences with these result codes, in the order of the charges."""
    return [
        {
            "code": TWO[number][0],
            "sequence": number + 1,
            "results": [{"code": code, "short_title": code, "wording": f"{code}."} for code in codes],
        }
        for number, codes in enumerate(per_offence)
    ]


def answered_case(*, language: str = "en", email: str = "ada@example.org", **more: Any) -> Case:
    """A case with two charges whose defendant pleaded online."""
    case = make_case(reference="TEST/77/00001/26", defendants=[Person(offences=TWO)], **more)
    Submission.objects.create(
        case=case,
        defendant=case.defendants.get(),
        reference=uuid4().hex[:12].upper(),
        idempotency_key=uuid4(),
        language=language,
        email=email,
    )
    return case


def take_in(value: Any) -> Result:
    with task_scope(purpose=Purpose.RESULTS):
        return Result.objects.get(pk=import_result(actor=SENDER, value=value))
