"""What a defendant earns and owes."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case, Defendant
from cases.states import MeansKind, PleaMethod
from commonplatform.encryption.fields import EncryptedJSONField
from commonplatform.encryption.triggers import append_only


class Means(models.Model):
    """A means form as it was given; the latest counts. The court and the own defence may see it, no prosecutor.

    `details` has the shape of `cases.types.MeansToKeep` (domain document "Online plea", What the
    court receives, visibility).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey(Defendant, on_delete=models.PROTECT, related_name="means")
    kind = models.CharField(max_length=10, choices=MeansKind.choices)
    details = EncryptedJSONField()
    method = models.CharField(max_length=20, choices=PleaMethod.choices)
    given_by = models.CharField(max_length=255)
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("means")
        verbose_name_plural = _("means")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["defendant", "-given_at"], name="means_latest"),
            models.Index(fields=["case"], name="means_by_case"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = append_only("means")
