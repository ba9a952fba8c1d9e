from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Messages to people, through one gateway."""

    name = "commonplatform.notifications"
    label = "notifications"

    def ready(self) -> None:
        from commonplatform.notifications.services import send_message  # noqa: F401
