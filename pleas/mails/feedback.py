"""To the service's own mailbox: somebody left a comment."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from commonplatform.audit.types import EffectRequest
from commonplatform.notifications.states import Audience
from commonplatform.notifications.types import MessageTemplate, mail


def feedback_comment(*, comment: str, page: str, browser: str, satisfaction: int, email: str = "") -> EffectRequest:
    """As typed, paragraph by paragraph; `page` is a page's name, never an address that somebody gave."""
    facts = {
        "paragraphs": [line for line in comment.splitlines() if line.strip()],
        "page": page,
        "browser": browser,
        "satisfaction": satisfaction,
        "email": email,
    }
    return mail(FEEDBACK_COMMENT.name, address=settings.SERVICE_MAILBOX, language="en", facts=facts)


def _words(facts: Mapping[str, Any]) -> dict[str, Any]:
    """A typed line must not look like a heading or a list of ours."""
    return {**facts, "paragraphs": [f"> {each}" for each in facts["paragraphs"]]}


FEEDBACK_COMMENT = MessageTemplate(
    "feedback_comment",
    _("Comment on the service"),
    Audience.SERVICE,
    example={
        "paragraphs": ["Easy to use.", "I could not find my reference at first."],
        "page": "receipt",
        "browser": "Firefox 140",
        "satisfaction": 4,
        "email": "",
    },
    words=_words,
)
