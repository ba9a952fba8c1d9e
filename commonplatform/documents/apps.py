from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """PDF documents from templates."""

    name = "commonplatform.documents"
    label = "documents"
