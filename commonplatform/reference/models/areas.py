"""Which references and units a court deals with (domain document "Online plea", Courts)."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from commonplatform.reference.models.records import Court


class CourtRegion(models.Model):
    """The first two digits of the references that a court deals with; a region may have several courts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="regions", verbose_name=_("court"))
    code = models.CharField(_("two-digit region code"), max_length=2)

    class Meta:
        verbose_name = _("region code")
        verbose_name_plural = _("region codes")
        ordering: ClassVar[list[str]] = ["code"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["court", "code"], name="courtregion_once_per_court"),
            models.CheckConstraint(
                name="courtregion_two_digits",
                condition=models.Q(code__regex=r"^[0-9]{2}$"),
                violation_error_message=_("The region code must be two digits, for example 06"),
            ),
        ]

    def __str__(self) -> str:
        return self.code


class CourtUnit(models.Model):
    """A unit whose cases a court deals with: the first five characters of an organisation unit code."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="units", verbose_name=_("court"))
    code = models.CharField(
        _("first five characters of the unit code"),
        max_length=5,
        unique=True,
        error_messages={"unique": _("Another court already has this unit code")},
    )

    class Meta:
        verbose_name = _("unit code")
        verbose_name_plural = _("unit codes")
        ordering: ClassVar[list[str]] = ["code"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="courtunit_five_characters",
                condition=models.Q(code__regex=r"^[A-Z0-9]{5}$"),
                violation_error_message=_("The unit code must be five capital letters or digits, for example B06MC"),
            ),
        ]

    def __str__(self) -> str:
        return self.code
