"""Reference data. Dated where the law is dated: the record valid on the day of the offence counts."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from commonplatform.reference.court_mailboxes import require_court_mailbox
from commonplatform.reference.online_plea import OnlinePleaSwitch


class Court(OnlinePleaSwitch):
    """A court centre (domain document "Court listing", Court centre): a building with rooms."""

    class Jurisdiction(models.TextChoices):
        MAGISTRATES = "magistrates", _("Magistrates’ court")
        CROWN = "crown", _("Crown Court")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ou_code = models.CharField(_("organisation unit code"), max_length=7, unique=True)
    name = models.CharField(_("name"), max_length=120)
    name_welsh = models.CharField(_("Welsh name"), max_length=120, blank=True)
    jurisdiction = models.CharField(_("jurisdiction"), max_length=12, choices=Jurisdiction.choices)
    local_justice_area = models.CharField(_("local justice area"), max_length=100, blank=True)
    police_area_codes = models.JSONField(_("police area codes served"), default=list, blank=True)
    address = models.TextField(_("address"), blank=True)
    postcode = models.CharField(_("postcode"), max_length=8, blank=True)
    telephone = models.CharField(_("telephone"), max_length=30, blank=True)
    email = models.EmailField(_("public e-mail"), blank=True)
    plea_mailbox = models.EmailField(
        _("mailbox that is told of pleas"),
        blank=True,
        default="",
        db_default="",
        validators=[require_court_mailbox],
        help_text=_("Gets the reference and where to look for each plea sent online, never the answers."),
    )
    cps_email = models.EmailField(
        _("mailbox of the Crown Prosecution Service for this court"),
        blank=True,
        default="",
        db_default="",
        help_text=_("Told when a firm is first instructed and when one goes off record. Nothing is sent without it."),
    )
    is_welsh = models.BooleanField(_("supports Welsh"), default=False)
    opens_at = models.TimeField(_("sittings start"), default="10:00")
    closes_at = models.TimeField(_("sittings end"), default="17:00")
    is_open = models.BooleanField(_("in use"), default=True)
    online_plea_strict = models.BooleanField(
        _("strict"),
        default=False,
        help_text=_("Every case of the area is held here with its dates: after the last day none is answered online."),
    )
    online_plea_test = models.BooleanField(
        _("test mode"), default=False, help_text=_("Nothing that is sent to this court stands in the figures.")
    )
    shows_case_data = models.BooleanField(
        _("shows what the case holds"),
        default=True,
        help_text=_("Otherwise only the title of each charge is shown and the notice is to be read for the rest."),
    )

    class Meta:
        verbose_name = _("court")
        verbose_name_plural = _("courts")
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="court_ou_code_fits_jurisdiction",
                condition=(
                    models.Q(jurisdiction="magistrates", ou_code__startswith="B")
                    | models.Q(jurisdiction="crown", ou_code__startswith="C")
                ),
            ),
            models.CheckConstraint(
                name="court_welsh_has_welsh_name",
                condition=models.Q(is_welsh=False) | ~models.Q(name_welsh=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CourtRoom(models.Model):
    """A room of a court; only one session can sit in it at a time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="rooms", verbose_name=_("court"))
    number = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(_("name"), max_length=60)
    name_welsh = models.CharField(_("Welsh name"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("court room")
        verbose_name_plural = _("court rooms")
        ordering: ClassVar[list[str]] = ["court", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["court", "number"], name="courtroom_number_once_per_court"),
        ]

    def __str__(self) -> str:
        return self.name


class Prosecutor(OnlinePleaSwitch):
    """A prosecuting authority (domain document "Case and evidence intake", Identifiers and formats)."""

    class Category(models.TextChoices):
        POLICE = "police", _("Police force")
        CPS = "cps", _("Crown Prosecution Service")
        OTHER = "other", _("Other prosecutor")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ou_code = models.CharField(_("organisation unit code"), max_length=7, unique=True)
    short_name = models.CharField(_("short name"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=120)
    name_welsh = models.CharField(_("Welsh name"), max_length=120, blank=True)
    category = models.CharField(_("category"), max_length=10, choices=Category.choices)
    police_force_code = models.CharField(_("two-digit force code"), max_length=2, blank=True)
    sends_by_police_feed = models.BooleanField(_("sends by police feed"), default=False)
    single_justice = models.BooleanField(_("authorised for the single justice procedure"), default=False)
    fixed_offer_approved = models.BooleanField(_("approved for fixed offers"), default=False)
    labels_clock_time_as_utc = models.BooleanField(_("sends British Summer Time labelled as UTC"), default=False)
    email = models.EmailField(_("contact e-mail"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=30, blank=True)
    address = models.TextField(_("address"), blank=True)

    class Meta:
        verbose_name = _("prosecuting authority")
        verbose_name_plural = _("prosecuting authorities")
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["police_force_code"],
                name="prosecutor_force_code_once",
                condition=~models.Q(police_force_code=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Offence(models.Model):
    """One dated record of an offence in the national offence list."""

    class ModeOfTrial(models.TextChoices):
        SUMMARY_NON_IMPRISONABLE = "SNONIMP", _("Summary only, not imprisonable")
        SUMMARY_IMPRISONABLE = "SIMP", _("Summary only, imprisonable")
        EITHER_WAY = "EWAY", _("Either way")
        INDICTABLE = "IND", _("Indictable only")
        STRAFF = "STRAFF", _("Summary motoring")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(_("CJS code"), max_length=8)
    title = models.CharField(_("title"), max_length=255)
    title_welsh = models.CharField(_("Welsh title"), max_length=255, blank=True)
    legislation = models.CharField(_("legislation"), max_length=500, blank=True)
    legislation_welsh = models.CharField(_("Welsh legislation"), max_length=500, blank=True)
    mode_of_trial = models.CharField(_("mode of trial"), max_length=8, choices=ModeOfTrial.choices)
    starts_on = models.DateField(_("offence from"), null=True, blank=True)
    ends_on = models.DateField(_("offence until"), null=True, blank=True)
    valid_from = models.DateField(_("record valid from"), null=True, blank=True)
    valid_to = models.DateField(_("record valid until"), null=True, blank=True)
    time_limit_months = models.PositiveSmallIntegerField(_("prosecution time limit, months"), null=True, blank=True)
    location_required = models.BooleanField(_("needs a location"), default=False)
    drink_or_drugs = models.BooleanField(_("needs an alcohol or drug level"), default=False)
    back_duty = models.BooleanField(_("carries back duty"), default=False)
    endorsable = models.BooleanField(_("endorsable"), default=False)
    keeper_liability = models.BooleanField(
        _("liability of the keeper"),
        default=False,
        help_text=_("Whoever denies it online may say, and need not, who else used or kept the vehicle."),
    )

    class Meta:
        verbose_name = _("offence")
        verbose_name_plural = _("offences")
        ordering: ClassVar[list[str]] = ["code", "valid_from"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="offence_record_once", nulls_distinct=False),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Code(models.Model):
    """An entry of a code list (case markers, ethnicity, nationality, bail status, vehicle codes …)."""

    class CodeList(models.TextChoices):
        CASE_MARKER = "case_marker", _("Case markers")
        SUMMONS = "summons", _("Summons codes")
        BAIL_STATUS = "bail_status", _("Bail statuses")
        OBSERVED_ETHNICITY = "observed_ethnicity", _("Observed ethnicity")
        SELF_DEFINED_ETHNICITY = "self_defined_ethnicity", _("Self-defined ethnicity")
        NATIONALITY = "nationality", _("Nationalities")
        OFFENDER = "offender", _("Offender codes")
        ALCOHOL_METHOD = "alcohol_method", _("Alcohol and drug level methods")
        VEHICLE = "vehicle", _("Vehicle codes")
        HEARING_TYPE = "hearing_type", _("Hearing types")
        POLICE_SYSTEM = "police_system", _("Police systems")
        LEGAL_AID_GRANTED = "legal_aid_granted", _("Legal aid statuses: granted")
        LEGAL_AID_REFUSED = "legal_aid_refused", _("Legal aid statuses: refused")
        LEGAL_AID_WITHDRAWN = "legal_aid_withdrawn", _("Legal aid statuses: withdrawn")
        LEGAL_AID_PENDING = "legal_aid_pending", _("Legal aid statuses: pending")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code_list = models.CharField(_("list"), max_length=30, choices=CodeList.choices)
    code = models.CharField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=160)
    name_welsh = models.CharField(_("Welsh name"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        ordering: ClassVar[list[str]] = ["code_list", "code"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["code_list", "code"], name="code_once_per_list"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
