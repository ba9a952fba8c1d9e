"""The words of a file, to see whether it belongs to the case it is filed in. What cannot be read gives none."""

import re
from email import policy
from email.parser import BytesParser
from io import BytesIO
from zipfile import ZipFile

from . import office, pdf, plain
from .found import Opened

MOST_CHARACTERS = 200_000
MOST_PAGES = 40
_TAGS = re.compile(r"<[^>]{0,2000}>")
_PARAGRAPH = re.compile(r"</w:p>|</si>|</row>|<w:br[^>]*>|<w:tab[^>]*>")
_RTF_BREAK = re.compile(r"\\(?:par|line|tab|cell|row)\b ?")
_RTF_HEX = re.compile(r"\\'([0-9a-fA-F]{2})")
_RTF_WORD = re.compile(r"\\\*?[a-zA-Z]+-?\d* ?|[{}]")
_RUNS = re.compile(r"[\x20-\x7e\u00a0-\u017f\r\n\t]{6,}")


def words_of(file: Opened, content_type: str) -> str:
    """The beginning of the text, as many characters as are looked at."""
    readers = {
        pdf.CONTENT_TYPE: _of_pdf,
        office.DOCX: _of_package,
        office.XLSX: _of_package,
        office.DOC: _of_compound,
        office.XLS: _of_compound,
        office.MSG: _of_compound,
        plain.TXT: _of_text,
        plain.RTF: _of_rich_text,
        plain.EML: _of_mail,
    }
    reader = readers.get(content_type)
    return reader(file)[:MOST_CHARACTERS] if reader else ""


def _of_pdf(file: Opened) -> str:
    import pypdfium2

    pages: list[str] = []
    try:
        document = pypdfium2.PdfDocument(file.whole())
        for number in range(min(len(document), MOST_PAGES)):
            page = document[number]
            pages.append(page.get_textpage().get_text_bounded())
            page.close()
    except pypdfium2.PdfiumError:
        pass  # what one program takes for a page another may not; the pages before it are read
    return "\n".join(pages)


def _of_package(file: Opened) -> str:
    texts = []
    with ZipFile(file.stream) as package:
        for name in package.namelist():
            if re.fullmatch(
                r"word/(document|header\d*|footer\d*|footnotes)\.xml|xl/(sharedStrings|worksheets/sheet\d+)\.xml", name
            ):
                content = package.read(name)[: 8 * MOST_CHARACTERS].decode("utf-8", "replace")
                texts.append(_unescaped(_TAGS.sub("", _PARAGRAPH.sub("\n", content))))
    return "\n".join(texts)


def _of_compound(file: Opened) -> str:
    """The runs of letters of the parts that hold text, in both widths that Word, Excel and Outlook write."""
    import olefile

    texts = []
    with olefile.OleFileIO(BytesIO(file.whole())) as compound:
        for path in compound.listdir():
            name = path[-1]
            if name in {"WordDocument", "Workbook", "Book"} or re.match(r"__substg1\.0_(1000|0037|0E1D)", name):
                content = compound.openstream(path).read()[: 16 * MOST_CHARACTERS]
                narrow = " ".join(_RUNS.findall(content.decode("cp1252", "replace")))
                even = " ".join(_RUNS.findall(content.decode("utf-16-le", "replace")))
                texts.append(f"{narrow}\n{even}")
    return "\n".join(texts)


def _of_text(file: Opened) -> str:
    content = file.read(0, 4 * MOST_CHARACTERS)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _of_rich_text(file: Opened) -> str:
    content = file.read(0, 16 * MOST_CHARACTERS).decode("cp1252", "replace")
    content = _RTF_HEX.sub(lambda found: bytes.fromhex(found[1]).decode("cp1252", "replace"), content)
    return _RTF_WORD.sub("", _RTF_BREAK.sub("\n", content))


def _of_mail(file: Opened) -> str:
    message = BytesParser(policy=policy.default).parsebytes(file.whole())
    texts = [str(message.get("subject", ""))]
    for part in message.walk():
        if part.get_content_type() in {"text/plain", "text/html"} and not part.get_filename():
            texts += [_unescaped(_TAGS.sub(" ", part.get_content()))]
    return "\n".join(texts)


def _unescaped(text: str) -> str:
    for written, meant in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(written, meant)
    return text
