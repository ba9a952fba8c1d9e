"""ClamAV itself looks at uploads (QUALITY S-11): clamd as the machine has it, with signatures that need no network."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commonplatform.devservices.clamd import TEST_TEXT, clamd_url, embedded_clamd_service, find_clamd
from commonplatform.devservices.memory import Memory
from commonplatform.devservices.processes import start, stop
from commonplatform.devservices.service import Workplace, wait_until_it_answers
from commonplatform.storage.scanning import EICAR, ClamdScanner, ScannerUnavailable
from tests.support.hostile.proper import proper_files, zipped

PROGRAM = find_clamd()
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="clamd is not installed on this machine")


@pytest.fixture(scope="module")
def clamd(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Clamd"]:
    scanner = Clamd(tmp_path_factory.mktemp("clamd"))
    scanner.come()
    yield scanner
    scanner.go()


class Clamd:
    """A clamd that can go and come back at the same address."""

    def __init__(self, folder: Path) -> None:
        assert PROGRAM is not None
        self.place, memory = Workplace(folder), Memory.of(folder)
        self.service = embedded_clamd_service(self.place, memory, PROGRAM)
        self.url = clamd_url(memory)

    def come(self) -> None:
        self.running = start(self.service.program, self.place.pids, ends_with_us=True)
        wait_until_it_answers(self.service, self.running)

    def go(self) -> None:
        stop([self.running])

    @property
    def scanner(self) -> ClamdScanner:
        return ClamdScanner(self.url)


def test_the_test_files_are_found_by_name_wherever_they_stand(clamd: Clamd) -> None:
    for content in (EICAR, b"x" * 3_000_000 + EICAR, zipped({"inside.txt": b"words " + EICAR})):
        outcome = clamd.scanner.scan([content])
        assert (outcome.clean, outcome.found) == (False, "Eicar-Test-File.UNOFFICIAL")
    assert clamd.scanner.scan([TEST_TEXT]).found == "Common-Platform-Test-File.UNOFFICIAL"


def test_proper_files_of_every_type_are_clean(clamd: Clamd) -> None:
    found = {name: clamd.scanner.scan([content]).found for name, content in proper_files().items()}
    assert set(found.values()) == {""}, found


def test_what_is_deeper_than_clamd_looks_is_found_and_never_passed(clamd: Clamd) -> None:
    deep = zipped({"last.txt": b"words"})
    for level in range(15):
        deep = zipped({f"{level}.zip": deep})
    assert not clamd.scanner.scan([deep]).clean


def test_a_large_file_is_streamed_and_scanned_whole(clamd: Clamd) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(200):
            yield b"\7" * 1024 * 1024
        yield TEST_TEXT

    assert clamd.scanner.scan(pieces()).found == "Common-Platform-Test-File.UNOFFICIAL"


def test_when_clamd_is_away_nothing_is_clean_and_when_it_is_back_it_answers(clamd: Clamd) -> None:
    assert clamd.scanner.is_there()
    clamd.go()
    assert not clamd.scanner.is_there()
    with pytest.raises(ScannerUnavailable):
        clamd.scanner.scan([b"words"])
    clamd.come()
    assert clamd.scanner.scan([b"words"]).clean
