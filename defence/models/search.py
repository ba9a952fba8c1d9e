"""Who searched, and what it came to."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from defence.states import SearchOutcome


class SearchAttempt(models.Model):
    """One search by one person: what it came to, and keyed digests of what was searched for.

    Search is the route by which the existence of a case leaks, so every one is kept and those that
    find nothing are limited (domain document "Defence portal", Authorisation of the result). `digest` is of
    all terms together, `terms` of each by its name: whoever holds the key can prove that a certain person,
    day or reference was searched for, and nobody can read from it who was.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    terms = models.JSONField(default=dict)
    outcome = models.CharField(max_length=10, choices=SearchOutcome.choices)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("defence search")
        verbose_name_plural = _("defence searches")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["user", "-at"],
                name="searchattempt_unsuccessful",
                condition=models.Q(outcome__in=["nothing", "several"]),
            ),
        ]
