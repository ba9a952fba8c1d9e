"""To the service's own mailbox: somebody tries to guess their way into cases."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from commonplatform.audit.types import EffectRequest
from commonplatform.notifications.states import Audience
from commonplatform.notifications.types import MessageTemplate, mail


def lookup_alarm(*, failures: int, minutes: int) -> EffectRequest:
    """Numbers only: what was typed is not kept anywhere."""
    return mail(
        LOOKUP_ALARM.name,
        address=settings.SERVICE_MAILBOX,
        language="en",
        facts={"failures": failures, "minutes": minutes},
    )


def _words(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **facts,
        "limit": settings.LOOKUP_FAILURES_BEFORE_LOCK,
        "lock": settings.LOOKUP_LOCK_MINUTES,
        "quiet": settings.LOOKUP_BURST_QUIET_MINUTES,
    }


LOOKUP_ALARM = MessageTemplate(
    "lookup_alarm",
    _("Many failed attempts to find a case"),
    Audience.SERVICE,
    example={"failures": 100, "minutes": 10},
    words=_words,
)
