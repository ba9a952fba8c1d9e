"""What the machine must bring besides Python: checked before it is needed, installed when we may.

Run by path with the machine's own Python (`python3 commonplatform/devservices/prerequisites.py venv`), before
there is a virtual environment; therefore it uses the standard library alone.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

PANGO_LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
FONT_PACKAGE, FONT_FILE = "fonts-dejavu-core", "DejaVuSans.ttf"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
CLAMD, CLAMD_PACKAGE = "clamd", "clamav-daemon"
PROGRAM_FOLDERS = "/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OFFICE_PARTS = {"libswlo.so": "libreoffice-writer-nogui", "libsclo.so": "libreoffice-calc-nogui"}
# What the usual typefaces of office documents are printed with: letters of the same width.
OFFICE_FONTS = {"LiberationSans-Regular.ttf": "fonts-liberation", "Carlito-Regular.ttf": "fonts-crosextra-carlito"}
# What reads pages that are pictures, in Welsh as well as in English.
TESSERACT, TESSERACT_PACKAGE = "tesseract", "tesseract-ocr"
WELSH_FILE, WELSH_PACKAGE, WELSH_FOLDER = "cym.traineddata", "tesseract-ocr-cym", Path("/usr/share/tesseract-ocr")
OLDEST_PYTHON = (3, 11)


class Missing(Exception):
    """Something is missing that we may not install ourselves; the text holds the exact command."""


def check_python() -> None:
    if sys.version_info < OLDEST_PYTHON:
        wanted = ".".join(map(str, OLDEST_PYTHON))
        raise Missing(f"Python {wanted} or newer is needed, this is {sys.version.split()[0]}.")


def check_venv() -> None:
    """`python3 -m venv` needs ensurepip, which Debian packs apart."""
    check_python()
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        system_python = sys.executable.startswith("/usr/bin/")
        install("Python's venv module", [f"python{version}-venv" if system_python else "python3-venv"])


def check_weasyprint() -> None:
    """The libraries that render PDFs, and a font for them."""
    packages = [package for library, package in PANGO_LIBRARIES.items() if not _loads(library)]
    if not _font_is_there():
        packages.append(FONT_PACKAGE)
    if packages:
        install("What WeasyPrint needs to render PDFs", packages)


def check_clamd() -> None:
    """The malware scanner. Nobody is kept from starting without: the page then says what protects nobody."""
    if shutil.which(CLAMD, path=PROGRAM_FOLDERS) is not None:
        return
    try:
        install("ClamAV's daemon, which scans what is uploaded,", [CLAMD_PACKAGE])
    except Missing as missing:
        print(missing, flush=True)


def check_converters() -> None:
    """LibreOffice without a screen and FFmpeg, which make reading copies, and Tesseract, which reads pictures."""
    program = shutil.which("soffice")
    folder = Path(program).resolve().parent if program else None
    packages = [package for part, package in OFFICE_PARTS.items() if folder is None or not (folder / part).exists()]
    packages += [package for font, package in OFFICE_FONTS.items() if not _font_is_there(font)]
    if not (shutil.which("ffmpeg") and shutil.which("ffprobe")):
        packages.append("ffmpeg")
    if shutil.which(TESSERACT) is None:
        packages.append(TESSERACT_PACKAGE)
    if next(WELSH_FOLDER.rglob(WELSH_FILE), None) is None:
        packages.append(WELSH_PACKAGE)
    if packages:
        install("What makes reading copies of documents", packages)


def check_chromium() -> None:
    """A browser for the journeys: one of the machine, else Debian's (root), else Playwright's own."""
    if find_chromium() is not None:
        return
    if named := os.environ.get("CHROMIUM"):
        raise Missing(f"CHROMIUM names {named}, which does not run.")
    if _may_use_apt():
        install("Chromium for the browser journeys", ["chromium"])
    else:
        print("No Chromium found; asking Playwright for its own", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if find_chromium() is None:
        raise Missing(
            "No working Chromium for the browser journeys. Get one with:\n"
            "  sudo apt-get install -y chromium\n"
            "or name one:\n"
            "  CHROMIUM=/path/to/chromium make test"
        )


def check_qpdf() -> None:
    """The floor of the benchmark of bundles."""
    if shutil.which("qpdf") is None:
        install("qpdf for the benchmark of bundles", ["qpdf"])


def find_chromium() -> str | None:
    """The path of a Chromium that runs: `CHROMIUM`, then the PATH, then Playwright's folder."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if _runs(named) else None
    on_path = [found for name in CHROMIUM_NAMES if (found := shutil.which(name))]
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    downloaded = [str(path) for path in sorted(cache.glob("chromium-*/chrome-linux*/chrome"), reverse=True)]
    return next((path for path in [*on_path, *downloaded] if _runs(path)), None)


def install(what: str, packages: Iterable[str]) -> None:
    """Install Debian packages as root. Raises `Missing` with the exact command for anybody else."""
    names = list(packages)
    if not _may_use_apt():
        raise Missing(f"{what} is missing. Install it with:\n  sudo apt-get install -y {' '.join(names)}")
    print(f"{what} is missing; installing {' '.join(names)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", *names]):
        subprocess.run(["apt-get", *arguments], env=environment, stdin=subprocess.DEVNULL, check=False)
    answer = subprocess.run(["dpkg", "--status", *names], capture_output=True, check=False)
    if answer.returncode != 0:
        raise Missing(f"{what} could not be installed. Try:\n  apt-get install -y {' '.join(names)}")


def _may_use_apt() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _font_is_there(name: str = FONT_FILE) -> bool:
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(next(folder.rglob(name), None) for folder in folders if folder.is_dir())


def _runs(program: str) -> bool:
    try:
        answer = subprocess.run([program, "--version"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


CHECKS: dict[str, Callable[[], None]] = {
    "venv": check_venv,
    "weasyprint": check_weasyprint,
    "clamd": check_clamd,
    "converters": check_converters,
    "chromium": check_chromium,
    "qpdf": check_qpdf,
}


def main(names: list[str]) -> int:
    """Run the named checks; 1 with the reason on screen when one cannot be met."""
    try:
        for name in names:
            CHECKS[name]()
    except Missing as missing:
        print(f"\n{missing}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
