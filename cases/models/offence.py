"""Charges and the pleas to them."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case, Defendant
from cases.states import EnteredPlea, PleaMethod
from commonplatform.encryption.fields import EncryptedTextField
from commonplatform.encryption.triggers import append_only


class Offence(models.Model):
    """One charge against one defendant, with the reference record valid on the day of the offence."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey(Defendant, on_delete=models.PROTECT, related_name="offences")
    sequence = models.PositiveSmallIntegerField()
    code = models.CharField(_("CJS code"), max_length=8)
    record = models.ForeignKey("reference.Offence", on_delete=models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=255)
    title_welsh = models.CharField(max_length=255, blank=True)
    legislation = models.CharField(max_length=500, blank=True)
    legislation_welsh = models.CharField(max_length=500, blank=True)
    wording = models.TextField()
    wording_welsh = models.TextField(blank=True)
    facts = models.TextField(blank=True)
    facts_welsh = models.TextField(blank=True)
    date_code = models.PositiveSmallIntegerField(default=1)
    committed_on = models.DateField()
    committed_until = models.DateField(null=True)
    charged_on = models.DateField(null=True)
    arrested_on = models.DateField(null=True)
    location = models.CharField(max_length=80, blank=True)
    vehicle_registration = models.CharField(max_length=11, blank=True)
    compensation = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    back_duty = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    fixed_offer_made = models.BooleanField(default=False)
    more = models.JSONField(_("further details as received"), default=dict)

    class Meta:
        verbose_name = _("offence")
        verbose_name_plural = _("offences")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["defendant", "sequence"], name="offence_sequence_once_per_defendant"),
            models.CheckConstraint(
                name="offence_ends_after_it_starts",
                condition=models.Q(committed_until__isnull=True)
                | models.Q(committed_until__gte=models.F("committed_on")),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["case"], name="offence_by_case"),
            models.Index(fields=["case"], name="offence_with_fixed_offer", condition=models.Q(fixed_offer_made=True)),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="offence_never_deleted", operation=pgtrigger.Delete)
        ]


class Plea(models.Model):
    """A plea as it was entered; a later one replaces it and both stay.

    One first plea per offence: the database refuses a second (domain document "Online plea",
    Duplicates).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey(Defendant, on_delete=models.PROTECT, related_name="pleas")
    offence = models.ForeignKey(Offence, on_delete=models.PROTECT, related_name="pleas")
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    choice = models.CharField(max_length=20, choices=EnteredPlea.choices)
    method = models.CharField(max_length=20, choices=PleaMethod.choices)
    statement = EncryptedTextField(_("mitigation, or the reason for a not guilty plea"))
    entered_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.CharField(max_length=255)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("plea")
        verbose_name_plural = _("pleas")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["offence"],
                name="plea_first_once_per_offence",
                condition=models.Q(replaces__isnull=True),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["case"], name="plea_by_case")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = append_only("plea")
