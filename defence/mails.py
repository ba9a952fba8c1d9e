"""The messages to the prosecution about who represents a defendant."""

from django.utils.translation import gettext_lazy as _

from commonplatform.notifications.mail_templates import register_messages
from commonplatform.notifications.states import Audience
from commonplatform.notifications.types import MessageTemplate

_EXAMPLE = {"reference": "01TW1000526", "defendant": "Joseph Kamara", "firm": "Hale & Okafor Solicitors"}

register_messages(
    MessageTemplate("representation_started", _("Now represented"), Audience.PROSECUTOR, example=_EXAMPLE),
    MessageTemplate("representation_ended", _("No longer represented"), Audience.PROSECUTOR, example=_EXAMPLE),
)
