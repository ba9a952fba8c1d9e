"""Which role may do what with the documents of which section: reference data, kept with its history."""

from __future__ import annotations

import uuid
from datetime import date
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from commonplatform.accounts.roles import Role
from disclosure.sections import SectionCode
from disclosure.states import DocumentAct


@pghistory.track(model_name="SectionRightHistory")
class SectionRight(models.Model):
    """One entry of the matrix, from a day to a day, both included; an empty day leaves that end open.

    Necessary but not sufficient: a relation to the case is needed too (domain document "Defence portal",
    The RBAC decision). Rights end on a day; they are not deleted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    section = models.CharField(_("section"), max_length=8, choices=SectionCode.choices)
    role = models.CharField(_("role"), max_length=30, choices=Role.choices)
    act = models.CharField(_("may"), max_length=10, choices=DocumentAct.choices)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("right to a section")
        verbose_name_plural = _("rights to sections")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["section", "role", "act", "valid_from"], name="sectionright_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                name="sectionright_ends_after_it_starts",
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_section_display()}: {self.get_role_display()}, {self.get_act_display()}"

    @classmethod
    def in_force(cls, day: date) -> models.QuerySet[SectionRight]:
        """The entries that are valid on a day, both ends included."""
        valid = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        valid &= Q(valid_until__isnull=True) | Q(valid_until__gte=day)
        return cls.objects.filter(valid)
