"""What people note on documents."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonplatform.encryption.fields import EncryptedTextField
from disclosure.states import Audience, Side


class Annotation(models.Model):
    """A note on a document, on one of its pages or at a moment of a recording.

    Domain document "Defence portal", Bundling and pagination: private, of the side, or shared. A note of the defence
    is of the team of one defendant: of the organisation on record then and whom it lets in, not of a firm after it. It
    is read only by who may read its document. What was removed has no text left.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    material = models.ForeignKey("disclosure.Material", on_delete=models.PROTECT, related_name="annotations")
    defendant = models.ForeignKey(
        "cases.Defendant", on_delete=models.PROTECT, null=True, related_name="+", help_text=_("whose team it is of")
    )
    team_organisation_id = models.UUIDField(null=True)
    side = models.CharField(max_length=12, choices=Side.choices)
    audience = models.CharField(max_length=8, choices=Audience.choices)
    text = EncryptedTextField(blank=True)
    page = models.PositiveIntegerField(null=True, help_text=_("counted from 1"))
    second = models.PositiveIntegerField(null=True, help_text=_("of a recording"))
    written_by = models.CharField(max_length=255)
    written_by_id = models.UUIDField()
    organisation_id = models.UUIDField()
    organisation_name = models.CharField(max_length=255)
    written_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)
    submission_key = models.UUIDField()

    class Meta:
        verbose_name = _("note on a document")
        verbose_name_plural = _("notes on documents")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["written_by_id", "submission_key"], name="annotation_once"),
            models.CheckConstraint(
                name="annotation_of_the_defence_is_of_one_team",
                condition=models.Q(
                    audience=Audience.SIDE,
                    side=Side.DEFENCE,
                    defendant__isnull=False,
                    team_organisation_id__isnull=False,
                )
                | (
                    ~models.Q(audience=Audience.SIDE, side=Side.DEFENCE)
                    & models.Q(defendant__isnull=True, team_organisation_id__isnull=True)
                ),
            ),
            models.CheckConstraint(
                name="annotation_stands_in_one_place",
                condition=models.Q(page__isnull=True) | models.Q(second__isnull=True, page__gt=0),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["case", "material"], name="annotation_by_document"),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.ReadOnly(
                name="annotation_stays_its_writers",
                fields=["id", "case", "material", "side", "written_by_id", "organisation_id", "written_at"],
            ),
            pgtrigger.Protect(name="annotation_never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.written_by}, {self.get_audience_display()}"
