"""Word processing, spreadsheets, rich and plain text and HTML as a PDF, by LibreOffice without a screen."""

import shutil
from pathlib import Path

from commonplatform.documents.confinement import MEGABYTE, Limits, run_confined
from commonplatform.documents.conversion.results import pdf_in
from commonplatform.documents.exceptions import ConverterMissing
from commonplatform.documents.working_folders import working_folder

LIMITS = Limits(memory=3072 * MEGABYTE, seconds=60)
MADE_BY = "LibreOffice"
PROGRAM = "soffice"
OFFICE_ENDINGS = {
    "application/msword": "doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.ms-excel": "xls",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/rtf": "rtf",
    "text/rtf": "rtf",
    "text/html": "html",
    "text/csv": "csv",
    "text/plain": "txt",
}
_PLAIN = ("txt", "csv")
# How a file is read where LibreOffice would guess: HTML as a document for paper, not as a page for a screen.
_READ_AS = {"txt": "Text (encoded):UTF8,LF,,,", "html": "HTML (StarWriter)"}

# What a document may not do: run anything, or draw in what lies elsewhere.
_SETTINGS = {
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution"): "true",
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel"): "3",
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks"): "true",
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent"): "true",
    ("/org.openoffice.Office.Writer/Content/Update", "Link"): "0",
    ("/org.openoffice.Office.Calc/Content/Update", "Link"): "1",
    ("/org.openoffice.Office.Common/Misc", "FirstRun"): "false",
}


def office_to_pdf(content: bytes, *, content_type: str) -> bytes:
    """The PDF that LibreOffice prints. Raises `ConversionFailed`, or `ConverterMissing` without LibreOffice."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise ConverterMissing("LibreOffice")
    ending = OFFICE_ENDINGS.get(content_type, "doc")
    with working_folder() as folder:
        name = f"document.{ending}"
        (folder / name).write_bytes(_as_utf8(content) if ending in _PLAIN else content)
        _write_settings(folder / "profile" / "user")
        run_confined(
            [
                program,
                f"-env:UserInstallation=file://{folder}/profile",
                *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard"),
                *((f"--infilter={_READ_AS[ending]}",) if ending in _READ_AS else ()),
                *("--convert-to", "pdf", "--outdir", "made", name),
            ],
            folder=folder,
            limits=LIMITS,
        )
        return pdf_in(folder / "made" / "document.pdf")


def _as_utf8(content: bytes) -> bytes:
    """Plain text says nothing of its alphabet: a mark at its beginning, else UTF-8, else Windows' western one."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if content.startswith(mark):
            return content.decode(encoding, "replace").encode()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace").encode()
    return content


def _write_settings(folder: Path) -> None:
    folder.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for (path, name), value in _SETTINGS.items()
    )
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )
