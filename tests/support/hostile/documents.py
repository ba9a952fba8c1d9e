"""Office files, messages and PDFs that run something, fetch something, hide something or are locked."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from commonplatform.storage.confined.faults import Fault
from tests.support.hostile import proper
from tests.support.hostile.compound import compound_file
from tests.unit.storage.pdfs import object_under_anothers_number, page_tree_bomb, pdf, stream_bomb

Named = tuple[str, bytes, Fault]
_MACRO_WORD = "application/vnd.ms-word.document.macroEnabled.main+xml"
_MACRO_EXCEL = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_OUTSIDE_KINDS = ("attachedTemplate", "oleObject", "frame", "image", "subDocument", "externalLinkPath", "video")
_RTF_OBJECTS = (
    *(r"{\object\objemb{\*\objdata 0105}}", r"{\object\objautlink x}", r"{\object\objocx x}", r"{\*\objdata 01}"),
    *(r"{\object\objupdate x}", r"{\*\template http://x.example/t.dot}", r"{\field{\*\fldinst DDEAUTO x y}}"),
    *(r"{\field{\*\fldinst INCLUDEPICTURE http://x.example/p}}", r"{\field{\*\fldinst INCLUDETEXT http://x}}"),
)


def office_files() -> Iterator[Named]:
    for part in ("word/vbaProject.bin", "word/vbaData.xml", "customVBA/project.bin", "word/VBAPROJECT.BIN"):
        yield "macros.docx", proper.docx(more={part: b"x"}), Fault.MACROS
    for part in ("xl/vbaProject.bin", "xl/macrosheets/sheet1.xml", "xl/dialogsheets/sheet1.xml"):
        yield "macros.xlsx", proper.xlsx(more={part: b"x"}), Fault.MACROS
    yield "macros said.docx", proper.package(_MACRO_WORD, "word/document.xml"), Fault.MACROS
    yield "macros said.xlsx", proper.package(_MACRO_EXCEL, "xl/workbook.xml"), Fault.MACROS
    yield "slides.docx", proper.package(_SLIDES, "ppt/presentation.xml"), Fault.NOT_TAKEN
    for kind in _OUTSIDE_KINDS:
        link = f'<Relationship Type="http://x/{kind}" Target="http://x.example/a" TargetMode="External"/>'.encode()
        yield (
            f"{kind} from elsewhere.docx",
            proper.docx(more={"word/_rels/document.xml.rels": link}),
            Fault.EMBEDDED,
        )
        yield (
            f"{kind} from elsewhere.xlsx",
            proper.xlsx(more={"xl/_rels/workbook.xml.rels": link}),
            Fault.EMBEDDED,
        )
    for part in ("embeddings/oleObject1.bin", "embeddings/run.exe", "activeX/activeX1.xml", "ctrlProps/c1.xml"):
        name = f"word/{part}"
        yield "objects.docx", proper.docx(more={name: b"x"}), Fault.EMBEDDED
    inner = proper.package(_MACRO_EXCEL, "xl/workbook.xml", more={"xl/vbaProject.bin": b"x"})
    yield "macros in a chart.docx", proper.docx(more={"word/embeddings/Sheet.xlsx": inner}), Fault.MACROS
    for name in ("word/document2.xml", "docProps/core.xml", "_rels/.rels"):
        laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
        yield "entities.docx", proper.docx(more={name: laughs}), Fault.EMBEDDED
    bomb = proper.docx(more={"word/media/zeros.bin": b"\0" * 30_000_000})
    yield "zeros.docx", bomb, Fault.UNPACKS_TOO_LARGE
    yield "names.docx", proper.docx(more={"../../outside.xml": b"<x/>"}), Fault.ENTRY_NAMES


def compound_files() -> Iterator[Named]:
    word = proper.word_stream()
    for storage in ("Macros/VBA/dir", "Macros/PROJECT", "_VBA_PROJECT_CUR/VBA/dir"):
        yield "macros.doc", compound_file({"WordDocument": word, storage: b"x"}), Fault.MACROS
        yield "macros.xls", compound_file({"Workbook": proper.workbook_stream(), storage: b"x"}), Fault.MACROS
    yield "old macros.xls", proper.xls(proper.sheet_record(1)), Fault.MACROS
    yield "a module.xls", proper.xls(proper.sheet_record(6)), Fault.MACROS
    yield "an object.doc", compound_file({"WordDocument": word, "ObjectPool/_1/\x01Ole10Native": b"x"}), Fault.EMBEDDED
    yield "locked.doc", compound_file({"WordDocument": proper.word_stream(flags=0x0100)}), Fault.ENCRYPTED
    yield "locked.xls", proper.xls((0x2F, b"\0" * 6), proper.sheet_record()), Fault.ENCRYPTED
    for name in ("locked.docx", "locked.xlsx", "locked.doc"):
        yield name, compound_file({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}), Fault.ENCRYPTED
    yield "slides.doc", compound_file({"PowerPoint Document": b"x"}), Fault.NOT_TAKEN
    yield "anything.doc", compound_file({"Something": b"x"}), Fault.NOT_TAKEN
    yield "endless.xls", compound_file({"Workbook": b"\x09\x08\x10\x00" + b"\1" * 6000}), Fault.INCOMPLETE
    for ending in ("exe", "js", "vbs", "hta", "lnk", "docm"):
        yield f"{ending} attached.msg", proper.msg(f"invoice.{ending}"), Fault.PROGRAM
        yield f"{ending} attached.eml", proper.eml(f"invoice.{ending}"), Fault.PROGRAM
    yield "a program attached.msg", proper.msg("photo.jpg", b"MZ" + b"\0" * 90), Fault.PROGRAM
    yield "a program attached.eml", proper.eml("photo.jpg", "TVqQAAMAAAAEAAAA"), Fault.PROGRAM
    sealed = b"From: a@example.org\r\nSubject: s\r\nContent-Type: application/pkcs7-mime\r\n\r\nMIIB\r\n"
    yield "sealed.eml", sealed, Fault.ENCRYPTED
    for inside in _RTF_OBJECTS:
        yield "objects.rtf", proper.rtf(inside), Fault.EMBEDDED
    yield "after its end.rtf", proper.rtf() + b"{more}", Fault.ADDED
    yield "deep.rtf", proper.rtf("{" * 5000 + "}" * 5000), Fault.NESTED


def pdfs_refused() -> Iterator[Named]:
    for revision in (2, 3, 4, 6):
        for user in ("", "b"):
            aes = revision >= 4
            locked = pikepdf.Encryption(owner="a", user=user, R=revision, aes=aes, metadata=aes)
            yield f"locked {revision}.pdf", pdf(encryption=locked), Fault.ENCRYPTED
    for levels in (8, 20, 30, 60):
        yield f"{levels} levels of pages.pdf", page_tree_bomb(levels), Fault.DAMAGED
    for megabytes in (600, 900):
        yield f"unpacks to {megabytes} MB.pdf", stream_bomb(megabytes), Fault.DAMAGED
    yield "no pages.pdf", pdf(0), Fault.NO_PAGES
    yield "index leads nowhere.pdf", pdf().replace(b"startxref\n", b"startxref\n9"), Fault.DAMAGED
    yield "an object under another's number.pdf", object_under_anothers_number(), Fault.DAMAGED
    yield "only a header and an end.pdf", b"%PDF-1.7\n%%EOF", Fault.DAMAGED
    yield "much behind it.pdf", pdf() + b"x" * 5000, Fault.INCOMPLETE


def active_pdfs() -> Iterator[tuple[str, bytes]]:
    """PDFs that may be kept, and viewed only in a copy without what is active in them."""
    for name, change in _ACTIVE.items():
        for packed in (True, False):
            document = pikepdf.new()
            document.add_blank_page()
            change(document)
            out = BytesIO()
            mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
            document.save(out, object_stream_mode=mode, deterministic_id=True)
            yield f"{name}.pdf", out.getvalue()
    plain = dict(active_written())
    yield from ((f"{name}.pdf", content) for name, content in plain.items())


def active_written() -> Iterator[tuple[str, bytes]]:
    """Names spelled with escapes, which a search for the plain word would miss."""
    for spelled in (b"/J#61vaScript", b"/#4a#61#76#61Script", b"/JavaScrip#74"):
        document = pikepdf.new()
        document.add_blank_page()
        document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
        out = BytesIO()
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
        content = out.getvalue()
        shorter = content.replace(b"/JavaScript", spelled)
        yield f"escaped {spelled.decode()[1:]}".replace("#", ""), _renumbered(shorter)


def _renumbered(content: bytes) -> bytes:
    """The same objects with an index that fits again."""
    with pikepdf.open(BytesIO(content)) as mended:
        kept = mended.Root.OpenAction.get("/S")
        assert kept == "/JavaScript"
    start = content.rindex(b"xref\n0 ")
    positions = []
    number = 1
    while (at := content.find(b"\n%d 0 obj" % number)) >= 0:
        positions.append(at + 1)
        number += 1
    at = content.index(b"trailer")
    table = b"xref\n0 %d\n0000000000 65535 f \n" % number + b"".join(b"%010d 00000 n \n" % p for p in positions)
    trailer = content[at : content.rindex(b"startxref")]
    return content[:start] + table + trailer + b"startxref\n%d\n%%%%EOF\n" % start


def _action(**held: Any) -> Dictionary:
    return Dictionary(Type=Name.Action, **held)


def _annotate(document: pikepdf.Pdf, note: Dictionary) -> None:
    note.Rect = Array([0, 0, 10, 10])
    document.pages[0].obj.Annots = Array([document.make_indirect(note)])


def _open(document: pikepdf.Pdf, action: Dictionary) -> None:
    document.Root.OpenAction = document.make_indirect(action)


def _attach(document: pikepdf.Pdf) -> None:
    document.attachments["run.exe"] = b"MZ\x90"


_ACTIVE: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "script on opening": lambda d: _open(d, _action(S=Name.JavaScript, JS=String("app.alert(1)"))),
    "script in a stream": lambda d: _open(d, _action(S=Name.JavaScript, JS=d.make_stream(b"app.alert(1)"))),
    "program on opening": lambda d: _open(d, _action(S=Name.Launch, F=String("cmd.exe"))),
    "form sent on opening": lambda d: _open(d, _action(S=Name.SubmitForm, F=String("http://x.example"))),
    "data on opening": lambda d: _open(d, _action(S=Name.ImportData, F=String("x.fdf"))),
    "attached document on opening": lambda d: _open(d, _action(S=Name.GoToE, F=String("x.pdf"))),
    "script with the name tree": lambda d: d.Root.__setattr__(
        "Names",
        Dictionary(JavaScript=Dictionary(Names=Array([String("a"), _action(S=Name.JavaScript, JS=String("x"))]))),
    ),
    "script on closing": lambda d: d.Root.__setattr__("AA", Dictionary(WC=_action(S=Name.JavaScript, JS=String("x")))),
    "script on a page": lambda d: d.pages[0].obj.__setattr__(
        "AA", Dictionary(O=_action(S=Name.JavaScript, JS=String("x")))
    ),
    "script in a link": lambda d: _annotate(
        d, Dictionary(Type=Name.Annot, Subtype=Name.Link, A=_action(S=Name.JavaScript, JS=String("x")))
    ),
    "program in a link": lambda d: _annotate(
        d, Dictionary(Type=Name.Annot, Subtype=Name.Link, A=_action(S=Name.Launch, F=String("x")))
    ),
    "program in the next action": lambda d: _open(
        d, _action(S=Name.GoTo, D=String("x"), Next=Array([_action(S=Name.Launch, F=String("x"))]))
    ),
    "attached program": _attach,
    "file on a page": lambda d: _annotate(d, Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment)),
    "film on a page": lambda d: _annotate(d, Dictionary(Type=Name.Annot, Subtype=Name.RichMedia)),
    "model on a page": lambda d: _annotate(d, Dictionary(Type=Name.Annot, Subtype=Name("/3D"))),
    "form of another kind": lambda d: d.Root.__setattr__(
        "AcroForm", Dictionary(Fields=Array([]), XFA=d.make_stream(b"<x/>"))
    ),
}
