"""Small files of every kind that is converted, made here."""

import io
import itertools
import struct
import subprocess
import zipfile
import zlib
from hashlib import sha256
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw, ImageFont

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ORIENTATION = 0x0112
_LETTERS = "commonplatform/documents/bundling/typefaces/CourtBundleSans.ttf"
_DOCX_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(*paragraphs: str, body: str = "") -> bytes:
    """A document for word processing; `body` is put in as it is."""
    written = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return zipped(
        {
            "[Content_Types].xml": _DOCX_TYPES,
            "_rels/.rels": _RELATIONS,
            "word/document.xml": f'<?xml version="1.0"?><w:document {_W}><w:body>{written}{body}</w:body></w:document>',
        }
    )


def xlsx(*cells: str) -> bytes:
    """A spreadsheet with one row."""
    row = "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    package = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return zipped(
        {
            "[Content_Types].xml": _DOCX_TYPES.replace("/word/document.xml", "/xl/workbook.xml")
            .replace(DOCX + ".main", package + ".sheet.main")
            .replace(
                "</Types>",
                f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{package}.worksheet+xml"/></Types>',
            ),
            "_rels/.rels": _RELATIONS.replace("word/document.xml", "xl/workbook.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relation}"><sheets>'
            '<sheet name="Exhibits" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _RELATIONS.replace('/officeDocument"', '/worksheet"').replace(
                "word/document.xml", "worksheets/sheet1.xml"
            ),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData><row>{row}</row></sheetData>'
            "</worksheet>",
        }
    )


def zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        for name, content in parts.items():
            held.writestr(zipfile.ZipInfo(name), content, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def picture(
    form: str, mode: str = "RGB", *, turned: int = 1, pages: int = 1, size: tuple[int, int] = (600, 400)
) -> bytes:
    """A picture with a dark corner at the top left; `turned` as a camera says it."""
    image = Image.new("RGB", (600, 400), "white")
    ImageDraw.Draw(image).rectangle((0, 0, 150, 100), fill="black")
    image = image.convert(mode)
    out = io.BytesIO()
    told = Image.Exif()
    told[_ORIENTATION] = turned
    several = {"save_all": True, "append_images": [image] * (pages - 1)} if pages > 1 else {}
    image.save(out, form, exif=told, **several)
    return out.getvalue()


def eml(*, subject: str = "Exhibit", body: str = "See JB/1", html: str = "", attached: str = "") -> bytes:
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"] = "DC O'Neil <oneil@police.example>"
    message["To"] = "crown@cps.example"
    message["Date"] = "Mon, 02 Nov 2026 10:00:00 +0000"
    message["Subject"] = subject
    message.set_content(body) if not html else message.set_content(html, subtype="html")
    if attached:
        message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename=attached)
    return message.as_bytes()


def mail_with(files: dict[str, bytes], *, subject: str = "Exhibits", message: bytes = b"") -> bytes:
    """An e-mail with these files attached, and with a whole message where one is given."""
    import email
    from email import policy
    from email.message import EmailMessage

    mail = EmailMessage()
    mail["From"], mail["To"] = "DC O'Neil <oneil@police.example>", "crown@cps.example"
    mail["Date"], mail["Subject"] = "Mon, 02 Nov 2026 10:00:00 +0000", subject
    mail.set_content("See what is attached")
    for name, content in files.items():
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    if message:
        mail.add_attachment(email.message_from_bytes(message, policy=policy.default))
    mail.set_boundary(f"parts of {sha256(subject.encode()).hexdigest()[:32]}")
    return mail.as_bytes()


def nested_mail(depth: int) -> bytes:
    """A message in a message, as deep as that."""
    head = b"From: a@police.example\r\nSubject: deep\r\nDate: Mon, 02 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
    parts = b""
    for level in range(depth):
        mark = b"b%d" % level
        parts += head + b"Content-Type: multipart/mixed; boundary=" + mark + b"\r\n\r\n--" + mark + b"\r\n"
        parts += b"Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n"
    parts += head + b"\r\nthe end\r\n"
    return parts + b"".join(b"--b%d--\r\n" % level for level in reversed(range(depth)))


def msg(*, subject: str, body: str, sender: str, attached: str) -> bytes:
    """A message as Outlook saves it: the streams that are read, in a compound file of the smallest kind."""
    return _compound(
        {
            "__substg1.0_0037001F": subject.encode("utf-16-le"),
            "__substg1.0_1000001F": body.encode("utf-16-le"),
            "__substg1.0_0C1A001F": sender.encode("utf-16-le"),
            "__properties_version1.0": b"\0" * 32 + struct.pack("<IIQ", 0x00390040, 6, 134_060_000_000_000_000),
        },
        "__attach_version1.0_#00000000",
        {"__substg1.0_3707001F": attached.encode("utf-16-le"), "__substg1.0_37010102": b"x"},
    )


