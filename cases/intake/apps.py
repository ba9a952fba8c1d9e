"""The intake app: feeds from police forces and other prosecutors."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    """Registers the intake records under the label ``intake``."""

    name = "cases.intake"
    label = "intake"
    verbose_name = _("Intake of prosecutions")
    default_auto_field = "django.db.models.BigAutoField"
