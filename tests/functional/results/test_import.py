"""Taking results in: what is kept, what is refused with which code, what a case becomes."""

from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.models import Case, Defendant
from cases.results.models import Imposition, Result
from cases.results.selectors import own_result
from cases.results.services.import_result import ResultRefused
from commonplatform.audit.models import Event
from tests.functional.results.received import SAMPLE, TWO, answered_case, sent, take_in, with_codes
from tests.support.world import Person, make_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    return answered_case()


def refusal(value: Any) -> str:
    with pytest.raises(ResultRefused) as refused, transaction.atomic():
        take_in(value)
    return str(refused.value.code)


def test_amounts_are_the_numbers_and_not_what_the_wording_says(case: Case) -> None:
    result = take_in(sent())
    outcome = own_result(case.pk, result.defendant_id)
    assert outcome is not None
    assert outcome.total == Decimal("1340.00")
    first = outcome.charges[0]
    assert [line.code for line in first.lines] == ["FO", "FCOST", "LEP"], "in the order of the court"
    assert first.title.english == "No insurance"
    assert [each.in_language("cy") for each in outcome.endorsements] == ["Ardystio’r cofnod gyrru â 6 phwynt."]
    assert first.lines[1].wording.in_language("cy") == "To pay costs of £90.00.", "no Welsh was sent"
    assert first.lines[1].wording.foreign_to("cy") == "en"
    assert outcome.can_be_paid


def test_the_urn_is_read_with_any_typing(case: Case) -> None:
    for urn in ("test/77/00001/26", " TEST 77 00001 26", "TEST770000126"):
        assert take_in(sent(urn=urn)).case_id == case.pk


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"urn": ...}, "urn_missing"),
        ({"urn": "  "}, "urn_missing"),
        ({"urn": None}, "urn_missing"),
        ({"urn": "//--//"}, "urn_malformed"),
        ({"urn": "Ünrëadable"}, "urn_malformed"),
        ({"urn": "9" * 60}, "urn_malformed"),
        ({"urn": "TEST9999999"}, "case_unknown"),
        ({"urn": 7}, "malformed"),
        ({"hearing_date": "16/11/2026"}, "malformed"),
        ({"hearing_date": ...}, "malformed"),
        ({"ou_code": "B01"}, "malformed"),
        ({"lump_sum": "-1.00"}, "malformed"),
        ({"lump_sum": "1.005"}, "malformed"),
        ({"lump_sum": "NaN"}, "malformed"),
        ({"account": "spelt wrong"}, "malformed"),
        ({"offences": {"code": "A"}}, "malformed"),
        ({"offences": [{"code": "RT88191", "sequence": 1, "results": [{"code": "FO"}]}]}, "malformed"),
    ],
)
def test_what_is_wrong_is_refused_with_a_code_and_nothing_is_kept(
    case: Case, change: dict[str, Any], code: str
) -> None:
    assert refusal(sent(**change)) == code
    assert not Result.objects.exists()


@pytest.mark.parametrize("value", [None, [], "text", 1, {}])
def test_what_is_no_result_at_all_is_refused(case: Case, value: Any) -> None:
    assert refusal(value) == "urn_missing"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    field=st.sampled_from(sorted(sent())),
    value=st.recursive(
        st.none()
        | st.booleans()
        | st.floats(allow_nan=False)
        | st.integers()
        | st.text(st.characters(codec="utf-8", exclude_characters="\0")),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=5,
    ),
)
def test_any_value_in_any_field_is_kept_or_refused_never_a_fault(case: Case, field: str, value: Any) -> None:
    with transaction.atomic():
        with suppress(ResultRefused):
            take_in(sent(**{field: value}))
        transaction.set_rollback(True)


def test_no_offences_are_allowed_and_conclude_nothing(case: Case) -> None:
    result = take_in(sent(offences=[]))
    outcome = own_result(case.pk, result.defendant_id)
    assert outcome is not None
    assert not outcome.charges
    assert outcome.total == Decimal(0)
    case.refresh_from_db()
    assert case.status == "received"


def test_sending_again_replaces_what_was_not_told(case: Case) -> None:
    first, second = take_in(sent()), take_in(sent(division="099"))
    first.refresh_from_db()
    assert (first.replaced, second.replaced) == (True, False)
    outcome = own_result(case.pk, second.defendant_id)
    assert outcome is not None
    assert (outcome.division, outcome.total) == ("099", Decimal("1340.00"))


