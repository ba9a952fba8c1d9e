"""The matrix that the service starts with is the domain document's, entry by entry."""

from commonplatform.accounts.roles import Role
from disclosure.section_matrix import first_rights
from disclosure.sections import CATALOGUE, NEVER_FOR_THE_BENCH
from tests.support.section_table import CELLS, LETTERS, SECTIONS, given


def test_every_entry_is_in_the_document_and_every_one_of_the_document_is_there() -> None:
    from_the_document = {
        (section, role, act) for section, act in CELLS for role in LETTERS if given(section, role, act)
    }
    assert {(str(section), role, str(act)) for section, role, act in first_rights()} == from_the_document


def test_the_document_speaks_of_every_section_in_the_order_of_the_catalogue() -> None:
    assert [section.code.value for section in CATALOGUE] == sorted(SECTIONS, key=_sequence)


def test_nothing_that_the_bench_never_sees_is_the_magistrates_to_read() -> None:
    assert {section for section, role, _act in first_rights() if role == Role.MAGISTRATE} & NEVER_FOR_THE_BENCH == set()


def _sequence(section: str) -> int:
    """As the document numbers them; the private section stands between charges and summary."""
    numbers = {"PRIV": 35, "SUM": 125, "MF": 175}
    order = ("CH", "CS", "KWS", "WS", "KE", "EX", "TAI", "SFR")
    later = {"UM": 120, "DS": 130, "PC": 140, "IDPC": 150, "MCEB": 160, "PL": 170, "BAC": 180, "CM": 190, "AP": 200}
    numbers |= {code: 30 + 10 * place for place, code in enumerate(order)} | later | {"SE": 260, "CFO": 270}
    return numbers[section]
