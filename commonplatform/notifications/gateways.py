"""The one place that knows how mail leaves. Each gateway sends a message with the same key only once,
as far as the other end lets it: the file gateway by an exclusive file name, SMTP by a fixed Message-ID."""

import smtplib
import ssl
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit
from uuid import UUID

from django.conf import settings

SECONDS = 20


class Gateway(Protocol):
    """Sends one plain-text mail. Raises any exception when it could not."""

    name: str

    def send(self, *, key: UUID, address: str, subject: str, body: str) -> None: ...


class FileGateway:
    """Development: each mail is a file in the state folder's `outbox`, named by its key."""

    name = "file"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, *, key: UUID, address: str, subject: str, body: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        final = self.folder / f"{key}.eml"
        if final.exists():
            return
        draft = self.folder / f".{key}.part"
        draft.write_bytes(bytes(_message(key=key, address=address, subject=subject, body=body)))
        draft.replace(final)


class SmtpGateway:
    """SMTP with TLS: `smtps://user:password@host:465` or `smtp://host:587` (STARTTLS when offered)."""

    name = "smtp"

    def __init__(self, url: str) -> None:
        self.url = urlsplit(url)

    def send(self, *, key: UUID, address: str, subject: str, body: str) -> None:
        host, context = self.url.hostname or "localhost", ssl.create_default_context()
        client: smtplib.SMTP
        if self.url.scheme == "smtps":
            client = smtplib.SMTP_SSL(host, self.url.port or 465, timeout=SECONDS, context=context)
        else:
            client = smtplib.SMTP(host, self.url.port or 25, timeout=SECONDS)
        with client:
            if self.url.scheme == "smtp" and client.has_extn("starttls"):
                client.starttls(context=context)
            if self.url.username:
                client.login(unquote(self.url.username), unquote(self.url.password or ""))
            client.send_message(_message(key=key, address=address, subject=subject, body=body))


def gateway() -> Gateway:
    """The gateway that the settings name."""
    if settings.NOTIFICATIONS_BACKEND == "smtp":
        return SmtpGateway(settings.SMTP_URL)
    return FileGateway(Path(settings.STATE_FOLDER) / "outbox")


def _message(*, key: UUID, address: str, subject: str, body: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = settings.MAIL_FROM
    message["To"] = address
    message["Subject"] = " ".join(subject.split())
    message["Message-ID"] = f"<{key}@{settings.MAIL_FROM.rpartition('@')[2]}>"
    message.set_content(body)
    return message
