from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Events (who did what to which case, and why) and effects (everything that leaves the database)."""

    name = "commonplatform.audit"
    label = "audit"
