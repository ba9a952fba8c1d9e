"""A page of a PDF as a grey picture: `page_picture.py IN NUMBER OUT`, run confined. Pages count from one."""

import sys
from math import sqrt
from pathlib import Path

import pypdfium2

POINTS_PER_INCH = 200
MOST_POINTS = 9_000_000


def draw(source: Path, number: int, target: Path) -> None:
    """Write a PNG, of a large page a smaller one. Raises whatever the library raises."""
    page = pypdfium2.PdfDocument(source)[number - 1]
    width, height = page.get_size()
    scale = min(POINTS_PER_INCH / 72, sqrt(MOST_POINTS / max(1.0, width * height)))
    dots = round(scale * 72)
    page.render(scale=scale, grayscale=True).to_pil().save(target, dpi=(dots, dots))


if __name__ == "__main__":
    draw(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
