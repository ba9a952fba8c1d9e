from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DisclosureConfig(AppConfig):
    """Evidence: upload, check, publish, read."""

    name = "disclosure"

    def ready(self) -> None:
        from cases.sight_in_statements import register_sight_in_statements
        from cases.timeline_sight import register_sight
        from cases.waiting_elsewhere import register_waiting
        from disclosure import admin, effects, mails  # noqa: F401
        from disclosure.presenters.unprepared import unprepared_said
        from disclosure.selectors.sight import documents_kept_from
        from disclosure.selectors.unprepared import count_unprepared
        from disclosure.services.fill_section_rights import fill_section_rights
        from disclosure.sight_in_statements import DocumentsInStatements

        register_waiting("disclosure:unprepared", lambda: unprepared_said(count_unprepared()))
        register_sight("document.", documents_kept_from)
        register_sight_in_statements(DocumentsInStatements())
        post_migrate.connect(fill_section_rights, sender=self, dispatch_uid="disclosure.section_rights")
