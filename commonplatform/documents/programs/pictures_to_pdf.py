"""Pictures to a PDF on A4: `pictures_to_pdf.py IN OUT`, run confined.

JPEG goes in as it is, without loss, turned as the camera said. Everything else (PNG with transparency, TIFF with many
pages) is drawn page by page on white.
"""

import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import img2pdf
from PIL import Image, ImageOps, ImageSequence

MOST_PIXELS = 120_000_000
MOST_PAGES = 2_000
FORMATS = ("JPEG", "PNG", "TIFF")
_ORIENTATION = 0x0112
_AS_A_TURN = (1, 3, 6, 8)
_KEPT_MODES = ("1", "L", "RGB")
_SIXTEEN_BITS = ("I", "I;16", "I;16B", "I;16L")


def convert(source: Path, target: Path) -> None:
    """Write the PDF. Raises whatever the libraries raise: the caller only looks at how we ended."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    with Image.open(source, formats=FORMATS) as picture:
        as_it_is = picture.format == "JPEG" and picture.getexif().get(_ORIENTATION, 1) in _AS_A_TURN
        picture.load()
        pages = [str(source)] if as_it_is else [str(page) for page in _drawn(picture, target.parent)]
    landscape_turns = img2pdf.get_layout_fun(
        (img2pdf.mm_to_pt(210), img2pdf.mm_to_pt(297)),
        border=(img2pdf.mm_to_pt(8), img2pdf.mm_to_pt(8)),
        fit=img2pdf.FitMode.into,
        auto_orient=True,
    )
    with target.open("wb") as out:
        img2pdf.convert(
            pages, layout_fun=landscape_turns, rotation=img2pdf.Rotation.ifvalid, outputstream=out, nodate=True
        )


def _drawn(picture: Image.Image, folder: Path) -> Iterator[Path]:
    for number, frame in enumerate(ImageSequence.Iterator(picture), start=1):
        if number > MOST_PAGES:
            raise ValueError("too many pages")
        path = folder / f"page-{number}.png"
        _on_white(ImageOps.exif_transpose(frame)).save(path)
        yield path


def _on_white(frame: Image.Image) -> Image.Image:
    if frame.mode in _SIXTEEN_BITS:
        return frame.convert("I").point(lambda value: value / 256).convert("L")
    if frame.mode in _KEPT_MODES and "transparency" not in frame.info:
        return frame.copy()
    if frame.mode not in ("LA", "PA", "RGBA", "P"):
        return frame.convert("RGB")
    seen = frame.convert("RGBA")
    sheet = Image.new("RGB", seen.size, "white")
    sheet.paste(seen, mask=seen.getchannel("A"))
    return sheet


if __name__ == "__main__":
    convert(Path(sys.argv[1]), Path(sys.argv[2]))
