"""Public services of the audit room."""

from commonplatform.audit.services.record import record as record
