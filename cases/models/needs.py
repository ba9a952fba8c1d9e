"""What the court must know to hold a hearing with a defendant."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case, Defendant
from cases.models.offence import Plea
from cases.states import PleaMethod
from commonplatform.encryption.fields import EncryptedJSONField, EncryptedTextField
from commonplatform.encryption.triggers import append_only


class CourtNeeds(models.Model):
    """Interpreter, languages, disability needs and dates to avoid, as they were given; the latest row counts.

    None stands for "not asked". Dates to avoid may carry reasons, so they are sealed like the needs
    (domain document "Online plea", Not guilty, attending, and trial consequences; Personal data).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey(Defendant, on_delete=models.PROTECT, related_name="court_needs")
    needs_interpreter = models.BooleanField(null=True)
    interpreter_language = models.CharField(max_length=100, blank=True)
    has_disability_needs = models.BooleanField(null=True)
    disability_needs = EncryptedTextField()
    has_dates_to_avoid = models.BooleanField(null=True)
    dates_to_avoid = EncryptedJSONField(default=list)
    hearing_language = models.CharField(max_length=2, blank=True, choices=settings.LANGUAGES)
    document_language = models.CharField(max_length=2, blank=True, choices=settings.LANGUAGES)
    method = models.CharField(max_length=20, choices=PleaMethod.choices)
    set_by = models.CharField(max_length=255)
    set_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("needs at court")
        verbose_name_plural = _("needs at court")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["defendant", "-set_at"], name="courtneeds_latest"),
            models.Index(fields=["case"], name="courtneeds_by_case"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = append_only("courtneeds")


class TrialMatters(models.Model):
    """What is in dispute and whom the defence wants to call, for one not guilty plea.

    Witnesses and whoever is named as driver are sealed: they are people who have not been asked (the same
    document, Personal data).
    """

    plea = models.OneToOneField(Plea, on_delete=models.PROTECT, primary_key=True, related_name="trial_matters")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey(Defendant, on_delete=models.PROTECT, related_name="+")
    disputes_evidence = models.BooleanField(null=True)
    disputed_evidence = EncryptedTextField()
    calls_witnesses = models.BooleanField(null=True)
    witnesses = EncryptedJSONField(default=list)
    other_driver = EncryptedTextField()

    class Meta:
        verbose_name = _("matters for trial")
        verbose_name_plural = _("matters for trial")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["case"], name="trialmatters_by_case")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = append_only("trialmatters")
