from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    """Evidence: upload, check, publish, read."""

    name = "disclosure"

    def ready(self) -> None:
        from disclosure import effects, mails  # noqa: F401
