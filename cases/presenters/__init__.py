"""What pages print: frozen data made from a case file and the reader's language."""

from cases.presenters.case_frame import CaseFrame as CaseFrame
from cases.presenters.case_frame import case_frame as case_frame
