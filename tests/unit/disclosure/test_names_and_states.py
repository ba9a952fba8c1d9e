"""Names of documents, and the states they move through."""

import pytest

from cases.models import Defendant
from disclosure.names import download_name, idpc_name
from disclosure.sections import BY_CODE, CATALOGUE
from disclosure.states import MATERIAL_MOVES, READABLE_STATUSES, WITHDRAWABLE_STATUSES, MaterialStatus


@pytest.mark.parametrize(
    ("defendant", "name"),
    [
        (Defendant(forenames="Ada Augusta", surname="Lovelace"), "LOVELACE ADA 01AB1234526 IDPC"),
        (Defendant(forenames="", surname="Siân"), "SIÂN 01AB1234526 IDPC"),
        (Defendant(organisation_name="Widgets &  Sons Ltd"), "WIDGETS & SONS LTD 01AB1234526 IDPC"),
    ],
)
def test_initial_details_are_named_after_defendant_and_reference(defendant: Defendant, name: str) -> None:
    assert idpc_name(defendant, "01ab1234526") == name


def test_a_download_is_named_with_underscores_and_never_nothing() -> None:
    assert download_name("LOVELACE ADA 01AB1234526 IDPC") == "LOVELACE_ADA_01AB1234526_IDPC.pdf"
    assert download_name("  ") == "IDPC.pdf"


def test_every_state_has_its_moves_and_only_published_documents_can_be_read() -> None:
    assert set(MATERIAL_MOVES) == set(MaterialStatus)
    assert {MaterialStatus.PUBLISHED, MaterialStatus.REPLACED} == READABLE_STATUSES
    assert MaterialStatus.PUBLISHED not in MATERIAL_MOVES[MaterialStatus.WAITING_FOR_SCAN]
    assert MaterialStatus.REFUSED not in WITHDRAWABLE_STATUSES


def test_sections_stand_in_the_order_of_the_catalogue() -> None:
    assert [section.sequence for section in CATALOGUE] == sorted(section.sequence for section in CATALOGUE)
    assert BY_CODE["IDPC"].has_versions
    assert not BY_CODE["PL"].has_versions
