from django.apps import AppConfig


class RetentionConfig(AppConfig):
    """What is deleted when its time is over, in every room of the house."""

    name = "commonplatform.retention"
    label = "retention"

    def ready(self) -> None:
        from commonplatform.retention import checks, sessions  # noqa: F401
