"""How far a document is prepared for reading."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from disclosure.models.material import Material
from disclosure.states import PreparationReason, PreparationState

WITHOUT_A_REASON = (PreparationState.MAKING, PreparationState.READY)


class Preparation(models.Model):
    """One per published document: whether its reading copy and its text were made, and if not, why.

    Until there is a row the work has not begun. What cannot be prepared can still be read as it was received.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    material = models.OneToOneField(Material, on_delete=models.PROTECT, related_name="preparation")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey("cases.Defendant", on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=PreparationState.choices)
    reason = models.CharField(max_length=20, choices=PreparationReason.choices, blank=True)
    pages = models.PositiveIntegerField(default=0, help_text=_("of the copy that is read"))
    picture_pages = models.PositiveIntegerField(default=0, help_text=_("pages without text, which no search finds"))
    milliseconds = models.PositiveIntegerField(default=0, help_text=_("length of a recording"))
    played_as = models.CharField(
        max_length=40, blank=True, db_default="", help_text=_("type under which browsers play the recording itself")
    )
    percent = models.PositiveSmallIntegerField(
        default=0, db_default=0, help_text=_("how much of the copy for playing is made")
    )
    tries = models.PositiveSmallIntegerField(default=0, db_default=0, help_text=_("how often making it was begun"))
    tried_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("preparation of a document")
        verbose_name_plural = _("preparations of documents")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="preparation_reason_unless_ready",
                condition=models.Q(state__in=WITHOUT_A_REASON, reason="")
                | ~models.Q(state__in=WITHOUT_A_REASON) & ~models.Q(reason=""),
            ),
            models.CheckConstraint(name="preparation_percent_is_one", condition=models.Q(percent__lte=100)),
            models.CheckConstraint(
                name="preparation_pictures_are_pages",
                condition=models.Q(picture_pages__lte=models.F("pages")),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.ReadOnly(name="preparation_belongs_for_good", fields=["id", "material", "case", "defendant"]),
            pgtrigger.Protect(
                name="preparation_once_ready_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state=PreparationState.READY),
            ),
            pgtrigger.Protect(name="preparation_never_deleted", operation=pgtrigger.Delete),
        ]
