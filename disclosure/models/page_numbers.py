"""The page labels of a document: given once, when it is served, and never again to anything else."""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from disclosure.models.material import Material
from disclosure.page_labels import LabelRange
from disclosure.sections import SectionCode


class PageNumbers(models.Model):
    """Which pages of its section a document has (domain document "Defence portal", Bundling and pagination).

    Sections count per case, sections of a defendant per defendant. `after` is the label behind which the document
    was inserted, empty where it stands in the main count. The numbers of a withdrawn document stay unused.
    """

    material = models.OneToOneField(Material, on_delete=models.PROTECT, primary_key=True, related_name="page_numbers")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey("cases.Defendant", on_delete=models.PROTECT, null=True, related_name="+")
    section = models.CharField(max_length=8, choices=SectionCode.choices)
    after = models.CharField(_("inserted behind page"), max_length=60, blank=True)
    first = models.PositiveIntegerField(_("first page"))
    pages = models.PositiveIntegerField(_("number of pages"))
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("page numbers of a document")
        verbose_name_plural = _("page numbers of documents")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ExclusionConstraint(
                name="pagenumbers_given_once",
                expressions=[
                    (Coalesce("defendant", "case"), "="),
                    ("section", "="),
                    ("after", "="),
                    (Func("first", F("first") + F("pages"), function="int4range"), "&&"),
                ],
            ),
            models.CheckConstraint(name="pagenumbers_count_from_one", condition=models.Q(first__gte=1, pages__gte=1)),
            models.CheckConstraint(
                name="pagenumbers_after_is_a_number",
                condition=models.Q(after="") | models.Q(after__regex=r"^[1-9][0-9]*([.][1-9][0-9]*)*$"),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="pagenumbers_never_change", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    @property
    def labels(self) -> LabelRange:
        return LabelRange(self.section, self.after, self.first, self.pages)
