from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Messages to people, through one gateway."""

    name = "commonplatform.notifications"
    label = "notifications"

    def ready(self) -> None:
        from commonplatform.encryption.blind_index import register_index
        from commonplatform.notifications.recipient_keys import RECIPIENT_KEYS
        from commonplatform.notifications.services import send_message  # noqa: F401

        register_index(RECIPIENT_KEYS)
