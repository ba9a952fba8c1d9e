"""Charges as the form about remand asks for them, and what was typed into a form as it is carried on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from cases.custody.selectors import asks_for_reason
from commonplatform.ui.formats import page_language

if TYPE_CHECKING:
    from uuid import UUID

    from django import forms
    from django.http import QueryDict

    from cases.custody.types import DefendantCustody
    from cases.models import Defendant

# A hearing that is recorded late may have been before an eighteenth birthday.
LATE = timedelta(days=365)


def charges_that_ask(defendant: Defendant, custody: DefendantCustody) -> tuple[tuple[UUID, str, str], ...]:
    """Those whose limit depends on an allocation decision: id, name, and the reason that is held."""
    asked = []
    for number, charge in enumerate(defendant.offences.all(), start=1):
        if asks_for_reason(charge, defendant, timezone.localdate() - LATE):
            welsh = page_language() == "cy" and charge.title_welsh
            limit = custody.limits.get(charge.pk)
            name = f"{number}. {charge.title_welsh if welsh else charge.title}"
            asked.append((charge.pk, name, limit.allocation_reason if limit else ""))
    return tuple(asked)


def typed(form: forms.Form, sent: QueryDict) -> tuple[tuple[str, str], ...]:
    """What was sent for the form's fields, to be sent again."""
    names = tuple(form.fields)
    return tuple(
        (key, value)
        for key, values in sent.lists()
        if key in names or key.rpartition("_")[0] in names
        for value in values
    )
