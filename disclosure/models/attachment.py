"""Files attached to e-mails."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.models.material import Material
from disclosure.states import MaterialKind


class Attachment(models.Model):
    """One file attached to an e-mail, as far as it belongs to it: it is read, withdrawn and kept with its e-mail.

    What was taken out is a `Rendition` of the e-mail; `not_taken` says why there is none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="attachments")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey("cases.Defendant", on_delete=models.PROTECT, null=True, related_name="+")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=10, choices=MaterialKind.choices, blank=True)
    not_taken = models.CharField(_("why it was not taken out"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("file attached to an e-mail")
        verbose_name_plural = _("files attached to e-mails")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["material", "place"], name="attachment_once_per_place"),
            models.CheckConstraint(name="attachment_places_count_from_one", condition=models.Q(place__gt=0)),
            models.CheckConstraint(
                name="attachment_is_of_a_kind_or_not_taken",
                condition=~models.Q(kind="") | ~models.Q(not_taken=""),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="attachment_append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return self.name
