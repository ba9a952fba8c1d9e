"""Who opened a document."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonplatform.accounts.roles import Role
from disclosure.models.attachment import Attachment
from disclosure.models.material import Material
from disclosure.sections import SectionCode
from disclosure.states import DocumentAct


class MaterialRead(models.Model):
    """Somebody opened or downloaded a document: who, for whom, which version, when. Never changed, never removed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="reads")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey("cases.Defendant", on_delete=models.PROTECT, null=True, related_name="+")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    section = models.CharField(max_length=8, choices=SectionCode.choices)
    version = models.PositiveSmallIntegerField(null=True)
    act = models.CharField(max_length=10, choices=DocumentAct.choices, default=DocumentAct.READ)
    user_id = models.UUIDField()
    user_name = models.CharField(max_length=255)
    role = models.CharField(max_length=30, choices=Role.choices)
    organisation_id = models.UUIDField()
    organisation_name = models.CharField(max_length=255)
    read_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("reading of a document")
        verbose_name_plural = _("readings of documents")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="materialread_is_a_reading",
                condition=models.Q(act__in=[DocumentAct.READ, DocumentAct.DOWNLOAD]),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["case", "read_at"], name="materialread_by_case"),
            models.Index(fields=["read_at"], name="materialread_by_time"),
            models.Index(fields=["defendant", "section", "-read_at"], name="materialread_last_reader"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="materialread_append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]
