"""How answers reach the service, and the pages that staff read about them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """Who typed the answer."""

    ONLINE = "online", _("Online")
    ASSISTED = "assisted", _("Online, with help")
    POSTAL = "postal", _("Paper form entered by staff")
