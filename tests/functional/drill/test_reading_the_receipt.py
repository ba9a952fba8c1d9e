"""The drill finds on the page what it is to compare with what was kept."""

import pytest

from commonplatform.benchmarks.drill.clients import REFERENCE
from pleas.models import Submission
from tests.functional.pleas.walking import Citizen
from tests.support.world import make_case

pytestmark = pytest.mark.django_db


def test_the_reference_of_a_receipt_is_read_off_its_page() -> None:
    citizen = Citizen(make_case()).has_sent("guilty")
    found = REFERENCE.search(citizen.get("receipt/").response.content)
    assert found is not None
    assert found[1].decode() == Submission.objects.get().reference
