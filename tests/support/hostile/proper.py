"""Whole, harmless files of every type that is taken in."""

import struct
import wave
import zipfile
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from random import Random

from PIL import Image

from tests.support.hostile.compound import compound_file
from tests.unit.storage.pdfs import pdf

NOTHING_MORE: Mapping[str, bytes] = {}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def zipped(entries: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, compress_type=method)
    return out.getvalue()


def package(main: str, part: str, content: str = "", more: Mapping[str, bytes] = NOTHING_MORE) -> bytes:
    """An office package with these further parts."""
    declared = f'<Types><Override PartName="/{part}" ContentType="{main}"/></Types>'
    return zipped({"[Content_Types].xml": declared.encode(), part: content.encode(), **more})


def docx(text: str = "Statement of a witness", more: Mapping[str, bytes] = NOTHING_MORE) -> bytes:
    body = f"<w:document><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
    return package(WORD, "word/document.xml", body, more)


def xlsx(text: str = "Schedule", more: Mapping[str, bytes] = NOTHING_MORE) -> bytes:
    strings = f"<si><t>{text}</t></si>".encode()
    return package(EXCEL, "xl/workbook.xml", "<workbook/>", {"xl/sharedStrings.xml": strings, **more})


def word_stream(*, flags: int = 0, text: str = "Statement of a witness") -> bytes:
    return b"\xec\xa5" + b"\0" * 8 + struct.pack("<H", flags) + b"\0" * 500 + text.encode("cp1252")


def workbook_stream(*records: tuple[int, bytes]) -> bytes:
    all_records = [(0x809, b"\0" * 16), *records, (0x0A, b"")]
    return b"".join(struct.pack("<HH", kind, len(content)) + content for kind, content in all_records)


def sheet_record(kind: int = 0) -> tuple[int, bytes]:
    return 0x85, struct.pack("<IBB", 0, 0, kind) + b"\x05\0Sheet"


def doc(**more: bytes) -> bytes:
    return compound_file({"WordDocument": word_stream(), "1Table": b"table", **more})


def xls(*records: tuple[int, bytes]) -> bytes:
    return compound_file({"Workbook": workbook_stream(*(records or (sheet_record(),)))})


def msg(attachment: str = "statement.pdf", content: bytes = b"%PDF-1.7 attached") -> bytes:
    folder = "__attach_version1.0_#00000000"
    return compound_file(
        {
            "__properties_version1.0": b"properties",
            "__substg1.0_0037001F": "Disclosure".encode("utf-16-le"),
            "__substg1.0_1000001F": "Please find the statement attached.".encode("utf-16-le"),
            f"{folder}/__substg1.0_3707001F": attachment.encode("utf-16-le"),
            f"{folder}/__substg1.0_37010102": content,
        }
    )


def eml(attachment: str = "statement.pdf", content: str = "JVBERi0xLjc=") -> bytes:
    return (
        "From: officer@example.org\r\nTo: cps@example.org\r\nDate: Mon, 2 Nov 2026 10:00:00 +0000\r\n"
        'Subject: Disclosure\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b1"\r\n\r\n'
        "--b1\r\nContent-Type: text/plain\r\n\r\nStatement attached.\r\n"
        f'--b1\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="{attachment}"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{content}\r\n--b1--\r\n"
    ).encode()


def rtf(inside: str = "Statement of a witness") -> bytes:
    return (r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 " + inside + r"\par}").encode()


def picture(kind: str, *, size: tuple[int, int] = (64, 48), frames: int = 1) -> bytes:
    noise = Random(len(kind) + frames)
    images = [Image.frombytes("RGB", size, noise.randbytes(size[0] * size[1] * 3)) for _ in range(frames)]
    out = BytesIO()
    extra = {"save_all": True, "append_images": images[1:]} if frames > 1 else {}
    images[0].save(out, kind, **extra)
    return out.getvalue()


def wav(seconds: float = 0.2) -> bytes:
    out = BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\1\2" * int(8000 * seconds))
    return out.getvalue()


def mp3(frames: int = 30) -> bytes:
    """Silent frames of 128 kbit/s at 44.1 kHz, each 417 bytes, after a tag."""
    tag = b"ID3\x04\0\0" + bytes([0, 0, 0, 20]) + b"\0" * 20
    return tag + (b"\xff\xfb\x90\x00" + b"\0" * 413) * frames


def box(kind: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I", 8 + len(content)) + kind + content


def boxes(brand: bytes) -> bytes:
    return (
        box(b"ftyp", brand + b"\0\0\0\0" + brand) + box(b"moov", box(b"mvhd", b"\0" * 100)) + box(b"mdat", b"\7" * 900)
    )


def mov_without_a_brand() -> bytes:
    return box(b"wide") + box(b"mdat", b"\7" * 900) + box(b"moov", box(b"mvhd", b"\0" * 100))


def chunk(kind: bytes, content: bytes) -> bytes:
    return kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def avi() -> bytes:
    held = (
        b"AVI "
        + chunk(b"LIST", b"hdrl" + b"\0" * 60)
        + chunk(b"LIST", b"movi" + b"\1" * 900)
        + chunk(b"idx1", b"\0" * 16)
    )
    return chunk(b"RIFF", held)


def element(identity: bytes, content: bytes) -> bytes:
    return identity + struct.pack(">Q", 0x0100000000000000 | len(content)) + content


def mkv() -> bytes:
    header = element(b"\x1a\x45\xdf\xa3", element(b"\x42\x82", b"matroska"))
    tracks, cluster = element(b"\x16\x54\xae\x6b", b"\0" * 40), element(b"\x1f\x43\xb6\x75", b"\5" * 900)
    return header + element(b"\x18\x53\x80\x67", tracks + cluster)


@cache
def proper_files() -> dict[str, bytes]:
    """A file of every type, by its name."""
    return {
        "details.pdf": pdf(3),
        "statement.docx": docx(),
        "schedule.xlsx": xlsx(),
        "statement.doc": doc(),
        "schedule.xls": xls(),
        "message.msg": msg(),
        "message.eml": eml(),
        "statement.rtf": rtf(),
        "note.txt": "Nodyn am yr achos – £20.\r\n".encode(),
        "scene.jpg": picture("JPEG"),
        "plan.png": picture("PNG"),
        "scan.tif": picture("TIFF", frames=3),
        "call.mp3": mp3(),
        "interview.wav": wav(),
        "interview.m4a": boxes(b"M4A "),
        "camera.mp4": boxes(b"isom"),
        "camera.mov": boxes(b"qt  "),
        "old camera.mov": mov_without_a_brand(),
        "cctv.avi": avi(),
        "cctv.mkv": mkv(),
        "photos.zip": zipped({"one.txt": b"one", "folder/two.txt": b"two"}),
    }
