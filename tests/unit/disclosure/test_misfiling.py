"""Documents of another case are noticed before they are filed (QUALITY B-12)."""

from concurrent.futures import ThreadPoolExecutor
from tempfile import TemporaryFile

import pytest

from commonplatform.storage.inspection import inspect_file
from disclosure.misfiling import Charged, DoubtKind, doubts_about
from disclosure.services.words_to_check import words_to_check
from tests.support.misfilings import HOW_MANY, HOW_MANY_SCANS, FiledDocument, filed_documents, filed_scans

ADA = Charged("Ada", "Lovelace")
OWN = "01TW1000526"


def doubts(words: str, *, file_name: str = "document.pdf", charged: tuple[Charged, ...] = (ADA,)) -> list[str]:
    return [doubt.value for doubt in doubts_about(words, file_name=file_name, reference=OWN, charged=charged)]


def is_doubted(filed: FiledDocument) -> bool:
    with TemporaryFile() as file:
        file.write(filed.content)
        words = words_to_check(file, inspect_file(file, name=filed.name).file_type)
    charged = (Charged(filed.forenames, filed.surname),)
    return bool(
        doubts_about(
            words.text,
            file_name=filed.name,
            reference=filed.reference,
            charged=charged,
            read_by_machine=words.read_by_machine,
        )
    )


def how_many_doubted(*, belonging: bool) -> int:
    held = list(filed_documents(belonging=belonging))
    assert len(held) == HOW_MANY
    with ThreadPoolExecutor(2) as pool:
        return sum(pool.map(is_doubted, held))


def test_of_two_hundred_documents_in_the_right_case_hardly_any_is_doubted() -> None:
    assert how_many_doubted(belonging=True) <= 0.02 * HOW_MANY


@pytest.mark.parametrize(
    "words",
    [
        "URN 02BB1234526",
        "urn: 02bb 12345 26",
        "02/BB/12345/26",
        "Unique reference number 02BB1234526",
        "Cyfeirnod: 02BB1234526",
        "linked to 02BB1234526; see also URN 01TW1000526",
    ],
)
def test_a_reference_of_another_case_is_named_as_it_stands(words: str) -> None:
    found = doubts_about(words, file_name="x.pdf", reference=OWN, charged=(ADA,))
    assert {doubt.kind for doubt in found} == {DoubtKind.REFERENCE}


@pytest.mark.parametrize(
    "words",
    [
        "URN 01TW1000526",
        "01 TW 10005 26",
        "01/TW/10005/26 and the linked case 02BB1234526",
        "telephone 01632 960123, AB12 CDE, QQ123456C, exhibit RJH/1",
        "R v Lovelace",
        "R v ADA LOVELACE and others",
        "Defendant: LOVELACE, Ada (born 10/12/1990)",
        "Defendant: A Lovelace",
        "Defendant: Ada Lovelase",
        "Defendant: not known",
        "Accused: See above",
        "R v T",
        "as held in R v Turnbull [1977] QB 224 and R v Galbraith (1981) 73 Cr App R 124",
        "",
    ],
)
def test_words_of_this_case_raise_no_doubt(words: str) -> None:
    assert doubts(words) == []


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("R v Babbage", "Babbage"),
        ("REX -v- CHARLES BABBAGE", "CHARLES BABBAGE"),
        ("Y Brenin v Babbage", "Babbage"),
        ("Defendant: Charles Babbage, born 26 December 1991", "Charles Babbage"),
        ("Name of accused: Charles Babbage", "Charles Babbage"),
        ("Enw'r diffynnydd: Siân Babbage", "Siân Babbage"),
        ("Defendant: Charles Lovelace", "Charles Lovelace"),
        ("R v Charles Babbage\r\nStatement", "Charles Babbage"),
    ],
)
def test_another_defendant_is_named_as_stated(words: str, named: str) -> None:
    assert doubts(words) == [named]


def test_a_co_defendant_beside_one_of_this_case_raises_no_doubt() -> None:
    assert doubts("R v Lovelace and Babbage") == []


def test_the_name_of_the_file_is_read_too() -> None:
    assert doubts("", file_name="02BB1234526 IDPC.pdf") == ["02BB1234526"]
    assert doubts("", file_name=f"LOVELACE_ADA_{OWN}_IDPC.pdf") == []


def test_a_company_is_known_by_a_word_of_its_name() -> None:
    company = Charged("", "", "Analytical Engines Ltd")
    assert doubts("R v Analytical Engines Limited", charged=(company,)) == []
    assert doubts("R v Difference Engines Limited", charged=(Charged("", "", "Kamara Haulage Ltd"),)) != []


def test_a_scan_in_the_wrong_case_is_doubted_and_one_in_the_right_case_is_not() -> None:
    wrong, right = (list(filed_scans(belonging=belonging)) for belonging in (False, True))
    assert sum(map(is_doubted, wrong)) >= HOW_MANY_SCANS - 1
    assert sum(map(is_doubted, right)) <= 1


@pytest.mark.parametrize("seen", ["O1TW1OOO526", "01 TW 10005 26", "0lTW1000S26"])
def test_letters_that_look_alike_to_a_machine_are_no_other_case(seen: str) -> None:
    found = doubts_about(f"URN {seen}", file_name="scan.pdf", reference=OWN, charged=(ADA,), read_by_machine=True)
    assert found == []
    other = doubts_about("URN 01TW1000926", file_name="scan.pdf", reference=OWN, charged=(ADA,), read_by_machine=True)
    assert [doubt.value for doubt in other] == ["01TW1000926"]


def test_without_tesseract_a_scan_is_filed_without_a_doubt_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    scan = next(filed_scans(belonging=False))
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert not is_doubted(scan)
