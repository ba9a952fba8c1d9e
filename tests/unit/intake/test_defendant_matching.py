"""A defendant who is already on the case is recognised; a doubtful one is asked about."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.intake.duplicates import Identity, Match, best_match, compare, identity_of
from cases.intake.types import ParsedDefendant, ParsedName, ParsedPerson

BORN = date(1988, 2, 29)


@pytest.mark.parametrize(
    ("new", "known", "match"),
    [
        (Identity(asn="A1", surname="x"), Identity(asn="A1", surname="y"), Match.SAME),
        (Identity(prosecutor_defendant_id="D1"), Identity(prosecutor_defendant_id="D1"), Match.SAME),
        (Identity(organisation="firm"), Identity(organisation="firm"), Match.SAME),
        (Identity(organisation="firm"), Identity(organisation="other"), Match.NONE),
        (Identity(organisation="firm"), Identity(surname="firm"), Match.NONE),
        (
            Identity(surname="harker", first_name="gwen", born_on=BORN),
            Identity(surname="harker", first_name="gwen", born_on=BORN),
            Match.SAME,
        ),
        (
            Identity(surname="harker", first_name="gwen"),
            Identity(surname="harker", first_name="gwen"),
            Match.SAME,
        ),
        (
            Identity(surname="harker", first_name="gwen", born_on=BORN),
            Identity(surname="harker", first_name="gwen"),
            Match.NONE,
        ),
        (
            Identity(surname="harker", born_on=BORN),
            Identity(surname="harker", first_name="gwen", born_on=BORN),
            Match.SAME,
        ),
        (Identity(surname="harker"), Identity(surname="harker", first_name="gwen"), Match.NONE),
        (
            Identity(surname="harker", first_name="gwen", born_on=BORN),
            Identity(surname="harker", first_name="mair", born_on=BORN),
            Match.NONE,
        ),
        (
            Identity(asn="A1", surname="harker", first_name="gwen", born_on=BORN),
            Identity(asn="A2", surname="harker", first_name="gwen", born_on=BORN),
            Match.TO_CONFIRM,
        ),
        (Identity(), Identity(), Match.NONE),
    ],
)
def test_the_first_rule_that_fits_decides(new: Identity, known: Identity, match: Match) -> None:
    assert compare(new, known) is match


def test_everybody_is_compared_even_after_a_half_match() -> None:
    half = Identity(surname="harker")
    whole = Identity(asn="A1", surname="jones")
    assert best_match(Identity(asn="A1", surname="harker", first_name="gwen"), [half, whole]) is Match.SAME


def test_case_accents_and_spaces_do_not_make_another_person() -> None:
    def named(first: str, last: str) -> Identity:
        person = ParsedPerson(ParsedName(last, first), date_of_birth=BORN)
        return identity_of(ParsedDefendant(offences=(), person=person))

    assert compare(named(" Siân ", "o’neill"), named("sian", "O'NEILL")) is Match.SAME


IDENTITIES = st.builds(
    Identity,
    asn=st.sampled_from(["", "A1", "A2"]),
    surname=st.sampled_from(["", "harker"]),
    first_name=st.sampled_from(["", "gwen", "mair"]),
    born_on=st.sampled_from([None, BORN]),
)


@given(IDENTITIES, IDENTITIES)
def test_it_does_not_matter_who_came_first(one: Identity, other: Identity) -> None:
    assert compare(one, other) is compare(other, one)
