from django.apps import AppConfig


class PleasConfig(AppConfig):
    """The citizen's answer to a charge, in English and Welsh."""

    name = "pleas"

    def ready(self) -> None:
        from pleas import effects, mails, result_contact, retention  # noqa: F401
        from pleas.views import journey_pages  # noqa: F401
