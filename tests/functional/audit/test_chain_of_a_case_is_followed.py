"""A search for a case says whether its chain holds: what was checked, and no more."""

import pytest

from cases.auditing.selectors import chain_proofs
from cases.auditing.types import AuditedCase, ChainProof
from cases.models import Case
from commonplatform.audit.models import Event
from tests.functional.audit.record_steps import desk, happened, make_auditor, reading_as, search, words
from tests.support.world import as_superuser, make_case

pytestmark = pytest.mark.django_db


def _case(events: int = 5) -> Case:
    case = make_case()
    for number in range(events):
        happened(case, data={"work": str(number)})
    return case


def _page(case: Case) -> str:
    return words(search(desk(), case=case.reference_received))


def _proof(case: Case, most: int) -> ChainProof:
    with reading_as(make_auditor()):
        (proof,) = chain_proofs([AuditedCase(case.pk, case.reference_received)], most=most)
    return proof


def _last(case: Case) -> int:
    return Event.objects.filter(chain_id=case.pk).count()


def test_a_chain_that_holds_is_counted() -> None:
    case = _case()
    assert (
        f"All {_last(case)} events of case {case.reference_received} are in their chain as they were written"
        in _page(case)
    )


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE audit_event SET reason = 'x' WHERE chain_id = %s AND sequence = 3", "Event 3: was changed after"),
        ("DELETE FROM audit_event WHERE chain_id = %s AND sequence = 4", "Event 5: event 4 is missing"),
        (
            "DELETE FROM audit_event WHERE chain_id = %s AND sequence > 5",
            "Event 5: events after this one were removed, or the head was changed",
        ),
        ("DELETE FROM audit_event WHERE chain_id = %s", "the whole chain was removed"),
    ],
)
def test_a_chain_that_does_not_says_where_and_how(statement: str, says: str) -> None:
    case = _case()
    as_superuser(statement, [case.pk])
    page = _page(case)
    assert f"The chain of case {case.reference_received} is not as it was written" in page
    assert says in page
    assert "as they were written" not in page


def test_of_a_chain_that_was_not_followed_to_its_end_only_the_beginning_is_spoken_for() -> None:
    case = _case()
    proof = _proof(case, most=3)
    assert (proof.links, proof.faults, proof.is_whole) == (3, (), False)
    assert _proof(case, most=_last(case)).is_whole


def test_what_is_wrong_behind_the_part_that_was_followed_is_not_claimed_either_way() -> None:
    case = _case()
    as_superuser("UPDATE audit_event SET reason = 'x' WHERE chain_id = %s AND sequence = 5", [case.pk])
    assert _proof(case, most=3).faults == ()
    assert [fault.sequence for fault in _proof(case, most=100).faults] == [5]


def test_the_digest_that_the_database_recomputes_is_the_one_of_the_nightly_check() -> None:
    """Both read what the row holds now; neither believes the digest that stands in it."""
    case = _case()
    as_superuser("UPDATE audit_event SET digest = md5(digest) WHERE chain_id = %s AND sequence = 2", [case.pk])
    assert [fault.sequence for fault in _proof(case, most=100).faults] == [2, 3]


def test_without_a_case_no_chain_is_spoken_of() -> None:
    _case()
    assert "chain" not in words(search(desk())).lower()


def test_two_cases_with_the_same_reference_have_each_their_own_word() -> None:
    one = make_case(reference="TEST3000001")
    other = make_case(reference="TEST3000001")
    happened(one, data={"work": "x"})
    as_superuser("UPDATE audit_event SET reason = 'x' WHERE chain_id = %s AND sequence = 1", [other.pk])
    page = _page(one)
    assert f"All {_last(one)} events of case TEST3000001 are in their chain" in page
    assert "The chain of case TEST3000001 is not as it was written" in page
