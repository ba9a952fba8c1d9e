"""A text document and a spreadsheet of the story, as word processors and spreadsheets read them."""

import io
import zipfile
from collections.abc import Mapping
from html import escape

from commonplatform.demonstration.evidence.written_words import Block

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEADING = '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr>'


def text_document(blocks: tuple[Block, ...]) -> bytes:
    """The blocks as a DOCX."""
    written = "".join(
        f"<w:p><w:r>{_HEADING if block.is_heading else ''}"
        f'<w:t xml:space="preserve">{escape(block.text)}</w:t></w:r></w:p>'
        for block in blocks
    )
    return zipped(
        {
            "[Content_Types].xml": _types({"word/document.xml": f"{_TYPE}.wordprocessingml.document.main+xml"}),
            "_rels/.rels": _relation("officeDocument", "word/document.xml"),
            "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{written}</w:body></w:document>',
        }
    )


def spreadsheet(blocks: tuple[Block, ...]) -> bytes:
    """The lines of the blocks as an XLSX with one sheet."""
    lines = [line for block in blocks for line in (block.cells or ((block.text,),))]
    written = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in line) + "</row>"
        for line in lines
    )
    parts = {
        "xl/workbook.xml": f"{_TYPE}.spreadsheetml.sheet.main+xml",
        "xl/worksheets/sheet1.xml": f"{_TYPE}.spreadsheetml.worksheet+xml",
    }
    return zipped(
        {
            "[Content_Types].xml": _types(parts),
            "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
            '<sheet name="Schedule" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": f'{_HEAD}<worksheet xmlns="{_SHEET}">'
            '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
            '<cols><col min="1" max="5" width="28" customWidth="1"/></cols>'
            f"<sheetData>{written}</sheetData>"
            '<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>',
        }
    )


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
        for name, content in parts.items():
            held.writestr(name, content)
    return out.getvalue()


def _types(parts: Mapping[str, str]) -> str:
    overrides = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in parts.items())
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relation(kind: str, target: str) -> str:
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )
