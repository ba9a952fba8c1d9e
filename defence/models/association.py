"""Who is on record for whom."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from defence.states import RepresentationEnd, RepresentationOrigin, RepresentationType

WRITTEN_ONCE = [
    "case",
    "defendant",
    "organisation",
    "representation_type",
    "laa_contract_number",
    "origin",
    "made_by",
    "started_at",
]


class Association(models.Model):
    """A firm on record for a defendant, from a time to a time; the right belongs to the whole firm.

    At most one is open per defendant: the first firm must end its own before another can begin
    (domain document "Defence portal", Association, Rules). Ended ones stay as they were. `made_by` and
    `ended_by` are people; a representation order has neither.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey("cases.Defendant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    representation_type = models.CharField(_("representation type"), max_length=40, choices=RepresentationType.choices)
    laa_contract_number = models.CharField(_("legal aid contract number"), max_length=20, blank=True)
    origin = models.CharField(
        _("begun by"),
        max_length=10,
        choices=RepresentationOrigin.choices,
        default=RepresentationOrigin.FIRM,
        db_default="firm",
    )
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField(_("on record since"), default=timezone.now)
    ended_at = models.DateTimeField(_("off record since"), null=True, blank=True)
    ended_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_through = models.CharField(
        _("ended by"), max_length=12, choices=RepresentationEnd.choices, blank=True, default="", db_default=""
    )

    class Meta:
        verbose_name = _("representation")
        verbose_name_plural = _("representations")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["defendant"],
                name="association_one_open_per_defendant",
                condition=models.Q(ended_at__isnull=True),
            ),
            models.CheckConstraint(
                name="association_ends_after_it_starts",
                condition=models.Q(ended_at__isnull=True) | models.Q(ended_at__gt=models.F("started_at")),
            ),
            models.CheckConstraint(
                name="association_open_has_nobody_who_ended_it",
                condition=models.Q(ended_at__isnull=False) | models.Q(ended_by__isnull=True),
            ),
            models.CheckConstraint(
                name="association_representation_type_known",
                condition=models.Q(representation_type__in=RepresentationType.values),
            ),
            models.CheckConstraint(
                name="association_of_a_firm_was_made_by_somebody",
                condition=models.Q(origin=RepresentationOrigin.ORDER, made_by__isnull=True)
                | models.Q(origin=RepresentationOrigin.FIRM, made_by__isnull=False),
            ),
            models.CheckConstraint(
                name="association_ended_through_something",
                condition=models.Q(ended_at__isnull=True, ended_through="") | models.Q(ended_at__isnull=False),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["case"], name="association_by_case"),
            models.Index(fields=["defendant", "-started_at"], name="association_latest"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="association_never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="association_written_once", fields=WRITTEN_ONCE),
            pgtrigger.Protect(
                name="association_stays_ended",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__ended_at__isnull=False),
            ),
        ]
