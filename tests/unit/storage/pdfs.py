"""PDFs for tests: whole ones, and ones with something wrong."""

import zipfile
import zlib
from io import BytesIO

import pikepdf


def pdf(pages: int = 1, *, text: str = "", encryption: pikepdf.Encryption | bool = False) -> bytes:
    """A valid PDF; `text` makes its content unique."""
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page()
    document.docinfo["/Title"] = text
    out = BytesIO()
    document.save(out, encryption=encryption)
    return out.getvalue()


def archive() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        held.writestr("report.exe", b"MZ" + b"\0" * 100)
    return out.getvalue()


def page_tree_bomb(levels: int = 30) -> bytes:
    """Ten to the power of `levels` pages in two kilobytes."""
    objects = [b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj"]
    for level in range(levels):
        kids = b" ".join([b"%d 0 R" % (level + 3)] * 10)
        objects.append(b"%d 0 obj<</Type/Pages/Count 1000000/Kids[%s]>>endobj" % (level + 2, kids))
    objects.append(b"%d 0 obj<</Type/Page/MediaBox[0 0 9 9]>>endobj" % (levels + 2))
    return _with_cross_references(objects)


def stream_bomb(megabytes: int = 800) -> bytes:
    """A cross-reference stream of a few megabytes that unpacks to gigabytes."""
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(megabytes)) + packer.flush()
    start = b"%PDF-1.5\n"
    head = b"1 0 obj<</Type/XRef/W[1 2 1]/Size 5/Root 2 0 R/Filter/FlateDecode/Length %d>>stream\n" % len(packed)
    return start + head + packed + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF" % len(start)


def object_under_anothers_number() -> bytes:
    """The index says where object 3 is; there stands a second object 1."""
    return _with_cross_references(
        [
            b"1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction 3 0 R>>endobj",
            b"2 0 obj<</Type/Pages/Count 1/Kids[4 0 R]>>endobj",
            b"1 0 obj<</S/GoTo/D(x)/Next[<</S/Launch/F(x)>>]>>endobj",
            b"4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj",
        ]
    )


def _with_cross_references(objects: list[bytes]) -> bytes:
    body, offsets = b"%PDF-1.4\n", []
    for written in objects:
        offsets.append(len(body))
        body += written + b"\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(body))
    return body + table + trailer
