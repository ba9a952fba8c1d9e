"""How to come back to answers that were saved. Nothing personal: the mailbox may be somebody else's."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from commonplatform.audit.types import EffectRequest
from commonplatform.notifications.page_addresses import page_address
from commonplatform.notifications.states import Audience
from commonplatform.notifications.types import MessageTemplate, mail
from commonplatform.ui.formats import long_date, page_language
from pleas.help_lines import help_line


def draft_saved(*, address: str, language: str, kept_until: date) -> EffectRequest:
    """No name, no reference, no answers (domain document "Online plea", Visits, help, accessibility)."""
    return mail(DRAFT_SAVED.name, address=address, language=language, facts={"kept_until": kept_until.isoformat()})


def _words(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "kept_until": long_date(date.fromisoformat(facts["kept_until"])),
        "come_back": page_address("public:plea:before"),
        "help_line": help_line(page_language()),
        "privacy": page_address("public:privacy"),
    }


DRAFT_SAVED = MessageTemplate(
    "draft_saved", _("Answers saved"), Audience.DEFENDANT, example={"kept_until": "2026-11-28"}, words=_words
)
