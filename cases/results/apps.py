from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResultsConfig(AppConfig):
    """What courts decided."""

    name = "cases.results"
    label = "results"
    verbose_name = _("Results")

    def ready(self) -> None:
        from cases.results import mails  # noqa: F401
