"""What the machine lacks is named together with the exact command that brings it."""

import importlib.util
from pathlib import Path

import pytest

from commonplatform.devservices import prerequisites


@pytest.fixture
def ordinary_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prerequisites, "_may_use_apt", lambda: False)


def program_at(path: Path, status: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {status}\n")
    path.chmod(0o755)
    return path


@pytest.mark.usefixtures("ordinary_user")
def test_missing_pango_libraries_are_named_with_the_install_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(prerequisites, "_loads", lambda library: "harfbuzz" not in library)
    monkeypatch.setattr(prerequisites, "_font_is_there", lambda: False)

    assert prerequisites.main(["weasyprint"]) == 1
    assert "sudo apt-get install -y libharfbuzz-subset0 fonts-dejavu-core" in capsys.readouterr().err


@pytest.mark.usefixtures("ordinary_user")
def test_a_python_without_ensurepip_is_named_with_the_install_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", {}.get)

    assert prerequisites.main(["venv"]) == 1
    assert "-venv" in capsys.readouterr().err


def test_the_named_chromium_wins_over_the_one_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = program_at(tmp_path / "named" / "browser")
    program_at(tmp_path / "bin" / "chromium")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("CHROMIUM", str(named))

    assert prerequisites.find_chromium() == str(named)


def test_a_named_chromium_that_does_not_run_is_a_fault_and_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = program_at(tmp_path / "browser", status=127)
    monkeypatch.setenv("CHROMIUM", str(broken))

    assert prerequisites.main(["chromium"]) == 1
    assert f"CHROMIUM names {broken}, which does not run." in capsys.readouterr().err


def test_a_chromium_on_the_path_that_lacks_its_libraries_gives_way_to_the_downloaded_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program_at(tmp_path / "bin" / "chromium", status=127)
    downloaded = program_at(tmp_path / "browsers" / "chromium-1255" / "chrome-linux64" / "chrome")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "browsers"))
    monkeypatch.delenv("CHROMIUM", raising=False)

    assert prerequisites.find_chromium() == str(downloaded)


@pytest.mark.usefixtures("ordinary_user")
def test_missing_converters_are_named_with_the_install_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program_at(tmp_path / "office" / "soffice")
    (tmp_path / "office" / "libswlo.so").touch()
    monkeypatch.setenv("PATH", str(tmp_path / "office"))
    monkeypatch.setattr(prerequisites, "_font_is_there", lambda name: name != "Carlito-Regular.ttf")
    monkeypatch.setattr(prerequisites, "WELSH_FOLDER", tmp_path)

    assert prerequisites.main(["converters"]) == 1
    told = capsys.readouterr().err
    wanted = "libreoffice-calc-nogui fonts-crosextra-carlito ffmpeg tesseract-ocr tesseract-ocr-cym"
    assert f"sudo apt-get install -y {wanted}" in told
