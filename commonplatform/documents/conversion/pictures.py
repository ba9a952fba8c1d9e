"""JPEG, PNG and TIFF as a PDF."""

from commonplatform.documents.confinement import MEGABYTE, Limits, run_program
from commonplatform.documents.conversion.results import pdf_in
from commonplatform.documents.working_folders import working_folder

LIMITS = Limits(memory=1536 * MEGABYTE, seconds=60)
MADE_BY = "img2pdf"


def pictures_to_pdf(content: bytes) -> bytes:
    """Every picture of the file on a page of A4, turned as it was taken. Raises `ConversionFailed`."""
    with working_folder() as folder:
        (folder / "picture").write_bytes(content)
        run_program("pictures_to_pdf.py", "picture", "pages.pdf", folder=folder, limits=LIMITS)
        return pdf_in(folder / "pages.pdf")
