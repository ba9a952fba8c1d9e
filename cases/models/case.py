"""The case and the people or companies in it."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.states import CASE_MOVES, CaseStatus, InitiationCode
from commonplatform.encryption.fields import EncryptedJSONField, EncryptedTextField

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), model_name="CaseHistory")
class Case(models.Model):
    """One prosecution of one or more defendants.

    The key is prosecuting authority + normalised reference; police references are unique across
    forces too, because the force code is part of them (domain document "Case and evidence
    intake", Identifiers and formats).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    prosecutor = models.ForeignKey("reference.Prosecutor", on_delete=models.PROTECT, related_name="+")
    reference_received = models.CharField(_("reference as the prosecutor prints it"), max_length=50)
    reference = models.CharField(_("normalised reference"), max_length=50, db_collation="C")
    has_police_reference = models.BooleanField(default=False)
    initiation_code = models.CharField(_("begun by"), max_length=1, choices=InitiationCode.choices)
    summons_code = models.CharField(max_length=1, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=CaseStatus.choices, default=CaseStatus.RECEIVED)
    court = models.ForeignKey("reference.Court", on_delete=models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField(_("received"), default=timezone.now)
    posting_date = models.DateField(_("notice posted"), null=True)
    first_hearing_at = models.DateTimeField(_("first hearing given by the prosecutor"), null=True)
    informant = models.CharField(max_length=92, blank=True)
    originating_organisation = models.CharField(max_length=10, blank=True)
    cps_organisation = models.CharField(max_length=10, blank=True)
    markers = ArrayField(models.CharField(max_length=10), default=list, verbose_name=_("case markers"))
    officer_in_case = EncryptedJSONField(default=dict, blank=True)
    prosecution_costs = models.DecimalField(max_digits=16, decimal_places=2, null=True)

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["prosecutor", "reference"], name="case_once_per_prosecutor_reference"),
            models.UniqueConstraint(
                fields=["reference"],
                name="case_police_reference_once",
                condition=models.Q(has_police_reference=True),
            ),
            models.CheckConstraint(
                name="case_reference_normalised", condition=models.Q(reference__regex=r"^[0-9A-Z]{1,50}$")
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["reference"], name="case_by_reference"),
            # People leave out the letters that a prosecutor puts before its numbers.
            models.Index(
                models.Func(models.F("reference"), models.Value(LETTERS), function="ltrim"),
                name="case_by_reference_unprefixed",
                condition=models.Q(has_police_reference=False),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.FSM(
                name="case_status_moves",
                field="status",
                transitions=[(str(a), str(b)) for a, moves in CASE_MOVES.items() for b in sorted(moves)],
            ),
            pgtrigger.Protect(name="case_never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.reference_received


class Defendant(models.Model):
    """Somebody charged: what every party to the case may know of them."""

    class Kind(models.TextChoices):
        PERSON = "person", _("Person")
        ORGANISATION = "organisation", _("Organisation")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="defendants")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    title = models.CharField(max_length=35, blank=True)
    forenames = models.CharField(_("forenames"), max_length=255, blank=True)
    surname = models.CharField(_("surname"), max_length=255, blank=True)
    organisation_name = models.CharField(_("organisation name"), max_length=255, blank=True)
    name_folded = models.CharField(max_length=520, db_collation="C")
    surname_folded = models.CharField(max_length=255, db_collation="C")
    first_name_folded = models.CharField(max_length=255, blank=True, db_collation="C")
    prosecutor_reference = models.CharField(_("arrest or summons number"), max_length=36, blank=True)
    document_language = models.CharField(max_length=2, default="en")
    hearing_language = models.CharField(max_length=2, default="en")

    class Meta:
        verbose_name = _("defendant")
        verbose_name_plural = _("defendants")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "position"], name="defendant_position_once"),
            models.CheckConstraint(
                name="defendant_named_by_kind",
                condition=(
                    (models.Q(kind="person") & ~models.Q(surname="") & models.Q(organisation_name=""))
                    | (models.Q(kind="organisation", surname="") & ~models.Q(organisation_name=""))
                ),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["name_folded", "case"], include=["id"], name="defendant_by_name"),
            # The defence looks for whole names, without a reference.
            models.Index(
                fields=["surname_folded", "first_name_folded"],
                include=["id", "case", "kind"],
                name="defendant_by_whole_name",
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="defendant_never_deleted", operation=pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """Forenames and surname, or the organisation's name."""
        if self.kind == self.Kind.ORGANISATION:
            return self.organisation_name
        return f"{self.forenames} {self.surname}".strip()


@pghistory.track(
    pghistory.UpdateEvent(row=pghistory.Old, condition=pgtrigger.Condition("OLD.* IS DISTINCT FROM NEW.*")),
    model_name="ParticularsHistory",
    exclude=["postcode_index"],
)
class Particulars(models.Model):
    """What only the court, the prosecutor, the defendant and their own defence may know of a defendant.

    `postcode_index` goes with `postcode` (`cases.postcode_index`): the second factor is compared by it.
    """

    defendant = models.OneToOneField(Defendant, on_delete=models.PROTECT, primary_key=True, related_name="particulars")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    date_of_birth = models.DateField(_("date of birth"), null=True)
    address_lines = EncryptedJSONField(_("address"), default=list, blank=True)
    postcode = EncryptedTextField(_("postcode"))
    postcode_index = models.BinaryField(default=b"")
    gender = models.CharField(max_length=1, blank=True)
    email = EncryptedTextField()
    telephone = EncryptedTextField()
    nationality = models.CharField(max_length=3, blank=True)
    ethnicity_observed = models.CharField(max_length=1, blank=True)
    ethnicity_self_defined = models.CharField(max_length=2, blank=True)
    national_insurance_number = EncryptedTextField()
    driver_number = EncryptedTextField()
    custody_status = models.CharField(max_length=1, blank=True)
    bail_conditions = EncryptedTextField()
    language_needs = EncryptedTextField()
    special_needs = EncryptedTextField()
    more = EncryptedJSONField(_("further details as received"), default=dict, blank=True)

    class Meta:
        verbose_name = _("particulars")
        verbose_name_plural = _("particulars")
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="particulars_never_deleted", operation=pgtrigger.Delete)
        ]
