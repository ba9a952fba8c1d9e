"""The forty files that the prosecutor has on the desk: of every kind, made here, the same ones every time."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from commonplatform.storage.scanning import EICAR
from tests.support.hostile import proper
from tests.support.misfilings import text_pdf
from tests.unit.documents import samples

Files = dict[str, bytes]

WITNESSES = (
    *("PC Hill", "Nia Rees", "Dr Amara Okoro", "Owain ap Rhys", "Margaret Hamilton", "Joan Clarke", "Ravi Kamara"),
    *("PC Marsh", "Siân Llewellyn", "Tom Kilburn", "Edsger Nowak", "Grace Somerville"),
)
STATEMENTS = tuple(f"Statement of {witness}" for witness in WITNESSES)
LONG_NAME = (
    "Schedule of everything that was found at the yard, in the van and in the boathouse by officers of the second"
    " search, with photographs, measurements and the times at which each was found"
)
FILM = "Body worn camera of PC Marsh"

# What is said of each as soon as it has been looked into.
REFUSED = {
    "Interview, locked.pdf": "The selected file is password protected",
    "Nothing written.txt": "The selected file is empty",
    "Photograph of the van.jpg": "The selected file is not what the end of its name says it is",
    "Copy of the telephone.zip": "The selected file contains a program",
    "Drawing.svg": "The selected file must be a PDF, Word, Excel, text, picture, e-mail, sound, video or ZIP file",
}
INFECTED = "Invoice from a stranger"


def forty_files(folder: Path) -> Files:
    """By name. `folder` is where films are made."""
    files = _printed() | _written() | _pictures() | _mails() | _recordings(folder) | _refused()
    assert len(files) == 40
    return files


def saying(*lines: str) -> bytes:
    return text_pdf("\n".join(lines))


def _printed() -> Files:
    statements = {f"{name}.pdf": saying(name, "I was at the harbour that night.") for name in STATEMENTS}
    return {
        **statements,
        f"{LONG_NAME}.pdf": saying(*(f"Item {number}" for number in range(1, 9))),
        "Form with a script in it.pdf": _with_a_script(),
    }


def _written() -> Files:
    return {
        "Summary of the case.docx": samples.docx("Two people were seen at the boathouse."),
        "Exhibit list.xlsx": samples.xlsx("JB/1", "Bolt cutters"),
        "Record of the search.rtf": proper.rtf("Searched from 11 at night."),
        "Datganiad o’r cei.txt": "Roedd y cwch yn y dŵr am hanner nos.\r\n".encode(),
    }


def _pictures() -> Files:
    return {
        "The quay.jpg": samples.picture("JPEG"),
        "The boathouse, seen from the lock.png": samples.picture("PNG"),
        "Scanned notebook.tif": samples.picture("TIFF", pages=2),
        "Footprint.jpg": samples.picture("JPEG", turned=6),
        "Tyre marks.png": samples.picture("PNG", "L"),
    }


def _mails() -> Files:
    return {
        "E-mail of the harbour master.eml": samples.mail_with(
            {"plan of the harbour.pdf": saying("A plan of the harbour")}, subject="The berths"
        ),
        "Tide tables.eml": samples.eml(subject="Tides", body="High water was at ten to one."),
        "Message of the insurers.msg": samples.msg(
            subject="The boat", body="It was insured for £9,000.", sender="insurers@example.org", attached="terms.pdf"
        ),
    }


def _recordings(folder: Path) -> Files:
    return {
        "Call to the coastguard.mp3": samples.sound(folder, ending="mp3"),
        "Interview of a witness.wav": samples.sound(folder, ending="wav"),
        "Message left on a telephone.m4a": samples.sound(folder, ending="m4a"),
        f"{FILM}.webm": samples.film(folder, ending="webm"),
        "Camera at the lock.avi": samples.film(folder, ending="avi"),
        "Camera at the yard.mkv": samples.film(folder, "-c:v", "mpeg4", ending="mkv"),
        "Door bell.mov": samples.film(folder, ending="mov"),
        "Download of the satellite navigation.zip": proper.zipped({"routes.txt": b"one", "places.txt": b"two"}),
    }


def _refused() -> Files:
    infected = saying(INFECTED).replace(b"%%EOF", b"%" + EICAR + b"\n%%EOF")
    contents = (
        _locked(),
        b"",
        saying("This is no picture"),
        proper.zipped({"run.exe": b"MZ" + b"\0" * 90}),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    )
    return {**dict(zip(REFUSED, contents, strict=True)), f"{INFECTED}.pdf": infected}


def _with_a_script() -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    document.Root.OpenAction = script
    return _saved(document)


def _locked() -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    # The newer kinds of encryption salt each file anew.
    lock = pikepdf.Encryption(owner="owner", user="user", R=3, aes=False, metadata=False)
    return _saved(document, encryption=lock)


def _saved(document: pikepdf.Pdf, **how: Any) -> bytes:
    out = BytesIO()
    document.save(out, static_id=True, **how)
    return out.getvalue()
