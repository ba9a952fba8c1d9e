"""The receipt of an answer that was sent."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonplatform.encryption.fields import EncryptedJSONField
from commonplatform.encryption.triggers import append_only


class Submission(models.Model):
    """One defendant's answer to all their charges, as it was sent. The pleas are rows of the case.

    Append-only, one per defendant; `idempotency_key` makes a repeated request find the first.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey("cases.Defendant", on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(_("receipt reference"), max_length=12, unique=True, db_collation="C")
    idempotency_key = models.UUIDField(unique=True)
    language = models.CharField(_("language of the journey"), max_length=2, choices=settings.LANGUAGES)
    email = models.EmailField(_("e-mail"))
    telephone = models.CharField(_("telephone"), max_length=20, blank=True)
    details = EncryptedJSONField(_("who answered, as it was sent"), default=dict)
    submitted_at = models.DateTimeField(_("sent"), default=timezone.now)

    class Meta:
        verbose_name = _("online plea")
        verbose_name_plural = _("online pleas")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["defendant"], name="submission_once_per_defendant"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = append_only("submission")

    def __str__(self) -> str:
        return self.reference
