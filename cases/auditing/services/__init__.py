"""What auditors do with the record of events; each is an event itself."""

from cases.auditing.services.export_record import export_record as export_record
from cases.auditing.services.read_event import read_event as read_event
from cases.auditing.services.search_record import search_record as search_record
