"""Reading copies: a PDF of what was received as something else, its text, and what a recording is.

Every converter runs confined (`commonplatform.documents.confinement`) and raises `ConversionFailed` for a file that
it cannot convert, `ConverterMissing` where the machine lacks it.
"""

from commonplatform.documents.conversion.attachments import AttachedFile as AttachedFile
from commonplatform.documents.conversion.attachments import attached_files as attached_files
from commonplatform.documents.conversion.mails import mail_to_pdf as mail_to_pdf
from commonplatform.documents.conversion.office import OFFICE_ENDINGS as OFFICE_ENDINGS
from commonplatform.documents.conversion.office import office_to_pdf as office_to_pdf
from commonplatform.documents.conversion.pictures import pictures_to_pdf as pictures_to_pdf
from commonplatform.documents.conversion.playing import PlayingCopy as PlayingCopy
from commonplatform.documents.conversion.playing import make_playing_copy as make_playing_copy
from commonplatform.documents.conversion.recognition import can_recognise as can_recognise
from commonplatform.documents.conversion.recognition import recognised_pages as recognised_pages
from commonplatform.documents.conversion.recordings import RECORDING as RECORDING
from commonplatform.documents.conversion.recordings import Recording as Recording
from commonplatform.documents.conversion.recordings import examine_recording as examine_recording
from commonplatform.documents.conversion.text import PageText as PageText
from commonplatform.documents.conversion.text import text_of_pdf as text_of_pdf
