"""The figures app: what the service counts about online pleas, without saying whose they were."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FiguresConfig(AppConfig):
    """Registers the figures under the label ``figures``."""

    name = "pleas.figures"
    label = "figures"
    verbose_name = _("Figures about online pleas")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from pleas.figures import retention  # noqa: F401
