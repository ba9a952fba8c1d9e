"""Dated figures: penalties of fixed offers, surcharge rates, fine guidelines, days of custody time limits and bank
holidays. Old rows end; they stay."""

from typing import ClassVar

from django.contrib import admin

from commonplatform.administration.model_admins import LookedAfter
from commonplatform.reference.models import (
    BankHoliday,
    CustodyLimitDays,
    FineGuideline,
    StandardPenalty,
    SurchargeRate,
)


@admin.register(StandardPenalty)
class StandardPenaltyAdmin(LookedAfter):
    list_display = ("offence_code", "level", "amount", "valid_from", "valid_to", "source")
    list_filter = ("level",)
    search_fields = ("^offence_code",)
    fields = ("offence_code", "level", "amount", "valid_from", "valid_to", "source")


@admin.register(SurchargeRate)
class SurchargeRateAdmin(LookedAfter):
    list_display = ("level", "valid_from", "valid_to", "fixed_amount", "percentage", "minimum", "maximum")
    list_filter = ("level",)
    fields: ClassVar[tuple[str, ...]] = (
        "level",
        "valid_from",
        "valid_to",
        "fixed_amount",
        "percentage",
        "minimum",
        "maximum",
        "source",
    )


@admin.register(FineGuideline)
class FineGuidelineAdmin(LookedAfter):
    list_display = ("offence_code", "lowest_band", "highest_band", "maximum", "valid_from", "valid_to")
    search_fields = ("^offence_code",)
    fields: ClassVar[tuple[str, ...]] = (
        "offence_code",
        "lowest_band",
        "highest_band",
        "maximum",
        "depends_on",
        "depends_on_welsh",
        "valid_from",
        "valid_to",
        "source",
    )


@admin.register(CustodyLimitDays)
class CustodyLimitDaysAdmin(LookedAfter):
    list_display = ("mode", "reason", "days", "valid_from", "valid_to", "source")
    list_filter = ("mode",)
    fields = ("mode", "reason", "days", "valid_from", "valid_to", "source")


@admin.register(BankHoliday)
class BankHolidayAdmin(LookedAfter):
    list_display = ("day", "name", "name_welsh", "source")
    search_fields = ("name", "name_welsh")
    fields = ("day", "name", "name_welsh", "source")
