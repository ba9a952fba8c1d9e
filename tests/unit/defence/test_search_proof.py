"""The proof of a search: signed, bound to the person and the firm, short-lived."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core import signing
from hypothesis import given
from hypothesis import strategies as st

from cases.types import FoundDefendant
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor, Invisible
from defence.exceptions import SearchProofExpired, SearchProofRefused
from defence.search_proof import GOOD_FOR, proof_of, read_proof

ACTOR = Actor(role=Role.SOLICITOR, display_name="A", user_id=uuid4(), organisation_id=uuid4())
FOUND = FoundDefendant(case_id=uuid4(), defendant_id=uuid4())


def test_the_person_who_searched_reads_back_whom_they_found() -> None:
    assert read_proof(ACTOR, proof_of(ACTOR, FOUND)) == FOUND


@pytest.mark.parametrize("other", [{"user_id": uuid4()}, {"organisation_id": uuid4()}], ids=["person", "firm"])
def test_another_person_or_the_same_person_for_another_firm_cannot_use_it(other: dict[str, object]) -> None:
    with pytest.raises(SearchProofRefused):
        read_proof(replace(ACTOR, **other), proof_of(ACTOR, FOUND))  # type: ignore[arg-type]


@given(position=st.integers(min_value=0, max_value=10_000), sign=st.sampled_from("AZaz09-_:"))
def test_changing_any_sign_of_it_is_refused(position: int, sign: str) -> None:
    proof = proof_of(ACTOR, FOUND)
    at = position % len(proof)
    changed = proof[:at] + sign + proof[at + 1 :]
    if changed != proof:
        with pytest.raises(SearchProofRefused):
            read_proof(ACTOR, changed)


@pytest.mark.parametrize("made_up", ["", "x", ":::", "é", "5f0c1c3e-7d0c-4c39-9b0e-6f3a4f4e2d11", "a" * 5000])
def test_a_made_up_proof_is_refused(made_up: str) -> None:
    with pytest.raises(SearchProofRefused):
        read_proof(ACTOR, made_up)


def test_something_else_that_the_service_signed_is_no_proof() -> None:
    elsewhere = signing.dumps(
        [FOUND.case_id.hex, FOUND.defendant_id.hex, str(ACTOR.user_id), str(ACTOR.organisation_id)]
    )
    with pytest.raises(SearchProofRefused):
        read_proof(ACTOR, elsewhere)


def test_it_is_good_for_twenty_minutes() -> None:
    with time_machine.travel("2026-11-21T10:00:00Z", tick=False) as clock:
        proof = proof_of(ACTOR, FOUND)
        clock.shift(GOOD_FOR)
        assert read_proof(ACTOR, proof) == FOUND
        clock.shift(timedelta(seconds=2))
        with pytest.raises(SearchProofExpired):
            read_proof(ACTOR, proof)


def test_an_old_proof_of_another_person_looks_like_one_that_never_was() -> None:
    with time_machine.travel("2026-11-21T10:00:00Z", tick=False) as clock:
        proof = proof_of(ACTOR, FOUND)
        clock.shift(GOOD_FOR + timedelta(hours=1))
        with pytest.raises(SearchProofRefused):
            read_proof(replace(ACTOR, user_id=uuid4()), proof)


def test_a_refused_proof_is_answered_like_absence() -> None:
    assert issubclass(SearchProofRefused, Invisible)
