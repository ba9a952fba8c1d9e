"""A decided case of the story: concluded, told once, however often the story is told."""

import pytest
from django.utils import timezone

from cases.intake.reference_snapshot import ReferenceSnapshot
from cases.models import Case
from cases.results.models import Result
from commonplatform.demonstration.personas import DECIDED
from commonplatform.demonstration.services.build_world import build_world
from commonplatform.demonstration.services.tell_case import tell_case
from commonplatform.demonstration.services.tell_results import tell_results
from commonplatform.demonstration.told import cases
from tests.support.effects import effects_asking

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_decided_cases_are_concluded_and_told_once() -> None:
    build_world()
    today = timezone.localdate()
    for case in cases():
        if case.reference in DECIDED:
            tell_case(case, today=today, sessions={}, reference=ReferenceSnapshot())
    for _twice in range(2):
        tell_results(today=today)
    assert set(Case.objects.values_list("status", flat=True)) == {"concluded"}
    assert set(Result.objects.values_list("state", flat=True)) == {"mailed"}
    mails = effects_asking(kind="notifications.send_mail", template="result")
    assert sorted(mail.payload["language"] for mail in mails) == ["cy", "en"]
