"""What people think of the service. Nothing about who they are or which case they have."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Feedback(models.Model):
    """One answer to the feedback questions; its id is the key of the page, so that it counts once.

    A comment is not kept here: it goes to the service's mailbox (domain document "Online plea", Feedback).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    page = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    used_call_centre = models.BooleanField()
    call_centre_satisfaction = models.PositiveSmallIntegerField(null=True)
    satisfaction = models.PositiveSmallIntegerField()
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="feedback_satisfaction_of_five", condition=models.Q(satisfaction__range=(1, 5))
            ),
            models.CheckConstraint(
                name="feedback_call_centre_rated_by_its_users",
                condition=models.Q(used_call_centre=False, call_centre_satisfaction__isnull=True)
                | models.Q(used_call_centre=True, call_centre_satisfaction__range=(1, 5)),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["given_at"], name="feedback_by_age")]
