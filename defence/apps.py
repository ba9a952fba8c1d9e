from django.apps import AppConfig


class DefenceConfig(AppConfig):
    """Finding a case, going on record, the practitioner's view."""

    name = "defence"

    def ready(self) -> None:
        from defence import effects, mails, retention  # noqa: F401
