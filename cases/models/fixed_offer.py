"""Fixed offers: what came of assessing them, what was accepted, how it ended, and the verdicts that followed."""

from __future__ import annotations

import uuid
from decimal import Decimal
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.fixed_offer import OfferOutcome
from cases.models.case import Case, Defendant
from cases.models.offence import Offence
from cases.states import PleaMethod


def _append_only(name: str) -> pgtrigger.Trigger:
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)


class FixedOfferAssessment(models.Model):
    """Whether the offers in a notice qualify, found once per case; the prosecutor is told when they do not.

    `total` is what the offer came to on that day, where there is one defendant.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, primary_key=True, related_name="fixed_offer_assessment")
    outcome = models.CharField(max_length=20, choices=[(outcome.value, outcome.name) for outcome in OfferOutcome])
    total = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    assessed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("assessment of fixed offers")
        verbose_name_plural = _("assessments of fixed offers")
        triggers: ClassVar[list[pgtrigger.Trigger]] = [_append_only("fixedofferassessment_append_only")]


class FixedOfferAcceptance(models.Model):
    """A defendant's acceptance of the whole offer, with the figures as they stood: pending until it ends.

    Domain document "Online plea", Fixed offer accepted online.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    defendant = models.OneToOneField(Defendant, on_delete=models.PROTECT, related_name="fixed_offer_acceptance")
    accepted_at = models.DateTimeField()
    method = models.CharField(
        max_length=20, choices=PleaMethod.choices, default=PleaMethod.ONLINE, db_default=PleaMethod.ONLINE.value
    )
    can_change_until = models.DateField(_("last day of the cooling-off"))
    level = models.CharField(max_length=12)
    costs = models.DecimalField(max_digits=16, decimal_places=2)
    surcharge = models.DecimalField(max_digits=16, decimal_places=2)
    total = models.DecimalField(max_digits=16, decimal_places=2)
    recorded_by = models.CharField(max_length=255)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("accepted fixed offer")
        verbose_name_plural = _("accepted fixed offers")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="fixedofferacceptance_adds_up",
                condition=models.Q(costs__gte=0, surcharge__gte=0)
                & models.Q(total__gte=models.F("costs") + models.F("surcharge")),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["can_change_until"], name="fixedoffer_by_end")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [_append_only("fixedofferacceptance_append_only")]


class FixedOfferPenalty(models.Model):
    """What was accepted for one charge."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey(Defendant, on_delete=models.PROTECT, related_name="+")
    acceptance = models.ForeignKey(FixedOfferAcceptance, on_delete=models.PROTECT, related_name="penalties")
    offence = models.OneToOneField(Offence, on_delete=models.PROTECT, related_name="fixed_offer_penalty")
    penalty = models.DecimalField(max_digits=16, decimal_places=2)
    compensation = models.DecimalField(default=Decimal("0"), max_digits=16, decimal_places=2)

    class Meta:
        verbose_name = _("penalty of a fixed offer")
        verbose_name_plural = _("penalties of fixed offers")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="fixedofferpenalty_within_law",
                condition=models.Q(penalty__gte=0, compensation__gte=0, compensation__lte=10),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [_append_only("fixedofferpenalty_append_only")]


class FixedOfferEnd(models.Model):
    """How an acceptance ended: the cooling-off ran out and it counted, or something took its place."""

    class Outcome(models.TextChoices):
        CONCLUDED = "concluded", _("Concluded")
        CANCELLED = "cancelled", _("Cancelled")

    acceptance = models.OneToOneField(
        FixedOfferAcceptance, on_delete=models.PROTECT, primary_key=True, related_name="end"
    )
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey(Defendant, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    ended_at = models.DateTimeField(default=timezone.now)
    pay_by = models.DateField(_("to be paid by"), null=True)
    collection_order = models.BooleanField(_("collection order made"), default=False)

    class Meta:
        verbose_name = _("end of a fixed offer")
        verbose_name_plural = _("ends of fixed offers")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="fixedofferend_terms_of_payment",
                condition=(
                    models.Q(outcome="concluded", pay_by__isnull=False, collection_order=True)
                    | models.Q(outcome="cancelled", pay_by__isnull=True, collection_order=False)
                ),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [_append_only("fixedofferend_append_only")]


class Verdict(models.Model):
    """What was found on one charge, when the conviction counts, and by which route."""

    class Finding(models.TextChoices):
        GUILTY = "guilty", _("Found guilty")

    class Route(models.TextChoices):
        FIXED_OFFER = "fixed_offer", _("Fixed offer accepted online")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey(Defendant, on_delete=models.PROTECT, related_name="verdicts")
    offence = models.OneToOneField(Offence, on_delete=models.PROTECT, related_name="verdict")
    finding = models.CharField(max_length=20, choices=Finding.choices)
    route = models.CharField(max_length=20, choices=Route.choices)
    convicted_on = models.DateField(_("convicted on"))
    recorded_by = models.CharField(max_length=255)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        triggers: ClassVar[list[pgtrigger.Trigger]] = [_append_only("verdict_append_only")]
