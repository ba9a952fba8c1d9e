"""Mail by GOV.UK Notify: one generic template with ((subject)) and ((body)), filled with our words.

Two calls of its REST API. The official client cannot be installed from wheels alone
(`docs/adr/0008-notify-without-its-client.md`).
"""

import base64
import hashlib
import hmac
import json
import time
from typing import Any
from urllib.parse import urljoin

import requests

from commonplatform.notifications.gateways.contract import AddressRefused, Tracking
from commonplatform.notifications.states import MessageStatus
from commonplatform.notifications.types import OutgoingMail

SECONDS = 20
KEY_LENGTH, SECRET_LENGTH = 73, 36

# What Notify says of a mail at the end, and what that means here. Temporary and technical failures are
# Notify's last word too: it has tried for three days.
LAST_WORDS: dict[str, tuple[MessageStatus, str]] = {
    "delivered": (MessageStatus.DELIVERED, ""),
    "permanent-failure": (MessageStatus.FAILED, "the address does not exist"),
    "temporary-failure": (MessageStatus.FAILED, "the mailbox took no mail for three days"),
    "technical-failure": (MessageStatus.FAILED, "GOV.UK Notify could not send it"),
}


class NotifyFault(Exception):
    """Notify answered with an error that is worth trying again: it may be mended there or in our settings."""


class NotifyGateway:
    """GOV.UK Notify. The reference is the effect's id, so that a repeat finds the first."""

    name = "notify"

    def __init__(self, *, url: str, api_key: str, template_id: str) -> None:
        self.url, self.template_id = url, template_id
        key = api_key[-KEY_LENGTH:]
        self.service_id, self.secret = key[: KEY_LENGTH - SECRET_LENGTH - 1], key[-SECRET_LENGTH:]

    def send(self, *, mail: OutgoingMail) -> str:
        if mail.again and (first := self._sent_before(mail)):
            return first
        answer = self._ask(
            "POST",
            "/v2/notifications/email",
            json={
                "email_address": mail.address,
                "template_id": self.template_id,
                "personalisation": {"subject": mail.letter.subject, "body": mail.letter.text},
                "reference": str(mail.key),
            },
        )
        return str(answer["id"])

    def track(self, gateway_id: str) -> Tracking:
        """What became of a mail that was handed over."""
        status = str(self._ask("GET", f"/v2/notifications/{gateway_id}").get("status", ""))
        found, reason = LAST_WORDS.get(status, (None, ""))
        return Tracking(found, reason)

    def _sent_before(self, mail: OutgoingMail) -> str:
        found = self._ask("GET", "/v2/notifications", params={"reference": str(mail.key)}).get("notifications", [])
        return str(found[0]["id"]) if found else ""

    def _ask(self, method: str, path: str, **more: Any) -> dict[str, Any]:
        response = requests.request(
            method,
            urljoin(self.url, path),
            headers={"Authorization": f"Bearer {self._token()}"},
            timeout=SECONDS,
            allow_redirects=False,
            **more,
        )
        answer = _read(response)
        if response.status_code == requests.codes.bad_request and _is_about_the_address(answer):
            raise AddressRefused("GOV.UK Notify refused the address")
        if response.status_code not in (requests.codes.ok, requests.codes.created):
            raise NotifyFault(f"GOV.UK Notify answered {response.status_code}: {_errors(answer)}")
        return answer

    def _token(self) -> str:
        """A JSON web token (HS256), good for half a minute at the other end."""
        parts = ({"typ": "JWT", "alg": "HS256"}, {"iss": self.service_id, "iat": int(time.time())})
        signed = b".".join(_in_base64(json.dumps(part).encode()) for part in parts)
        signature = hmac.new(self.secret.encode(), signed, hashlib.sha256).digest()
        return (signed + b"." + _in_base64(signature)).decode()


def _read(response: requests.Response) -> dict[str, Any]:
    try:
        answer = response.json()
    except ValueError:
        raise NotifyFault(f"GOV.UK Notify answered {response.status_code} without JSON") from None
    return answer if isinstance(answer, dict) else {}


def _is_about_the_address(answer: dict[str, Any]) -> bool:
    errors = answer.get("errors") or []
    return any("email_address" in str(e.get("message", "")) for e in errors if e.get("error") == "ValidationError")


def _errors(answer: dict[str, Any]) -> str:
    return "; ".join(f"{e.get('error')}: {e.get('message')}" for e in answer.get("errors") or [])[:500]


def _in_base64(content: bytes) -> bytes:
    return base64.urlsafe_b64encode(content).rstrip(b"=")
