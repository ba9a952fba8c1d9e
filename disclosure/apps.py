from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DisclosureConfig(AppConfig):
    """Evidence: upload, check, publish, read."""

    name = "disclosure"

    def ready(self) -> None:
        from disclosure import admin, effects, mails  # noqa: F401
        from disclosure.services.fill_section_rights import fill_section_rights

        post_migrate.connect(fill_section_rights, sender=self, dispatch_uid="disclosure.section_rights")
