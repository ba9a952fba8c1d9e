"""Who was instructed by whom, before anybody is on record."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonplatform.encryption.triggers import append_only


class Instruction(models.Model):
    """A person records that their organisation was instructed for a defendant on a day; never changed.

    Several organisations may (domain document "Defence portal", Recording instruction). `is_first` says that
    the organisation had recorded none for this defendant before.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey("cases.Defendant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    instructed_on = models.DateField(_("instructed on"))
    is_first = models.BooleanField()
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("instruction")
        verbose_name_plural = _("instructions")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["defendant", "organisation"],
                name="instruction_first_once_per_organisation",
                condition=models.Q(is_first=True),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["case"], name="instruction_by_case"),
            models.Index(fields=["defendant", "recorded_at"], name="instruction_by_defendant"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = append_only("instruction")