def test_a_result_left_to_the_post_can_still_be_replaced(case: Case) -> None:
    first = take_in(sent(offences=with_codes(("ADJP",), ("ADJP",))))
    Result.objects.filter(pk=first.pk).update(state="skipped", skip_reason="adjourned", processed_at=first.received_at)
    assert take_in(sent()).state == "waiting"


def test_a_result_that_was_mailed_stays(case: Case) -> None:
    first = take_in(sent())
    Result.objects.filter(pk=first.pk).update(state="mailed", processed_at=first.received_at)
    assert refusal(sent(division="099")) == "already_sent"
    assert Result.objects.get().division == "077"


def test_of_several_defendants_the_case_number_says_whose_it_is() -> None:
    people = [Person("Ada", "Lovelace", offences=TWO), Person("Mary", "Somerville", offences=TWO)]
    case = make_case(reference="TEST/77/00001/26", defendants=people)
    assert refusal(sent()) == "defendant_unknown"
    Defendant.objects.filter(case=case, position=2).update(prosecutor_reference="26/0001/2345")
    assert take_in(sent(case_number="2600012345")).defendant.position == 2


@pytest.mark.parametrize(
    ("codes", "status"),
    [
        ((("FO",), ("NSP",)), "concluded"),
        ((("FO",),), "received"),
        ((("FO",), ("ADJP",)), "received"),
        ((("FO",), ("ADJP", "WDRN")), "concluded"),
        ((("WDRN",), ("WDRN",)), "withdrawn"),
    ],
)
def test_a_case_ends_when_every_charge_has_its_result(
    case: Case, codes: tuple[tuple[str, ...], ...], status: str
) -> None:
    take_in(sent(offences=with_codes(*codes)))
    case.refresh_from_db()
    assert case.status == status
    ended = Event.objects.filter(kind__in=["case.concluded", "case.withdrawn"]).count()
    assert ended == (status != "received")


def test_a_case_of_two_defendants_ends_with_the_second() -> None:
    people = [
        Person("Ada", "Lovelace", offences=TWO),
        Person("Mary", "Somerville", offences=TWO),
    ]
    case = make_case(reference="TEST/77/00001/26", defendants=people)
    for position in (1, 2):
        Defendant.objects.filter(case=case, position=position).update(prosecutor_reference=f"NUMBER{position}")
        take_in(sent(case_number=f"NUMBER{position}"))
        case.refresh_from_db()
        assert case.status == ("received" if position == 1 else "concluded")


def test_a_disqualification_is_told_by_letter(case: Case) -> None:
    result = take_in(sent(offences=with_codes(("FO", "DDDT"), ("NSP",))))
    outcome = own_result(case.pk, result.defendant_id)
    assert outcome is not None
    assert outcome.see_letter
    assert [line.code for line in outcome.charges[0].lines] == ["FO"]
    assert not outcome.charges[1].see_letter


def test_an_offence_that_the_case_does_not_hold_is_kept_without_a_charge(case: Case) -> None:
    offences = [{"code": "XX00000", "sequence": 9, "results": [{"code": "FO", "short_title": "Fine", "amount": 10}]}]
    result = take_in(sent(offences=offences))
    outcome = own_result(case.pk, result.defendant_id)
    assert outcome is not None
    assert outcome.charges[0].title.english == "XX00000"


def test_what_was_received_cannot_be_changed_or_deleted(case: Case) -> None:
    result = take_in(sent())
    for act in (
        lambda: Imposition.objects.update(amount=0),
        lambda: Imposition.objects.all().delete(),
        lambda: Result.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
    with pytest.raises(IntegrityError), transaction.atomic():
        Result.objects.filter(pk=result.pk).update(state="skipped", processed_at=result.received_at)


def test_the_command_takes_in_files_and_folders(case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.json").write_text(SAMPLE.read_text())
    call_command("import_results", str(SAMPLE))
    assert "1 taken in, 0 refused" in capsys.readouterr().out
    (tmp_path / "wrong.json").write_text('{"urn": "TEST770000126", "case_number": "x"}')
    with pytest.raises(SystemExit):
        call_command("import_results", str(tmp_path))
    printed = capsys.readouterr().out
    assert "1 taken in, 1 refused" in printed
    assert "wrong.json 1: refused, malformed" in printed
    assert "hearing_date: Field required" in printed
