"""Documents of a case, what is made from them, who may read them and who did."""

from disclosure.models.affected import AffectedReport as AffectedReport
from disclosure.models.annotation import Annotation as Annotation
from disclosure.models.archive import ArchiveEntry as ArchiveEntry
from disclosure.models.archive import CaseArchive as CaseArchive
from disclosure.models.attachment import Attachment as Attachment
from disclosure.models.bundle import BuiltFrom as BuiltFrom
from disclosure.models.bundle import Bundle as Bundle
from disclosure.models.bundle import BundlePart as BundlePart
from disclosure.models.document_text import DocumentText as DocumentText
from disclosure.models.material import Material as Material
from disclosure.models.page_numbers import PageNumbers as PageNumbers
from disclosure.models.preparation import Preparation as Preparation
from disclosure.models.reading import MaterialRead as MaterialRead
from disclosure.models.rendition import Rendition as Rendition
from disclosure.models.section_right import SectionRight as SectionRight
from disclosure.models.share import Share as Share
from disclosure.models.submission import DocumentSubmission as DocumentSubmission
from disclosure.models.submission import SentFile as SentFile
