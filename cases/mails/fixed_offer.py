"""To the prosecutor: a fixed offer was made that cannot be open to the defendant."""

from django.utils.translation import gettext_lazy as _

from commonplatform.audit.types import EffectRequest
from commonplatform.notifications.states import Audience
from commonplatform.notifications.types import MessageTemplate, mail


def fixed_offer_not_open(*, address: str, case_reference: str) -> EffectRequest:
    """Domain document "Online plea", Fixed offer accepted online: the case follows the ordinary procedure."""
    return mail(FIXED_OFFER_NOT_OPEN.name, address=address, language="en", facts={"case_reference": case_reference})


FIXED_OFFER_NOT_OPEN = MessageTemplate(
    "fixed_offer_not_open",
    _("Not eligible for a fixed offer"),
    Audience.PROSECUTOR,
    example={"case_reference": "GAFTL26000401"},
)
