from django.apps import AppConfig


class EncryptionConfig(AppConfig):
    """Encrypted fields, their start-up check and `manage.py rotate_keys`."""

    name = "commonplatform.encryption"
    label = "encryption"

    def ready(self) -> None:
        from commonplatform.encryption import checks  # noqa: F401
