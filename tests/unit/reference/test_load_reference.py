"""The reference data that comes with the service, and loading it."""

import pytest
from django.core.management import call_command

from commonplatform.reference.models import Code, Offence, Prosecutor
from commonplatform.reference.services.load_reference import TABLES, Table, load_reference, read_rows

pytestmark = pytest.mark.django_db

FORCES = (
    "01 03 04 05 06 07 10 11 12 13 14 16 17 20 21 22 23 30 31 32 33 34 35 36 37 40 41 42 43 44 45 46 47 48"
    " 50 52 53 54 55 60 61 62 63"
)


def everything() -> list[object]:
    return [row for table in TABLES for row in table.model._default_manager.values()]


def test_loading_twice_changes_nothing() -> None:
    call_command("load_reference", verbosity=0)
    first = everything()
    again = load_reference()
    assert everything() == first
    assert {loaded.added for loaded in again} == {0}


def test_what_an_administrator_changed_stays_unless_asked() -> None:
    load_reference()
    Prosecutor.objects.filter(short_name="TVL").update(name="Television Licensing")
    load_reference()
    assert Prosecutor.objects.get(short_name="TVL").name == "Television Licensing"
    load_reference(overwrite=True)
    assert Prosecutor.objects.get(short_name="TVL").name == "TV Licensing"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.file)
def test_every_row_of_the_files_is_valid_and_there_once(table: Table) -> None:
    keys = []
    for fields in read_rows(table):
        table.model(**fields).full_clean(validate_unique=False, validate_constraints=False)
        keys.append(tuple(fields[name] for name in table.key))
    assert len(keys) == len(set(keys))


def test_the_43_police_forces_are_there_with_their_force_level_codes() -> None:
    load_reference()
    forces = Prosecutor.objects.filter(category="police").order_by("police_force_code")
    assert [force.police_force_code for force in forces] == FORCES.split()
    assert all(force.ou_code == f"0{force.police_force_code}0000" for force in forces)


def test_the_welsh_forces_have_welsh_names() -> None:
    load_reference()
    assert Prosecutor.objects.get(police_force_code="60").name_welsh == "Heddlu Gogledd Cymru"
    assert not Prosecutor.objects.filter(police_force_code__in=["60", "61", "62", "63"], name_welsh="").exists()


@pytest.mark.parametrize(
    ("code_list", "codes"),
    [
        ("bail_status", "B C L P R S U"),
        ("summons", "A B E M W"),
        ("observed_ethnicity", "0 1 2 3 4 5 6 7 8 9"),
        ("self_defined_ethnicity", "A1 A2 A3 A9 B1 B2 B9 M1 M2 M3 M9 NS O1 O9 W1 W2 W9"),
        ("offender", "PO PYO"),
        ("alcohol_method", "A B C"),
    ],
)
def test_code_lists_hold_the_codes_that_partners_send(code_list: str, codes: str) -> None:
    load_reference()
    found = Code.objects.filter(code_list=code_list).order_by("code").values_list("code", flat=True)
    assert list(found) == codes.split()


def test_every_offence_has_a_welsh_title_and_a_lawful_period() -> None:
    load_reference()
    assert not Offence.objects.filter(title_welsh="").exists()
    for offence in Offence.objects.exclude(valid_to=None).exclude(valid_from=None):
        assert offence.valid_from <= offence.valid_to  # type: ignore[operator]
