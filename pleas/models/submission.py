"""The receipt of an answer that was sent."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonplatform.encryption.fields import EncryptedJSONField, EncryptedTextField
from commonplatform.encryption.triggers import append_only
from pleas.figures.states import Channel


class Submission(models.Model):
    """One defendant's answer to all their charges, as it was sent. The pleas are rows of the case.

    Append-only, one of each kind per defendant: a plea may follow an accepted fixed offer.
    `idempotency_key` makes a repeated request find the first.
    """

    class Kind(models.TextChoices):
        PLEA = "plea", _("Plea")
        OFFER = "offer", _("Fixed offer accepted")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey("cases.Defendant", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=5, choices=Kind.choices, default=Kind.PLEA, db_default=Kind.PLEA.value)
    reference = models.CharField(_("receipt reference"), max_length=12, unique=True, db_collation="C")
    idempotency_key = models.UUIDField(unique=True)
    language = models.CharField(_("language of the journey"), max_length=2, choices=settings.LANGUAGES)
    email = EncryptedTextField(_("e-mail"))
    telephone = EncryptedTextField(_("telephone"))
    details = EncryptedJSONField(_("who answered, as it was sent"), default=dict)
    channel = models.CharField(
        _("entered"), max_length=10, choices=Channel.choices, default=Channel.ONLINE, db_default=Channel.ONLINE.value
    )
    helped_by = models.CharField(_("helper"), max_length=255, blank=True, default="", db_default="")
    on_behalf_of = models.CharField(_("on behalf of"), max_length=255, blank=True, default="", db_default="")
    form_dated = models.DateField(_("date on the paper form"), null=True)
    submitted_at = models.DateTimeField(_("sent"), default=timezone.now)

    class Meta:
        verbose_name = _("online plea")
        verbose_name_plural = _("online pleas")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["defendant", "kind"], name="submission_kind_once_per_defendant"),
            models.CheckConstraint(
                name="submission_helper_is_named",
                condition=models.Q(channel=Channel.ONLINE, helped_by="", on_behalf_of="")
                | (~models.Q(channel=Channel.ONLINE) & ~models.Q(helped_by="") & ~models.Q(on_behalf_of="")),
            ),
            models.CheckConstraint(
                name="submission_paper_form_is_dated",
                condition=~models.Q(channel=Channel.POSTAL) | models.Q(form_dated__isnull=False),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = append_only("submission")

    def __str__(self) -> str:
        return self.reference
