"""How other packages ask for a mail."""

from typing import Any

from commonplatform.audit.types import EffectRequest

SEND_MAIL = "notifications.send_mail"


def mail(template: str, *, address: str, language: str, facts: dict[str, Any]) -> EffectRequest:
    """The effect that sends one mail. `facts` are JSON values for the template."""
    return EffectRequest(
        kind=SEND_MAIL,
        recipient=f"{template}:{address}",
        payload={"template": template, "address": address, "language": language, "facts": facts},
    )
