"""Attempts to find a case, so that guessing can be stopped."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pleas.states import LookupOutcome


class LookupAttempt(models.Model):
    """One attempt: keyed digests of the reference, the browser session and the network address.

    Nothing that was typed can be read from it (domain document "Online plea", Attempts and lockout).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference_digest = models.CharField(max_length=64)
    session_digest = models.CharField(max_length=64)
    address_digest = models.CharField(max_length=64)
    outcome = models.CharField(max_length=10, choices=LookupOutcome.choices)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("lookup attempt")
        verbose_name_plural = _("lookup attempts")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=[f"{what}_digest", "at"],
                name=f"lookup_failed_by_{what}",
                condition=models.Q(outcome=LookupOutcome.NOT_FOUND),
            )
            for what in ("reference", "session", "address")
        ] + [models.Index(fields=["at"], name="lookup_by_age")]
