"""The one place that knows how mail leaves: a file or the console, SMTP, or GOV.UK Notify.

Each sends a message with the same key only once, as far as the other end lets it: the file gateway by
an exclusive file name, SMTP by a fixed Message-ID, Notify by asking for the reference first.
"""

from pathlib import Path

from django.conf import settings

from commonplatform.notifications.gateways.contract import AddressRefused as AddressRefused
from commonplatform.notifications.gateways.contract import Gateway as Gateway
from commonplatform.notifications.gateways.contract import Tracking as Tracking
from commonplatform.notifications.gateways.development import ConsoleGateway as ConsoleGateway
from commonplatform.notifications.gateways.development import FileGateway as FileGateway
from commonplatform.notifications.gateways.notify import NotifyGateway as NotifyGateway
from commonplatform.notifications.gateways.smtp import SmtpGateway as SmtpGateway


def gateway() -> Gateway:
    """The gateway that the settings name."""
    match settings.NOTIFICATIONS_BACKEND:
        case "notify":
            return notify_gateway()
        case "smtp":
            return SmtpGateway(settings.SMTP_URL)
        case "console":
            return ConsoleGateway()
        case _:
            return FileGateway(Path(settings.STATE_FOLDER) / "outbox")


def notify_gateway() -> NotifyGateway:
    """GOV.UK Notify as the settings give it."""
    return NotifyGateway(
        url=settings.NOTIFY_URL, api_key=settings.NOTIFY_API_KEY, template_id=settings.NOTIFY_TEMPLATE_ID
    )
