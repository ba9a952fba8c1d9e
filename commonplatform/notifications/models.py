"""What was sent to whom, exactly."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonplatform.encryption.fields import EncryptedTextField
from commonplatform.notifications.states import Audience, MessageStatus


class Message(models.Model):
    """One message. Its id is the effect's, so that the same message is never sent twice.

    `defendant_id` is whom it is about: the other defendants' firms never see it. `history` holds one
    step per change of status or reason: status, time, reason.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case_id = models.UUIDField(null=True)
    defendant_id = models.UUIDField(null=True)
    template = models.CharField(max_length=60)
    audience = models.CharField(max_length=10, choices=Audience.choices)
    language = models.CharField(max_length=2)
    address = EncryptedTextField()
    subject = models.CharField(max_length=255)
    body = EncryptedTextField()
    html = EncryptedTextField()
    status = models.CharField(max_length=20, choices=MessageStatus.choices, default=MessageStatus.CREATED)
    status_at = models.DateTimeField(default=timezone.now)
    reason = models.TextField(blank=True)
    history = models.JSONField(default=list)
    created_at = models.DateTimeField(default=timezone.now)
    handed_over_at = models.DateTimeField(null=True)
    gateway = models.CharField(max_length=20)
    gateway_id = models.CharField(max_length=255, blank=True)
    check_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="message_gone_has_time",
                condition=~models.Q(status__in=["handed_over", "delivered"]) | models.Q(handed_over_at__isnull=False),
            ),
            models.CheckConstraint(name="message_subject_one_line", condition=~models.Q(subject__regex="[\r\n]")),
            models.CheckConstraint(
                name="message_failed_has_reason",
                condition=~models.Q(status__in=["failed", "failed_for_now"]) | ~models.Q(reason=""),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["case_id"], name="message_by_case"),
            models.Index(fields=["-created_at", "-id"], name="message_newest"),
            models.Index(fields=["check_at"], name="message_to_check", condition=models.Q(check_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.subject
