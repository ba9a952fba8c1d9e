"""Kinds of events in words: the sentence of an event with what is not told left open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cases.event_sentences import SENTENCES, sentence_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cases.auditing.types import AuditedEvent

_FACT = re.compile(r"%\(\w+\)s")


def kind_choices() -> list[tuple[str, str]]:
    """Every kind there is, in the order of the words."""
    in_words = ((kind, f"{_FACT.sub('…', str(sentence))} ({kind})") for kind, sentence in SENTENCES.items())
    return [("", _("All")), *sorted(in_words, key=lambda choice: choice[1].casefold().lstrip("… "))]


def told_sentence(event: AuditedEvent) -> str:
    """What happened, with "[not shown]" for what belongs to the case."""
    return sentence_for(event.kind, {**_open(event.withheld), **event.data})


def _open(facts: Iterable[str]) -> dict[str, str]:
    return dict.fromkeys(facts, _("[not shown]"))
