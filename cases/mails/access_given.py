"""The message to somebody who was given access to a case, or assigned to one.

It says only that there is something to read: mail goes to telephones and shared screens (domain document
"Defence portal", Granting access to other people).
"""

from django.utils.translation import gettext_lazy as _

from commonplatform.audit.types import EffectRequest
from commonplatform.notifications.page_addresses import page_address
from commonplatform.notifications.states import Audience
from commonplatform.notifications.types import Facts, MessageTemplate, mail


def access_mail(address: str) -> EffectRequest:
    """The effect that tells somebody; professionals work in English."""
    return mail("access_given", address=address, language="en", facts={})


def _words(facts: Facts) -> Facts:
    return {"cases": page_address("cases:list")}


ACCESS_GIVEN = MessageTemplate("access_given", _("Access given"), Audience.LAWYER, example={}, words=_words)
