"""A mail as the internet carries it: plain text and HTML of the same words."""

from email.message import EmailMessage

from django.conf import settings

from commonplatform.notifications.gateways.contract import AddressRefused
from commonplatform.notifications.types import OutgoingMail


def mime_message(mail: OutgoingMail) -> EmailMessage:
    """With a Message-ID that is the same on every try. Raises `AddressRefused` for an impossible domain."""
    message = EmailMessage()
    message["From"] = settings.MAIL_FROM
    message["To"] = in_ascii(mail.address)
    message["Subject"] = " ".join(mail.letter.subject.split())
    message["Message-ID"] = f"<{mail.key}@{settings.MAIL_FROM.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.letter.text)
    message.add_alternative(mail.letter.html, subtype="html")
    message["Content-Language"] = mail.language
    return message


def in_ascii(address: str) -> str:
    """The address with an international domain in its ASCII form."""
    name, _, domain = address.rpartition("@")
    try:
        return f"{name}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        raise AddressRefused("the domain of the address cannot exist") from None
