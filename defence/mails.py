"""The messages to the prosecution about who represents a defendant."""

from django.utils.translation import gettext_lazy as _

from commonplatform.notifications.mail_templates import register_messages
from commonplatform.notifications.states import Audience
from commonplatform.notifications.types import MessageTemplate

_EXAMPLE = {"reference": "01TW1000526", "defendant": "Joseph Kamara", "firm": "Hale & Okafor Solicitors"}
_CPS_EXAMPLE = {
    **_EXAMPLE,
    "hearing": "03/12/2026",
    "court": "Thornley Magistrates’ Court",
    "firm_contact": ["3 Chancery Row", "Thornley", "0161 496 0101", "crime@hale-okafor.example"],
}

register_messages(
    MessageTemplate("representation_started", _("Now represented"), Audience.PROSECUTOR, example=_EXAMPLE),
    MessageTemplate(
        "invitation",
        _("Invitation to sign in"),
        Audience.LAWYER,
        example={"organisation": "Hale & Okafor Solicitors", "address": "https://example.org/defence/invitation/…"},
    ),
    MessageTemplate(
        "daily_digest",
        _("Something to read, once a day"),
        Audience.LAWYER,
        example={
            "cases": 3,
            "page": "https://courts.example/defence/my-cases/",
            "choice": "https://courts.example/defence/my-cases/daily-e-mail/",
        },
    ),
    MessageTemplate("representation_ended", _("No longer represented"), Audience.PROSECUTOR, example=_EXAMPLE),
    MessageTemplate("first_instruction", _("Firm instructed"), Audience.PROSECUTOR, example=_CPS_EXAMPLE),
    MessageTemplate(
        "representation_ended_for_cps",
        _("No longer represented, to the CPS at the court"),
        Audience.PROSECUTOR,
        example=_CPS_EXAMPLE,
    ),
)
