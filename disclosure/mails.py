"""The messages about documents: to the prosecution that they were opened, to the defence that there are some."""

from django.utils.translation import gettext_lazy as _

from commonplatform.notifications.mail_templates import register_messages
from commonplatform.notifications.states import Audience
from commonplatform.notifications.types import MessageTemplate

register_messages(
    MessageTemplate(
        "idpc_read",
        _("Initial details opened"),
        Audience.PROSECUTOR,
        example={
            "reference": "01TW1000526",
            "defendant": "Kamara",
            "organisation": "Hale & Okafor Solicitors",
            "time": "20 November 2026 at 2:20pm",
        },
    ),
    MessageTemplate(
        "document_to_read",
        _("A document to read"),
        Audience.LAWYER,
        example={"reference": "01TW1000526", "page": "https://courts.example/documents/case/1/"},
    ),
    MessageTemplate(
        "document_for_cps",
        _("A document to read, to the CPS at the court"),
        Audience.PROSECUTOR,
        example={"reference": "01TW1000526", "page": "https://courts.example/documents/case/1/"},
    ),
)
