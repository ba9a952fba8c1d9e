from django.apps import AppConfig


class StorageConfig(AppConfig):
    """Files: object storage, type by content, malware scan."""

    name = "commonplatform.storage"
    label = "storage"
