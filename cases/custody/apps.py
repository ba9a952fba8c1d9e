from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CustodyConfig(AppConfig):
    """Remand of defendants and custody time limits of charges."""

    name = "cases.custody"
    label = "custody"
    verbose_name = _("Custody")
