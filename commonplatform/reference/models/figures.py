"""Dated figures: penalties of fixed offers, surcharge rates, and what the sentencing guidelines say of fines.

Every row says where its figure is from; `docs/fine-estimate.md` shows how they are used.
"""

from __future__ import annotations

import uuid
from decimal import Decimal
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.fields.ranges import DateRangeField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

FROM_NOTHING = MinValueValidator(Decimal("0"))


class Days(models.Func):
    """The days on which a row is valid; without a last day it is valid for good. Both days belong to it."""

    function = "DATERANGE"
    output_field = DateRangeField()

    def __init__(self) -> None:
        super().__init__("valid_from", "valid_to", models.Value("[]"))


def one_at_a_time(name: str, *same: str) -> ExclusionConstraint:
    """No two rows that are the same in these columns are valid on one day."""
    return ExclusionConstraint(
        name=name,
        expressions=[*((field, RangeOperators.EQUAL) for field in same), (Days(), RangeOperators.OVERLAPS)],
        violation_error_message=_("Another row is valid on some of these days"),
    )


class PenaltyLevel(models.TextChoices):
    """Whom a penalty or surcharge is for (domain document "Online plea", Fixed offer accepted online)."""

    ADULT = "adult", _("Adult")
    YOUTH = "youth", _("Under 18")
    ORGANISATION = "organisation", _("Organisation")


class DatedFigure(models.Model):
    """A row that is valid from one day to another, with its source."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=255)

    class Meta:
        abstract = True

    def clean(self) -> None:
        if self.valid_to and self.valid_from and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _("The last day must not be before the first")})


class StandardPenalty(DatedFigure):
    """The penalty of an offence that a fixed offer can be made for: this is the list of eligible offences.

    Dated by the day on which the notice was posted (Magistrates' Courts Act 1980, sections 16G to 16M).
    """

    offence_code = models.CharField(_("CJS code"), max_length=8)
    level = models.CharField(_("level"), max_length=12, choices=PenaltyLevel.choices)
    amount = models.DecimalField(_("penalty"), max_digits=9, decimal_places=2, validators=[FROM_NOTHING])

    class Meta:
        verbose_name = _("standard penalty")
        verbose_name_plural = _("standard penalties")
        ordering: ClassVar[list[str]] = ["offence_code", "level", "valid_from"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_at_a_time("standardpenalty_one_at_a_time", "offence_code", "level"),
            models.CheckConstraint(name="standardpenalty_not_negative", condition=models.Q(amount__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.offence_code} {self.get_level_display()} £{self.amount}"


class SurchargeRate(DatedFigure):
    """The surcharge on a fine, dated by the offence: a fixed amount, or a percentage with its limits.

    Source: Criminal Justice Act 2003 (Surcharge) Order 2012 and the orders that amend it.
    """

    level = models.CharField(_("level"), max_length=12, choices=PenaltyLevel.choices)
    fixed_amount = models.DecimalField(
        _("fixed amount"), max_digits=9, decimal_places=2, null=True, blank=True, validators=[FROM_NOTHING]
    )
    percentage = models.DecimalField(
        _("percentage of the fine"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[FROM_NOTHING, MaxValueValidator(Decimal("100"))],
    )
    minimum = models.DecimalField(_("not less than"), max_digits=9, decimal_places=2, null=True, blank=True)
    maximum = models.DecimalField(_("not more than"), max_digits=9, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = _("surcharge rate")
        verbose_name_plural = _("surcharge rates")
        ordering: ClassVar[list[str]] = ["level", "valid_from"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_at_a_time("surchargerate_one_at_a_time", "level"),
            models.CheckConstraint(
                name="surchargerate_fixed_or_percentage",
                condition=(
                    models.Q(
                        fixed_amount__isnull=False,
                        fixed_amount__gte=0,
                        percentage__isnull=True,
                        minimum__isnull=True,
                        maximum__isnull=True,
                    )
                    | models.Q(fixed_amount__isnull=True, percentage__isnull=False, percentage__range=(0, 100))
                ),
                violation_error_message=_("Give either a fixed amount or a percentage with its limits"),
            ),
            models.CheckConstraint(
                name="surchargerate_limits_in_order",
                condition=models.Q(minimum__isnull=True)
                | models.Q(maximum__isnull=True)
                | models.Q(minimum__lte=models.F("maximum")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()} {self.valid_from:%d %m %Y}"


class FineGuideline(DatedFigure):
    """What the sentencing guidelines say of fines for one offence: the bands, and the most the law allows.

    Dated by the day of sentence. `maximum` is empty where the fine is unlimited.
    """

    class Band(models.TextChoices):
        A = "A", "A"
        B = "B", "B"
        C = "C", "C"
        D = "D", "D"
        E = "E", "E"
        F = "F", "F"

    offence_code = models.CharField(_("CJS code"), max_length=8)
    lowest_band = models.CharField(_("lowest band"), max_length=1, choices=Band.choices)
    highest_band = models.CharField(_("highest band"), max_length=1, choices=Band.choices)
    maximum = models.DecimalField(
        _("largest fine"), max_digits=9, decimal_places=2, null=True, blank=True, validators=[FROM_NOTHING]
    )
    depends_on = models.CharField(_("what the band depends on"), max_length=255, blank=True)
    depends_on_welsh = models.CharField(_("the same in Welsh"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("fine guideline")
        verbose_name_plural = _("fine guidelines")
        ordering: ClassVar[list[str]] = ["offence_code", "valid_from"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_at_a_time("fineguideline_one_at_a_time", "offence_code"),
            models.CheckConstraint(
                name="fineguideline_bands_in_order", condition=models.Q(lowest_band__lte=models.F("highest_band"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.offence_code} {self.lowest_band}–{self.highest_band}"
