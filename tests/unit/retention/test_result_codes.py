"""No code says two things about how long documents are kept, and every code can be one that a court sends."""

import re
from itertools import combinations

from cases.results.codes import ADJOURNMENT, WITHDRAWAL
from cases.retention.result_codes import CUSTODY, DISCHARGE, KNOWN, NO_CUSTODY, NOT_OVER, REMITTAL


def test_no_code_stands_in_two_sets() -> None:
    for one, other in combinations((CUSTODY, DISCHARGE, NO_CUSTODY, NOT_OVER, REMITTAL), 2):
        assert one & other == frozenset()


def test_codes_are_written_as_results_are_received() -> None:
    assert all(re.fullmatch(r"[A-Z0-9]{1,10}", code) for code in KNOWN)


def test_a_withdrawn_charge_is_not_acquitted_and_an_adjourned_one_is_known() -> None:
    assert WITHDRAWAL in NO_CUSTODY
    assert WITHDRAWAL not in DISCHARGE
    assert ADJOURNMENT <= KNOWN
