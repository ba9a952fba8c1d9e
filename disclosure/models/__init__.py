"""Documents of a case, what is made from them, who may read them and who did."""

from disclosure.models.material import Material as Material
from disclosure.models.reading import MaterialRead as MaterialRead
from disclosure.models.rendition import Rendition as Rendition
from disclosure.models.section_right import SectionRight as SectionRight
from disclosure.models.share import Share as Share
