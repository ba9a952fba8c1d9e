"""Documents that were put into the wrong case, and others that were put into the right one: two hundred of each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import islice
from random import Random

import pikepdf

from commonplatform.documents.conversion import pictures_to_pdf
from tests.support.hostile import proper
from tests.unit.documents.samples import scan

HOW_MANY = 200
HOW_MANY_SCANS = 8
_FORENAMES = ("Ada", "Charles", "Grace", "Alan", "Mary", "Edsger", "Siân", "Owain", "Nia", "Gethin", "Joan", "Ravi")
_SURNAMES = (
    *("Lovelace", "Babbage", "Hopper", "Turing", "Somerville", "Dijkstra", "Llewellyn", "ap Rhys", "O'Brien", "Kamara"),
    *("Smith-Jones", "Okafor", "Nowak", "Singh", "Evans", "McAllister"),
)
_TEMPLATES = (
    "WITNESS STATEMENT\nURN: {urn}\nStatement of: PC 1234 Hughes\nI was on duty on 3 May 2026 in uniform.\n",
    "MG5 CASE FILE SUMMARY\nURN {urn_spaced}\nDefendant: {fore} {sur}\nOn 3 May 2026 the defendant drove at 96 mph.\n",
    "IN THE MAGISTRATES' COURT\nR v {sur}\nCase number: {urn}\nSkeleton argument on behalf of the prosecution.\n",
    "Exhibit list\nR v {fore} {sur}\nRJH/1 Photograph\nRJH/2 Call 0300 303 0000 on 12/05/2026\n",
    "DATGANIAD TYST\nCyfeirnod: {urn}\nDiffynnydd: {fore} {sur}\nRoeddwn ar ddyletswydd yn Heol y Bont.\n",
    "Custody record\nName of defendant: {sur} {fore}\nVehicle AB12 CDE, National Insurance QQ123456C\n",
    "Memo from the CPS\n{urn_slashed}\nPlease serve the attached before 01/06/2026. Tel 020 7946 0000.\n",
    "REX -v- {sur_upper}\nSentencing note. Previous hearing 12 May 2026, order number 12345678.\n",
)
# What stands in documents of the right case and must not raise a doubt.
_ALSO = (
    "Telephone 01632 960 123, vehicle registration AB12 CDE, driver number MORGA657054SM9IJ.",
    "Officer's collar number 42AB, exhibit RJH/1, invoice 2026-000123, account 12345678.",
    "Witness: Mrs Margaret Hamilton. Address: 10 Downing Street, London SW1A 2AA.",
    "Defendant: not known at this address. Accused: see above.",
    "The accused was interviewed at 14:05 on 3 May 2026 under reference CU/123/26.",
    "",
)
_OTHER_CASE_MENTIONED = "A linked matter, {other}, is before another court."


@dataclass(frozen=True, slots=True)
class FiledDocument:
    """A document, the case it was put into, and whether that is its own."""

    name: str
    content: bytes
    reference: str
    forenames: str
    surname: str
    belongs: bool


def filed_scans(*, belonging: bool) -> Iterator[FiledDocument]:
    """The same documents on paper, scanned: pages without a word that a program could take out."""
    for number, (written, text) in enumerate(islice(_written(belonging=belonging), HOW_MANY_SCANS)):
        page = scan(*text.splitlines())
        name, content = ("scan.pdf", pictures_to_pdf(page)) if number % 2 else ("scan.png", page)
        yield replace(written, name=name, content=content)


def filed_documents(*, belonging: bool) -> Iterator[FiledDocument]:
    """Two hundred in every form in which text is sent."""
    for number, (written, text) in enumerate(_written(belonging=belonging)):
        name, content = _as_file(number, text)
        yield replace(written, name=name, content=content)


def _written(*, belonging: bool) -> Iterator[tuple[FiledDocument, str]]:
    chance = Random(12 if belonging else 21)
    for number in range(HOW_MANY):
        own, other = _person(chance), _person(chance)
        while other[1] == own[1]:
            other = _person(chance)
        urn, foreign = _urn(chance), _urn(chance)
        fore, sur, stated = (*own, urn) if belonging else (*other, foreign)
        text = _TEMPLATES[number % len(_TEMPLATES)].format(
            urn=stated,
            urn_spaced=f"{stated[:2]} {stated[2:4]} {stated[4:9]} {stated[9:]}",
            urn_slashed=f"{stated[:2]}/{stated[2:4]}/{stated[4:9]}/{stated[9:]}",
            fore=fore,
            sur=sur,
            sur_upper=sur.upper(),
        )
        text += chance.choice(_ALSO) + "\n"
        if belonging and urn in text and number % 3 == 0:
            text += _OTHER_CASE_MENTIONED.format(other=foreign) + "\n"
        yield FiledDocument("", b"", urn, *own, belongs=belonging), text


def text_pdf(text: str) -> bytes:
    """A PDF of one page with these lines."""
    document = pikepdf.new()
    page = document.add_blank_page()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=document.make_indirect(font)))
    shown = b"BT /F1 10 Tf 14 TL 40 760 Td "
    for line in text.splitlines():
        written = line.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        shown += b"(" + written + b") Tj T* "
    page.obj.Contents = document.make_stream(shown + b"ET")
    out = BytesIO()
    document.save(out, static_id=True)
    return out.getvalue()


def _person(chance: Random) -> tuple[str, str]:
    return chance.choice(_FORENAMES), chance.choice(_SURNAMES)


def _urn(chance: Random) -> str:
    unit = "".join(chance.choices("ABCDEFGHJK", k=2))
    return f"{chance.randrange(1, 64):02d}{unit}{chance.randrange(10**5):05d}26"


def _as_file(number: int, text: str) -> tuple[str, bytes]:
    kind = ("pdf", "txt", "docx", "pdf", "rtf", "eml", "pdf")[number % 7]
    if kind == "pdf":
        return "document.pdf", text_pdf(text)
    if kind == "docx":
        return "document.docx", proper.docx("</w:t></w:r></w:p><w:p><w:r><w:t>".join(text.splitlines()))
    if kind == "rtf":
        hexed = "".join(sign if sign.isascii() else f"\\'{sign.encode('cp1252', 'replace').hex()}" for sign in text)
        return "document.rtf", proper.rtf(hexed.replace("\n", "\\par\n"))
    if kind == "eml":
        head = "From: officer@example.org\r\nDate: Mon, 2 Nov 2026 10:00:00 +0000\r\nSubject: Disclosure\r\n"
        head += "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        return "document.eml", (head + text).encode()
    return "document.txt", text.encode()
