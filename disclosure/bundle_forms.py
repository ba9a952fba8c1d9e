"""Choosing the documents of a bundle, and of initial details that are built."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from commonplatform.ui.submission_keys import SubmissionKeyMixin
from disclosure.sections import CATALOGUE
from disclosure.selectors.bundle_choice import ChoosableDocument
from disclosure.selectors.reading_copies import ReadingCopy

if TYPE_CHECKING:
    from cases.models import Defendant

EVERYBODY = "all"


class ChoosingForm(forms.Form):
    """Whole sections, single documents, or both, of what can be read as a PDF; `left_out` names the rest."""

    sections = forms.MultipleChoiceField(
        label=gettext_lazy("Whole sections"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Select sections from the list")},
    )
    documents = forms.MultipleChoiceField(
        label=gettext_lazy("Single documents"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Select documents from the list")},
    )

    def __init__(self, *args: Any, choice: Sequence[ChoosableDocument], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choice = [document for document in choice if document.copy is not None]
        self.left_out = ", ".join(document.material.name for document in choice if document.copy is None)
        _offer(self, "sections", _sections(self._choice))
        _offer(self, "documents", [(str(d.material.pk), d.material.name) for d in self._choice])
        self.choice_hints = {"documents": {str(d.material.pk): _hint(d, d.copy) for d in self._choice if d.copy}}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not self.chosen():
            self.add_error("sections", _("Select at least one section or document"))
        return cleaned

    def chosen(self) -> tuple[UUID, ...]:
        """The documents that were chosen either way."""
        sections = set(self.cleaned_data.get("sections", ()))
        single = set(self.cleaned_data.get("documents", ()))
        return tuple(
            d.material.pk
            for d in self._choice
            if str(d.material.pk) in single or (d.section.code.value in sections and self._counts(d))
        )

    def refuse(self, names: Sequence[str]) -> None:
        """Say which documents cannot stand in it."""
        self.add_error("documents", unreadable(names))

    def _counts(self, document: ChoosableDocument) -> bool:
        """Does it belong to the sections as they were chosen?"""
        return True


class BundleForm(ChoosingForm):
    """The sections of one defendant, if wanted."""

    defendant = forms.ChoiceField(
        label=gettext_lazy("Whose documents from these sections?"),
        help_text=gettext_lazy("Documents of the whole case are always included"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": gettext_lazy("Select a defendant from the list")},
    )

    field_order = ("sections", "defendant", "documents")

    def __init__(
        self, *args: Any, choice: Sequence[ChoosableDocument], defendants: Sequence[Defendant], **kwargs: Any
    ) -> None:
        super().__init__(*args, choice=choice, **kwargs)
        everybody = (EVERYBODY, _("All defendants"))
        _offer(self, "defendant", [everybody, *((str(d.pk), d.display_name) for d in defendants)])
        self.fields["defendant"].initial = EVERYBODY
        if len(defendants) == 1:
            del self.fields["defendant"]

    def _counts(self, document: ChoosableDocument) -> bool:
        whose = self.cleaned_data.get("defendant") or EVERYBODY
        return whose == EVERYBODY or _is_of(document, whose)


class BuildIdpcForm(SubmissionKeyMixin, ChoosingForm):
    """For whom, and from which documents of the case."""

    defendants = forms.MultipleChoiceField(
        label=gettext_lazy("Which defendants are they for?"),
        help_text=gettext_lazy("Each gets their own, with documents of the whole case and their own documents"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Select at least one defendant"),
            "invalid_choice": gettext_lazy("Select defendants from the list"),
        },
    )

    field_order = ("submission_key", "defendants", "sections", "documents")

    def __init__(
        self, *args: Any, choice: Sequence[ChoosableDocument], defendants: Sequence[Defendant], **kwargs: Any
    ) -> None:
        super().__init__(*args, choice=choice, **kwargs)
        _offer(self, "defendants", [(str(d.pk), d.display_name) for d in defendants])
        if len(defendants) == 1:
            self.fields["defendants"].initial = [str(defendants[0].pk)]

    def refuse_nothing(self) -> None:
        """One of the defendants would have got an empty file."""
        self.add_error("documents", _("Select at least one document for each of the defendants"))


def too_many(limit: int) -> str:
    """Why no other bundle is begun now."""
    return ngettext(
        "Your organisation has %(num)d bundle waiting or being made, the most it may have at a time. Wait until it is"
        " finished, or cancel it",
        "Your organisation has %(num)d bundles waiting or being made, the most it may have at a time. Wait until one is"
        " finished, or cancel one",
        limit,
    ) % {"num": limit}


def unreadable(names: Sequence[str]) -> str:
    """Why some documents cannot be taken over."""
    return _("These documents have no PDF that can be read, or are not current any more: %(names)s") % {
        "names": ", ".join(names)
    }


def _offer(form: forms.Form, name: str, choices: list[tuple[str, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def _sections(choice: Sequence[ChoosableDocument]) -> list[tuple[str, str]]:
    counted = [(section, sum(d.section == section for d in choice)) for section in CATALOGUE]
    return [
        (
            section.code.value,
            ngettext("%(title)s (%(num)d document)", "%(title)s (%(num)d documents)", count)
            % {"title": section.title, "num": count},
        )
        for section, count in counted
        if count
    ]


def _is_of(document: ChoosableDocument, defendant: str) -> bool:
    return document.material.defendant_id is None or str(document.material.defendant_id) == defendant


def _hint(document: ChoosableDocument, copy: ReadingCopy) -> str:
    """The labels, whose it is, how long."""
    pages = ngettext("%(num)d page", "%(num)d pages", copy.pages) % {"num": copy.pages}
    whose = document.material.defendant.display_name if document.material.defendant else ""
    section = str(document.section.title)
    return " – ".join(text for text in (str(document.labels or ""), section, whose, pages) if text)
