"""What the bench has been given to read in a trial."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from disclosure.models.material import Material


class Share(models.Model):
    """A legal adviser has shared one document with the magistrates of one hearing.

    In a trial the bench reads only what was shared with it (domain document "Defence portal", Sharing with
    the bench). A repeat changes nothing; what was shared stays on record.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="shares")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey("cases.Defendant", on_delete=models.PROTECT, null=True, related_name="+")
    hearing = models.ForeignKey("cases.Hearing", on_delete=models.PROTECT, related_name="+")
    shared_at = models.DateTimeField(default=timezone.now)
    shared_by = models.CharField(max_length=255)

    class Meta:
        verbose_name = _("document shared with the bench")
        verbose_name_plural = _("documents shared with the bench")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["material", "hearing"], name="share_once_per_hearing"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="share_append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]
