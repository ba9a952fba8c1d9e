from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReferenceConfig(AppConfig):
    """Courts, prosecutors, offences and the code lists that messages and screens use."""

    name = "commonplatform.reference"
    label = "reference"
    verbose_name = _("Reference data")
