"""PDF from a template: tagged (PDF/UA), with bundled assets only. The one place that knows WeasyPrint."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
from django.template import loader
from django.utils import translation

if TYPE_CHECKING:
    from weasyprint.text.fonts import FontConfiguration


class FetchRefused(Exception):
    """A document asked for something outside itself."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(address)


@dataclass(frozen=True, slots=True)
class RenderedDocument:
    """A finished PDF and what is recorded about it."""

    content: bytes
    pages: int
    sha256: str


def render_pdf(template: str, *, language: str, facts: dict[str, Any]) -> RenderedDocument:
    """Render `templates/documents/<template>.jinja` in a language as a tagged PDF.

    WeasyPrint is loaded by the first document: it costs every other process a second at start.
    """
    from weasyprint import HTML

    with translation.override(language):
        html = loader.get_template(f"documents/{template}.jinja", using="jinja2").render(facts)
    content = HTML(string=html, url_fetcher=_refuse_to_fetch, base_url="document:").write_pdf(
        pdf_variant="pdf/ua-1", font_config=_fonts()
    )
    return RenderedDocument(content=content, pages=count_pages(content), sha256=sha256(content).hexdigest())


def count_pages(content: bytes) -> int:
    """The number of pages of a PDF."""
    with pikepdf.open(BytesIO(content)) as document:
        return len(document.pages)


def _refuse_to_fetch(address: str, *args: Any, **kwargs: Any) -> dict[str, Any]:
    raise FetchRefused(address)


@cache
def _fonts() -> "FontConfiguration":
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()
