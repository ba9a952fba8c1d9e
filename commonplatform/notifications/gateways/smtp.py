"""Mail by SMTP with TLS: `smtps://user:password@host:465` or `smtp://host:587` (STARTTLS when offered)."""

import smtplib
import ssl
from urllib.parse import unquote, urlsplit

from commonplatform.notifications.gateways.contract import AddressRefused
from commonplatform.notifications.gateways.mime import mime_message
from commonplatform.notifications.types import OutgoingMail

SECONDS = 20
FOR_GOOD = 500


class SmtpGateway:
    """A mail server. It tells no more than that it took the mail."""

    name = "smtp"

    def __init__(self, url: str) -> None:
        self.url = urlsplit(url)

    def send(self, *, mail: OutgoingMail) -> str:
        message = mime_message(mail)
        with self._connected() as client:
            if self.url.username:
                client.login(unquote(self.url.username), unquote(self.url.password or ""))
            try:
                client.send_message(message)
            except smtplib.SMTPRecipientsRefused as refused:
                code, answer = next(iter(refused.recipients.values()))
                if code >= FOR_GOOD:
                    raise AddressRefused(f"the mail server refused the address: {code} {_words(answer)}") from None
                raise
        return str(message["Message-ID"])

    def _connected(self) -> smtplib.SMTP:
        host, context = self.url.hostname or "localhost", ssl.create_default_context()
        if self.url.scheme == "smtps":
            return smtplib.SMTP_SSL(host, self.url.port or 465, timeout=SECONDS, context=context)
        client = smtplib.SMTP(host, self.url.port or 25, timeout=SECONDS)
        client.ehlo_or_helo_if_needed()
        if client.has_extn("starttls"):
            client.starttls(context=context)
        return client


def _words(answer: bytes) -> str:
    return " ".join(answer.decode("utf-8", "replace").split())[:200]
