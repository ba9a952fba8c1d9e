"""Answers on their way: kept on the server, never in the cookie."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonplatform.encryption.fields import EncryptedJSONField


class Draft(models.Model):
    """What one defendant has answered so far.

    Made when the second factor was right. `visit` is the token of the browser session that may go
    on with it; proving again elsewhere takes the draft along (domain document "Online plea",
    Visits). Gone at submission, a day after the last answer, or, where somebody chose to come back
    later (`is_kept`), a week after it. `unfinished` is what was typed on pages that are not
    answered yet (`pleas.unfinished`); it is nobody's answer.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    defendant = models.OneToOneField("cases.Defendant", on_delete=models.PROTECT, related_name="+")
    visit = models.UUIDField()
    answers = EncryptedJSONField(default=dict)
    unfinished = EncryptedJSONField(null=True)
    is_kept = models.BooleanField(default=False, db_default=False)
    mails = models.PositiveSmallIntegerField(default=0, db_default=0)
    created_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("draft plea")
        verbose_name_plural = _("draft pleas")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["saved_at"], name="draft_by_age")]
