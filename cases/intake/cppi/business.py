"""Checks a submission must pass before it is taken in.

Source: domain document "Case and evidence intake", "API-level business checks".

They apply to every kind of submission and to every offence and defendant of it.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from cases.intake.problems import Problem, ProblemValue, problem
from cases.intake.types import ParsedCase, ParsedDefendant, ParsedOffence

GENDERS = frozenset({0, 1, 2, 9})
BETWEEN = 4
LARGEST_AMOUNT = Decimal("9999999999.99")


def business_problems(case: ParsedCase) -> Iterator[Problem]:
    """Gender, offence dates, and the uniqueness of sequence numbers and defendant ids."""
    yield from _repeated_defendant_ids(case)
    for index, defendant in enumerate(case.defendants):
        yield from _genders(defendant, index)
        yield from repeated_sequence_numbers(defendant, index)
        yield from _amounts(defendant, index)
        for offence_index, offence in enumerate(defendant.offences):
            yield from offence_date_problems(offence, index, offence_index)


def offence_date_problems(offence: ParsedOffence, defendant_index: int, offence_index: int) -> Iterator[Problem]:
    """Code 4 (between) needs both dates in order; every other code needs the committed date."""
    until, on = offence.committed_until, offence.committed_on
    wrong = on is None or (offence.date_code == BETWEEN and (until is None or until < on))
    if wrong:
        yield problem(
            "OFFENCE_DATE_CODE_INVALID",
            str(offence.date_code or ""),
            defendant_index=defendant_index,
            offence_index=offence_index,
        )


def _genders(defendant: ParsedDefendant, index: int) -> Iterator[Problem]:
    guardian = defendant.guardian.person if defendant.guardian else None
    for person in (defendant.person, guardian):
        if person is not None and person.gender not in GENDERS:
            yield problem("DEFENDANT_GENDER_INVALID", str(person.gender), defendant_index=index)


def _amounts(defendant: ParsedDefendant, index: int) -> Iterator[Problem]:
    """Amounts fit the sixteen digits of the schema but not any court's ledger."""
    named = [("prosecutorCosts", defendant.prosecutor_costs)]
    for offence in defendant.offences:
        named += [("prosecutorCompensation", offence.compensation), ("backDuty", offence.back_duty)]
    for key, amount in named:
        if amount is not None and amount > LARGEST_AMOUNT:
            yield problem("FIELD_VALUE_INVALID", ProblemValue(key, str(amount)), defendant_index=index)


def repeated_sequence_numbers(defendant: ParsedDefendant, index: int) -> Iterator[Problem]:
    """One problem listing, for each number used twice, the codes of the clashing offences."""
    codes: defaultdict[int, list[str]] = defaultdict(list)
    for offence in defendant.offences:
        codes[offence.sequence_number].append(offence.code)
    values = [
        ProblemValue("offence_offenceSequenceNo", f"{number}: {', '.join(clashing)}")
        for number, clashing in codes.items()
        if len(clashing) > 1
    ]
    if values:
        yield problem("OFFENCE_SEQUENCE_NUMBER_DUPLICATED", *values, defendant_index=index)


def _repeated_defendant_ids(case: ParsedCase) -> Iterator[Problem]:
    ids = [defendant.prosecutor_defendant_id.upper() for defendant in case.defendants]
    clashing = [each for each in dict.fromkeys(ids) if each and ids.count(each) > 1] if len(set(ids)) < len(ids) else []
    if clashing:
        yield problem("PROSECUTOR_DEFENDANT_ID_DUPLICATED", *clashing)
