from django.apps import AppConfig


class UiConfig(AppConfig):
    """The design-system kit. It knows pages and forms, never cases or people."""

    name = "commonplatform.ui"
    label = "ui"
    verbose_name = "Design system"
