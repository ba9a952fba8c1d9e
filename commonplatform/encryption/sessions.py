"""Browser sessions in envelopes: a dump shows neither what somebody typed nor who is signed in."""

import base64
import binascii
from typing import Any

from django.contrib.sessions.serializers import JSONSerializer

from commonplatform.accounts import sessions
from commonplatform.encryption.envelope import EnvelopeFault, seal, unseal

_ABOUT = "session_data"


class SessionStore(sessions.SessionStore):
    """The service's sessions, sealed instead of signed: what opens was written by the service."""

    def encode(self, session_dict: dict[str, Any]) -> str:
        """The envelope of the session as text."""
        return base64.b64encode(seal(JSONSerializer().dumps(session_dict), about=_ABOUT)).decode()

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """The session again; nothing when it was altered or its key is gone: its owner begins anew."""
        try:
            envelope = base64.b64decode(session_data, validate=True)
            kept: dict[str, Any] = JSONSerializer().loads(unseal(envelope, about=_ABOUT))
        except (EnvelopeFault, binascii.Error, ValueError):
            return {}
        return kept