def _compound(streams: dict[str, bytes], folder: str, inner: dict[str, bytes]) -> bytes:
    """MS-CFB with sectors of 512 bytes. Streams are filled up to the size from which they have sectors of their own."""
    filled = {name: content.ljust(4096, b"\0") for name, content in (streams | inner).items()}
    sectors: list[bytes] = []
    table: list[int] = []
    first_sector = {name: _laid(content, sectors, table) for name, content in filled.items()}
    order = ["Root Entry", *streams, folder, *inner]
    right = _one_after_the_other([*streams, folder]) | _one_after_the_other(list(inner))
    child = {"Root Entry": next(iter(streams)), folder: next(iter(inner))}
    entries = b""
    for name in order:
        kind = 5 if name == "Root Entry" else 1 if name == folder else 2
        written = name.encode("utf-16-le")
        beside, below = (order.index(at[name]) if name in at else 0xFFFFFFFF for at in (right, child))
        entries += written.ljust(64, b"\0") + struct.pack("<HBB", len(written) + 2, kind, 1)
        entries += struct.pack("<III", 0xFFFFFFFF, beside, below) + b"\0" * 36
        entries += struct.pack("<IQ", first_sector.get(name, 0xFFFFFFFE), len(filled.get(name, b"")))
    directory = _laid(entries, sectors, table)
    count = -(-(len(table) + 2) // 128)
    fat_at = len(sectors)
    table += [0xFFFFFFFD] * count
    fat = struct.pack(f"<{len(table)}I", *table).ljust(count * 512, b"\xff")
    header = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIII", 0, count, directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", *[fat_at + at for at in range(count)], *[0xFFFFFFFF] * (109 - count))
    return header + b"".join(sectors) + fat


def _laid(content: bytes, sectors: list[bytes], table: list[int]) -> int:
    """Lay the content into sectors, each pointing to the next; the number of the first."""
    first = len(sectors)
    pieces = [content[at : at + 512].ljust(512, b"\0") for at in range(0, len(content), 512)]
    table += [*range(first + 1, first + len(pieces)), 0xFFFFFFFE]
    sectors += pieces
    return first


def _one_after_the_other(names: list[str]) -> dict[str, str]:
    return dict(itertools.pairwise(names))


def film(folder: Path, *how: str, seconds: int = 2, ending: str = "mp4") -> bytes:
    """A film of a test card with a tone, written as FFmpeg is told."""
    card, tone = f"testsrc=size=320x240:rate=10:duration={seconds}", f"sine=frequency=440:duration={seconds}"
    return _made(folder / f"film.{ending}", card, tone, "-pix_fmt", "yuv420p", *how)


def sound(folder: Path, *how: str, seconds: int = 2, ending: str = "wav") -> bytes:
    """A tone."""
    return _made(folder / f"sound.{ending}", f"sine=frequency=440:duration={seconds}", *how)


def _made(target: Path, *asked: str) -> bytes:
    sources = [word for word in asked if "duration=" in word]
    told = [part for source in sources for part in ("-f", "lavfi", "-i", source)]
    rest = [word for word in asked if word not in sources]
    always_the_same = ("-fflags", "+bitexact", "-flags", "+bitexact")
    subprocess.run(["ffmpeg", "-loglevel", "error", "-y", *told, *rest, *always_the_same, str(target)], check=True)
    return target.read_bytes()


def scan(*lines: str, turned: int = 0) -> bytes:
    """A page of these lines as a scanner makes it: a grey picture at 200 points an inch."""
    page = Image.new("L", (1654, 2338), "white")
    letters = ImageFont.truetype(_LETTERS, 30)
    ImageDraw.Draw(page).multiline_text((150, 150), "\n".join(lines), font=letters, fill=0, spacing=14)
    out = io.BytesIO()
    page.rotate(turned, expand=True).save(out, "PNG", dpi=(200, 200))
    return out.getvalue()


def pdf_with_a_picture_of(points: int, *, page: int = 595) -> bytes:
    """A page with a grey picture as many points high and wide: the larger it is, the smaller it is packed."""
    document = pikepdf.new()
    shown = document.add_blank_page(page_size=(page, page))
    row = zlib.compressobj(9)
    packed = b"".join(row.compress(b"\0" * points) for _row in range(points)) + row.flush()
    picture = document.make_stream(packed)
    picture.update(
        {
            "/Type": pikepdf.Name.XObject,
            "/Subtype": pikepdf.Name.Image,
            "/Width": points,
            "/Height": points,
            "/ColorSpace": pikepdf.Name.DeviceGray,
            "/BitsPerComponent": 8,
            "/Filter": pikepdf.Name.FlateDecode,
        }
    )
    shown.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture))
    shown.obj.Contents = document.make_stream(b"q %d 0 0 %d 0 0 cm /P Do Q" % (page, page))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
