"""What is made from a document for reading: the original is always kept beside it."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from disclosure.models.attachment import Attachment
from disclosure.models.material import Material
from disclosure.states import RenditionKind

ATTACHED = (RenditionKind.ATTACHED, RenditionKind.ATTACHED_READING)


class Rendition(models.Model):
    """One file made from one document, once; made again only as another row after the first was lost.

    `READING` is the PDF that is shown and bundled, `POSTER` a picture of a video, `PLAYING` what browsers play
    of a recording that they cannot play itself. A PDF that was received is
    its own reading copy and has none. Of each file attached to an e-mail there is the file itself (`ATTACHED`) and,
    where it is no PDF, one for reading.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="renditions")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    defendant = models.ForeignKey("cases.Defendant", on_delete=models.PROTECT, null=True, related_name="+")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, null=True, related_name="renditions")
    kind = models.CharField(max_length=20, choices=RenditionKind.choices)
    object_key = models.CharField(max_length=255, unique=True)
    content_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    pages = models.PositiveIntegerField(default=0)
    made_by = models.CharField(_("made with"), max_length=60)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("reading copy")
        verbose_name_plural = _("reading copies")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["material", "kind"],
                name="rendition_once_per_kind",
                condition=models.Q(attachment__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["attachment", "kind"],
                name="rendition_once_per_attachment",
                condition=models.Q(attachment__isnull=False),
            ),
            models.CheckConstraint(
                name="rendition_of_an_attachment_is_attached",
                condition=models.Q(attachment__isnull=False, kind__in=ATTACHED)
                | models.Q(attachment__isnull=True) & ~models.Q(kind__in=ATTACHED),
            ),
            models.CheckConstraint(
                name="rendition_digest_and_size_are_real",
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$", size__gt=0)
                & (models.Q(pages__gt=0) | ~models.Q(kind=RenditionKind.READING)),
            ),
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.ReadOnly(name="rendition_never_changes", exclude=["object_key"]),
            pgtrigger.Protect(name="rendition_never_deleted", operation=pgtrigger.Delete),
        ]
