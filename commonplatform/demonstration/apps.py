from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    """A small coherent world to try the service with. Installed in development only."""

    name = "commonplatform.demonstration"
    label = "demonstration"
