"""When a result is mailed, and when a case is over, for any codes."""

from hypothesis import given
from hypothesis import strategies as st

from cases.results.codes import ADJOURNMENT, DISQUALIFICATION
from cases.results.rules import Mailable, status_after, why_not_mailed
from cases.results.states import SkipReason
from cases.states import CaseStatus

PLAIN = ("FO", "FCOST", "FVS", "NSP", "LEP", "LEA")
ANY = st.sampled_from(sorted({*PLAIN, *ADJOURNMENT, *DISQUALIFICATION, "WDRN"}))
OFFENCES = st.dictionaries(st.tuples(st.integers(1, 9), st.just("RT88191")), st.lists(ANY, max_size=4), max_size=4)


def mailable(offences: dict[tuple[int, str], list[str]], **more: object) -> Mailable:
    return Mailable(**{"has_contact": True, "account_number": "1", "division": "2", "offences": offences, **more})  # type: ignore[arg-type]


@given(OFFENCES)
def test_nobody_reads_of_a_disqualification_or_an_adjournment_by_mail(
    offences: dict[tuple[int, str], list[str]],
) -> None:
    told = why_not_mailed(mailable(offences)) is None
    codes = {code for given in offences.values() for code in given}
    adjourned = any(set(given) & ADJOURNMENT and "WDRN" not in given for given in offences.values())
    assert told == (not codes & DISQUALIFICATION and not adjourned)


@given(OFFENCES, st.booleans(), st.sampled_from(["", "1"]), st.sampled_from(["", "2"]))
def test_without_contact_or_account_nothing_is_mailed(
    offences: dict[tuple[int, str], list[str]], contact: bool, account: str, division: str
) -> None:
    reason = why_not_mailed(mailable(offences, has_contact=contact, account_number=account, division=division))
    if not contact:
        assert reason == SkipReason.NO_ONLINE_PLEA
    elif not (account and division):
        assert reason == SkipReason.ACCOUNT_MISSING
    else:
        assert reason in (None, SkipReason.DISQUALIFIED, SkipReason.ADJOURNED)


@given(st.dictionaries(st.uuids(), st.lists(ANY, max_size=4), max_size=5))
def test_a_case_is_over_only_when_every_charge_is(codes: dict[object, list[str]]) -> None:
    status = status_after(codes)  # type: ignore[arg-type]
    open_charges = [c for c in codes.values() if not c or (set(c) & ADJOURNMENT and "WDRN" not in c)]
    assert (status is None) == (not codes or bool(open_charges))
    if status is not None:
        withdrawn = all("WDRN" in given for given in codes.values())
        assert status == (CaseStatus.WITHDRAWN if withdrawn else CaseStatus.CONCLUDED)
