"""Courts, prosecuting authorities, offences and code lists."""

from typing import Any, ClassVar

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from commonplatform.administration.model_admins import KeptRows, LookedAfter, SearchFirst
from commonplatform.administration.roll_out_admin import RecordsRollOut
from commonplatform.reference.models import Code, Court, CourtRegion, CourtRoom, CourtUnit, Offence, Prosecutor
from commonplatform.reference.online_plea import COURT_SWITCHES, SWITCHES


class CourtRoomInline(KeptRows):
    """The rooms of a court. A room with sessions behind it stays."""

    model = CourtRoom
    extra = 1


class CourtRegionInline(KeptRows):
    """The two-digit codes that references of this court begin with."""

    model = CourtRegion
    extra = 1


class CourtUnitInline(KeptRows):
    """The units whose cases come to this court."""

    model = CourtUnit
    extra = 1


@admin.register(Court)
class CourtAdmin(RecordsRollOut, LookedAfter):
    list_display = ("name", "name_welsh", "ou_code", "jurisdiction", "online_plea", "online_plea_from", "is_open")
    list_filter = ("jurisdiction", "is_welsh", "is_open", "online_plea", "online_plea_test")
    search_fields = ("name", "name_welsh", "ou_code", "=regions__code", "=units__code")
    inlines = (CourtRoomInline, CourtRegionInline, CourtUnitInline)
    fieldsets: ClassVar[Any] = (
        (None, {"fields": ("name", "name_welsh", "ou_code", "jurisdiction", "is_welsh", "is_open")}),
        (_("Area"), {"fields": ("local_justice_area", "police_area_codes")}),
        (_("Address"), {"fields": ("address", "postcode", "telephone", "email", "plea_mailbox", "cps_email")}),
        (_("Sittings"), {"fields": ("opens_at", "closes_at")}),
        (_("Online pleas"), {"fields": COURT_SWITCHES}),
    )


@admin.register(Prosecutor)
class ProsecutorAdmin(RecordsRollOut, LookedAfter):
    list_display = ("name", "short_name", "ou_code", "category", "police_force_code", "single_justice", "online_plea")
    list_filter = ("category", "single_justice", "sends_by_police_feed", "online_plea")
    search_fields = ("name", "name_welsh", "short_name", "ou_code", "=police_force_code")
    fieldsets: ClassVar[Any] = (
        (None, {"fields": ("name", "name_welsh", "short_name", "ou_code", "category", "police_force_code")}),
        (
            _("How it prosecutes"),
            {
                "fields": (
                    "sends_by_police_feed",
                    "labels_clock_time_as_utc",
                    "single_justice",
                    "fixed_offer_approved",
                )
            },
        ),
        (_("Address"), {"fields": ("address", "telephone", "email")}),
        (_("Online pleas"), {"fields": SWITCHES}),
    )


@admin.register(Offence)
class OffenceAdmin(SearchFirst):
    list_display = ("code", "title", "mode_of_trial", "starts_on", "ends_on", "valid_from", "valid_to")
    list_filter = ("mode_of_trial",)
    search_fields = ("^code", "title", "title_welsh")
    search_help_text = _("Enter a CJS code or words of the title. The list is empty until you do.")
    fieldsets: ClassVar[Any] = (
        (None, {"fields": ("code", "title", "title_welsh", "legislation", "legislation_welsh")}),
        (_("In force"), {"fields": ("starts_on", "ends_on", "valid_from", "valid_to")}),
        (
            _("Rules"),
            {
                "fields": (
                    "mode_of_trial",
                    "time_limit_months",
                    "location_required",
                    "drink_or_drugs",
                    "back_duty",
                    "endorsable",
                    "keeper_liability",
                )
            },
        ),
    )


@admin.register(Code)
class CodeAdmin(LookedAfter):
    list_display = ("code", "name", "name_welsh", "code_list")
    list_filter = ("code_list",)
    search_fields = ("=code", "name", "name_welsh")
