"""The text of documents, page by page, for searching in them."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.models.attachment import Attachment
from disclosure.models.disposal import emptied_with_its_document
from disclosure.models.material import Material
from disclosure.models.page_words import PageWords


class DocumentText(models.Model):
    """One page of the copy that is read. In clear under row security: docs/adr says why.

    It never changes, but that a picture may be read by machine, once: for search, and marked as such. Of a document
    that was disposed of nothing is left of it.

    Who cannot see the document cannot see its text (`cases.access.tables`, `follows`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="text_pages", db_index=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+", db_index=False)
    defendant = models.ForeignKey(
        "cases.Defendant", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    attachment = models.ForeignKey(
        Attachment, on_delete=models.PROTECT, null=True, related_name="text_pages", db_index=False
    )
    page = models.PositiveIntegerField()
    text = models.TextField()
    is_picture = models.BooleanField(help_text=_("the page shows a picture and has no text"))
    read_by_machine = models.BooleanField(
        default=False, db_default=False, help_text=_("the text was recognised in a picture")
    )
    words = models.GeneratedField(expression=PageWords("text"), output_field=SearchVectorField(), db_persist=True)

    class Meta:
        verbose_name = _("text of a page")
        verbose_name_plural = _("texts of pages")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["material", "page"],
                name="documenttext_once_per_page",
                condition=models.Q(attachment__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["material", "attachment", "page"],
                name="documenttext_once_per_attached_page",
                condition=models.Q(attachment__isnull=False),
            ),
            models.CheckConstraint(
                name="documenttext_picture_has_no_text", condition=models.Q(is_picture=False) | models.Q(text="")
            ),
            models.CheckConstraint(
                name="documenttext_read_by_machine_is_text",
                condition=models.Q(read_by_machine=False) | models.Q(is_picture=False) & ~models.Q(text=""),
            ),
            models.CheckConstraint(name="documenttext_pages_count_from_one", condition=models.Q(page__gt=0)),
        ]
        indexes: ClassVar[list[models.Index]] = [GinIndex(fields=["words"], name="documenttext_by_word")]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.ReadOnly(
                name="documenttext_belongs_for_good",
                fields=["id", "material", "case", "defendant", "attachment", "page"],
            ),
            emptied_with_its_document(
                "documenttext_only_pictures_are_read",
                unless=pgtrigger.Q(old__is_picture=False) | pgtrigger.Q(new__read_by_machine=False),
            ),
            pgtrigger.Protect(name="documenttext_never_deleted", operation=pgtrigger.Delete),
        ]
