"""Who is on record for whom, and who searched for what."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from defence.states import RepresentationType, SearchOutcome

WRITTEN_ONCE = [
    "case",
    "defendant",
    "organisation",
    "representation_type",
    "laa_contract_number",
    "made_by",
    "started_at",
]


class Association(models.Model):
    """A firm on record for a defendant, from a time to a time; the right belongs to the whole firm.

    At most one is open per defendant: the first firm must end its own before another can begin
    (domain document "Defence portal", Association, Rules). Ended ones stay as they were.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey("cases.Defendant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    representation_type = models.CharField(_("representation type"), max_length=40, choices=RepresentationType.choices)
    laa_contract_number = models.CharField(_("legal aid contract number"), max_length=20, blank=True)
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(_("on record since"), default=timezone.now)
    ended_at = models.DateTimeField(_("off record since"), null=True, blank=True)
    ended_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

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
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["case"], name="association_by_case")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="association_never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="association_written_once", fields=WRITTEN_ONCE),
            pgtrigger.Protect(
                name="association_stays_ended",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__ended_at__isnull=False),
            ),
        ]


class SearchAttempt(models.Model):
    """One search by one person: what it came to, and a keyed digest of what was searched for.

    Search is the route by which the existence of a case leaks, so every one is kept and those that
    find nothing are limited (domain document "Defence portal", Authorisation of the result).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    outcome = models.CharField(max_length=10, choices=SearchOutcome.choices)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("defence search")
        verbose_name_plural = _("defence searches")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["user", "-at"], name="searchattempt_nothing", condition=models.Q(outcome="nothing")),
        ]
