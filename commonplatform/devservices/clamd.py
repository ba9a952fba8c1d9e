"""The malware scanner: Debian's clamd where it is installed, with signatures of our own that need no download.

They know the EICAR test file and one test text. Whoever runs the service gives `CLAMD_URL` of a scanner that is kept
up to date; production does not start without.
"""

import shutil
import socket

from commonplatform.devservices.memory import Memory
from commonplatform.devservices.processes import Program
from commonplatform.devservices.service import Service, Workplace
from commonplatform.storage.scanning import EICAR

TEST_TEXT = b"COMMON PLATFORM SCANNER TEST: " + b"THIS FILE MUST BE REFUSED"
# Above the largest file that is taken in (2,000 MB), and what clamd can look at (just under 2 GB).
LARGEST = "2001M"


def find_clamd() -> str | None:
    """The path of clamd, which Debian keeps where only administrators look."""
    return shutil.which("clamd", path="/usr/local/sbin:/usr/sbin:/usr/bin:/usr/local/bin:/opt/clamav/sbin")


def clamd_url(memory: Memory) -> str:
    """The address of the embedded scanner."""
    return f"tcp://127.0.0.1:{memory.ports['clamd']}"


def embedded_clamd_service(place: Workplace, memory: Memory, program: str) -> Service:
    """The scanner of this state folder. What exceeds one of its limits is reported as found, never passed."""
    folder = place.state / "clamd"
    signatures, temporary = folder / "signatures", folder / "temporary"
    for each in (signatures, temporary):
        each.mkdir(parents=True, exist_ok=True)
    port = memory.port("clamd")
    (signatures / "own.ndb").write_text(
        f"Eicar-Test-File:0:*:{EICAR.hex()}\nCommon-Platform-Test-File:0:*:{TEST_TEXT.hex()}\n", encoding="ascii"
    )
    configuration = folder / "clamd.conf"
    configuration.write_text(
        "\n".join(
            (
                "Foreground yes",
                f"DatabaseDirectory {signatures}",
                f"TemporaryDirectory {temporary}",
                "TCPAddr 127.0.0.1",
                f"TCPSocket {port}",
                f"StreamMaxLength {LARGEST}",
                f"MaxScanSize {LARGEST}",
                f"MaxFileSize {LARGEST}",
                "MaxScanTime 200000",
                "MaxRecursion 10",
                "MaxFiles 10000",
                "MaxThreads 4",
                "ReadTimeout 60",
                "CommandReadTimeout 30",
                "AlertExceedsMax yes",
                "SelfCheck 3600",
                "",
            )
        ),
        encoding="utf-8",
    )
    return Service(
        program=Program(
            name="clamd",
            arguments=(program, f"--config-file={configuration}"),
            folder=folder,
            log=place.logs / "clamd.log",
            patience=3.0,
        ),
        answers=lambda: _answers(port),
    )


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(b"zPING\0")
            return connection.recv(16).startswith(b"PONG")
    except OSError:
        return False
