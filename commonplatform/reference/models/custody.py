"""What custody time limits are worked out from: days by mode of trial, and the days on which none may end.

Law: Prosecution of Offences (Custody Time Limits) Regulations 1987, SI 1987/299. `docs/custody-time-limits.md` shows
how the rows are used.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from commonplatform.reference.models.figures import DatedFigure, one_at_a_time


class TrialMode(models.TextChoices):
    """How an offence can be tried, as far as custody time limits tell it apart."""

    SUMMARY = "summary", _("Summary only")
    INDICTABLE = "indictable", _("Indictable only")
    EITHER_WAY = "either_way", _("Either way")


class TrialReason(models.TextChoices):
    """Why a charge is tried where it is: the reason of an allocation decision (domain document "Hearings and results",
    Plea, indicated plea, allocation, verdict). The first seven lead to the Crown Court, the others to magistrates."""

    PRIOR_CONVICTIONS = "prior_convictions", _("Indictable only because of prior convictions or firearms")
    COURT_DIRECTS_JURY = "court_directs_jury", _("Court directs trial by jury")
    ELECTS_JURY = "elects_jury", _("Defendant elects trial by jury")
    YOUTH_INDICTMENT = "youth_indictment", _("Youth: on indictment only")
    YOUTH_GRAVE_CRIME = "youth_grave_crime", _("Youth: grave crime")
    INDICTABLE_ONLY = "indictable_only", _("Indictable only")
    COURT_MARTIAL = "court_martial", _("Court martial form")
    CONSENTS_TO_SUMMARY = "consents_summary", _("Defendant consents to summary trial")
    LOW_VALUE = "low_value", _("Low value: summary only")
    NO_MODE_OF_TRIAL = "no_mode", _("No mode of trial (either way)")
    SUMMARY_ONLY = "summary_only", _("Summary only")


class CustodyLimitDays(DatedFigure):
    """How many days a limit runs from the hearing, dated by the hearing. Either way has one row for each reason, and
    one with an empty reason for charges whose allocation is not decided."""

    mode = models.CharField(_("mode of trial"), max_length=12, choices=TrialMode.choices)
    reason = models.CharField(
        _("reason of the allocation decision"), max_length=20, choices=TrialReason.choices, blank=True
    )
    days = models.PositiveSmallIntegerField(_("days"))

    class Meta:
        verbose_name = _("days of a custody time limit")
        verbose_name_plural = _("days of custody time limits")
        ordering: ClassVar[list[str]] = ["mode", "reason", "valid_from"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_at_a_time("custodylimitdays_one_at_a_time", "mode", "reason"),
            models.CheckConstraint(
                name="custodylimitdays_some",
                condition=models.Q(days__gt=0),
                violation_error_message=_("A limit has at least one day"),
            ),
            models.CheckConstraint(
                name="custodylimitdays_reason_of_either_way",
                condition=models.Q(mode="either_way") | models.Q(reason=""),
                violation_error_message=_("Only an either way charge has a reason"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_mode_display()} {self.get_reason_display()} {self.days}".replace("  ", " ")


class BankHoliday(models.Model):
    """A bank holiday in England and Wales, with Christmas Day and Good Friday, which are no court days either."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    day = models.DateField(_("day"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    name_welsh = models.CharField(_("Welsh name"), max_length=80, blank=True)
    source = models.CharField(_("source"), max_length=255)

    class Meta:
        verbose_name = _("bank holiday")
        verbose_name_plural = _("bank holidays")
        ordering: ClassVar[list[str]] = ["-day"]

    def __str__(self) -> str:
        return f"{self.day:%d %m %Y} {self.name}"
