"""That the prosecution has read what was said with a plea."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case, Defendant
from cases.models.offence import Plea


class PleaReading(models.Model):
    """Somebody of the prosecuting authority has read the plea and its statement; once is enough.

    No single justice may decide while this is missing (`cases.services.require_mitigation_read`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plea = models.OneToOneField(Plea, on_delete=models.PROTECT, related_name="reading")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey(Defendant, on_delete=models.PROTECT, related_name="+")
    read_by = models.CharField(max_length=255)
    organisation_name = models.CharField(max_length=255)
    read_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("reading of a plea")
        verbose_name_plural = _("readings of pleas")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["case"], name="pleareading_by_case")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="pleareading_append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]
