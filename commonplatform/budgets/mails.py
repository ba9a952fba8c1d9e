"""The alarm to those who look after the service."""

from django.utils.translation import gettext_lazy as _

from commonplatform.notifications.mail_templates import register_messages
from commonplatform.notifications.states import Audience
from commonplatform.notifications.types import MessageTemplate

register_messages(
    MessageTemplate(
        "reading_stopped",
        _("Somebody reads more than a person does"),
        Audience.SERVICE,
        example={
            "name": "Priya Shah",
            "person": "Priya Shah",
            "organisation": "Hale & Okafor Solicitors",
            "readings": 501,
            "budget": 500,
        },
    )
)
