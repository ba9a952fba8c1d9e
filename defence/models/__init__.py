"""The tables of the defence room. Private to it."""

from defence.models.association import Association as Association
from defence.models.calendar import CalendarFeed as CalendarFeed
from defence.models.digest import DigestChoice as DigestChoice
from defence.models.digest import DigestDay as DigestDay
from defence.models.instruction import Instruction as Instruction
from defence.models.legal_aid import LaaReference as LaaReference
from defence.models.legal_aid import LegalAidProblem as LegalAidProblem
from defence.models.lock import RepresentationLock as RepresentationLock
from defence.models.search import SearchAttempt as SearchAttempt
