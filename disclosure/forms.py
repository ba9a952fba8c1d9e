"""Sending and withdrawing documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from commonplatform.storage.file_types import ENDINGS
from commonplatform.ui.formats import date_and_time, long_date
from commonplatform.ui.submission_keys import SubmissionKeyMixin
from disclosure.search_words import LONGEST_QUESTION, terms_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cases.models import Defendant
    from disclosure.sections import Section
    from disclosure.types import DocumentLine, Shareable

LONGEST_REASON = 500


class InitialDetailsForm(SubmissionKeyMixin, forms.Form):
    """For whom initial details are sent. With a single defendant there is nothing to choose."""

    defendants = forms.MultipleChoiceField(
        label=_("Which defendants are they for?"),
        help_text=_("Each gets a copy of the same files"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Select at least one defendant"),
            "invalid_choice": _("Select defendants from the list"),
        },
    )

    field_order = ("submission_key", "defendants")

    def __init__(self, *args: Any, defendants: Sequence[Defendant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["defendants"]
        assert isinstance(choice, forms.MultipleChoiceField)
        choice.choices = [(str(d.pk), d.display_name) for d in defendants]
        self.choice_hints = {"defendants": {str(d.pk): hint for d in defendants if (hint := _born(d))}}
        if len(defendants) == 1:
            choice.widget = forms.MultipleHiddenInput()
            choice.initial = [str(defendants[0].pk)]


WHOLE_CASE = "case"


class DestinationForm(SubmissionKeyMixin, forms.Form):
    """Where the files are going: asked before any of them is sent."""

    section = forms.ChoiceField(
        label=_("Section"),
        error_messages={"required": _("Select the section"), "invalid_choice": _("Select the section")},
    )
    defendants = forms.MultipleChoiceField(
        label=_("Whom do the documents concern?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Select whom the documents concern"),
            "invalid_choice": _("Select whom the documents concern"),
        },
    )
    exhibit_reference = forms.CharField(
        label=_("Exhibit reference (optional)"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        error_messages={"max_length": _("The exhibit reference must be 40 characters or fewer")},
    )
    replaces = forms.ChoiceField(
        label=_("Replaces (optional)"),
        help_text=_("The document you select stays on the case, marked as replaced"),
        required=False,
        error_messages={"invalid_choice": _("Select a document from the list")},
    )
    redacts = forms.ChoiceField(
        label=_("Redacted copy of (optional)"),
        required=False,
        error_messages={"invalid_choice": _("Select a document from the list")},
    )

    stands_after = forms.ChoiceField(
        label=_("Stands after (optional)"),
        help_text=_("Its pages count on from the document you select, such as KWS12.1. Without one it goes to the end"),
        required=False,
        error_messages={"invalid_choice": _("Select a document from the list")},
    )

    field_order = (
        "submission_key",
        "section",
        "defendants",
        "exhibit_reference",
        "replaces",
        "redacts",
        "stands_after",
    )

    def __init__(
        self,
        *args: Any,
        sections: Sequence[tuple[str, str]],
        defendants: Sequence[Defendant],
        documents: Sequence[tuple[str, str]],
        for_one_defendant: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(d.pk), d.display_name) for d in defendants]
        whole = [] if for_one_defendant else [(WHOLE_CASE, _("The whole case"))]
        named: dict[str, list[tuple[str, Any]]] = {
            "section": [("", _("Select the section")), *sections],
            "defendants": [*people, *whole],
            "replaces": [("", _("None")), *documents],
            "redacts": [("", _("None")), *documents],
            "stands_after": [("", _("At the end")), *documents],
        }
        for name, choices in named.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
        self.choice_hints = {"defendants": {str(d.pk): hint for d in defendants if (hint := _born(d))}}
        if not documents:
            del self.fields["replaces"], self.fields["redacts"]
        if not documents or for_one_defendant:
            del self.fields["stands_after"]

    def clean_defendants(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["defendants"]
        if WHOLE_CASE in chosen and len(chosen) > 1:
            raise forms.ValidationError(_("Select either defendants or the whole case"))
        return [] if WHOLE_CASE in chosen else chosen


class ManyFiles(forms.FileInput):
    """A box that takes several files at once."""

    allow_multiple_selected = True


class SendFilesForm(forms.Form):
    """The box for files. What it is given is looked at one by one; this form only carries what is said about it."""

    chosen = forms.FileField(
        label=_("Choose files"),
        help_text=format_lazy(_("Up to {most} files, each smaller than 50 MB"), most=settings.FILES_PER_SUBMISSION),
        required=False,
        widget=ManyFiles(attrs={"multiple": True, "accept": ",".join(ENDINGS)}),
    )


class WithdrawForm(forms.Form):
    """Why a document is taken back."""

    reason = forms.CharField(
        label=_("Why is it being withdrawn?"),
        help_text=_("Everybody who could open the document will see this"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Enter why the document is being withdrawn"),
            "max_length": _("The reason must be 500 characters or fewer"),
        },
    )


class RestoreForm(forms.Form):
    """Why a withdrawn document is put back."""

    reason = forms.CharField(
        label=_("Why is it being restored?"),
        help_text=_("This stands on the timeline of the case"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Enter why the document is being restored"),
            "max_length": _("The reason must be 500 characters or fewer"),
        },
    )


class ShareForm(forms.Form):
    """Which documents the magistrates of which trial are given."""

    hearing = forms.ChoiceField(
        label=_("Which trial?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Select the trial")},
    )
    sections = forms.MultipleChoiceField(
        label=_("Whole sections"),
        help_text=_("Everything that stands published in the section now"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    documents = forms.MultipleChoiceField(
        label=_("Single documents"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, shareable: Shareable, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("hearing", [(str(pk), date_and_time(at)) for pk, at in shareable.trials])
        self._offer("sections", [(each.section.code.value, str(each.section.title)) for each in shareable.sections])
        lines = [(each.section, line) for each in shareable.sections for line in each.lines]
        self._offer("documents", [(str(line.material_id), line.name) for _section, line in lines])
        self.choice_hints = {
            "documents": {str(line.material_id): _whose(section, line) for section, line in lines},
        }
        if len(shareable.trials) == 1:
            self.fields["hearing"].widget = forms.HiddenInput()
            self.fields["hearing"].initial = str(shareable.trials[0][0])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("sections") and not cleaned.get("documents"):
            self.add_error("documents", _("Select a section or a document"))
        return cleaned


def _whose(section: Section, line: DocumentLine) -> str:
    whose = line.defendant or str(_("Whole case"))
    return f"{section.title}, {whose}"


def _born(defendant: Defendant) -> str:
    """Tells defendants of the same name apart."""
    particulars = getattr(defendant, "particulars", None)
    if particulars is None or particulars.date_of_birth is None:
        return ""
    return str(_("Born %(date)s") % {"date": long_date(particulars.date_of_birth)})


class SearchDocumentsForm(forms.Form):
    """What to look for in the documents of a case. It is asked in the address, so that a search can be kept."""

    q = forms.CharField(
        label=_("Search in these documents"),
        help_text=_("Words, a name or a reference such as JB/1. Put words in quotes to find them together"),
        max_length=LONGEST_QUESTION,
        error_messages={
            "required": _("Enter what to search for"),
            "max_length": _("What to search for must be 200 characters or fewer"),
        },
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "spellcheck": "false"}),
    )
    section = forms.ChoiceField(label=_("Section"), required=False)
    welsh = forms.BooleanField(
        label=_("Find Welsh words in all their mutations, such as Nghaerdydd for Caerdydd"), required=False
    )

    def __init__(self, *args: Any, sections: Sequence[Section], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["section"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("", _("All sections")), *((section.code.value, section.title) for section in sections)]

    def clean(self) -> dict[str, Any]:
        """What the words ask for is then in `terms`."""
        cleaned = super().clean() or self.cleaned_data
        if "q" in cleaned:
            self.terms = terms_of(cleaned["q"], in_welsh=bool(cleaned.get("welsh")))
            if not self.terms:
                self.add_error("q", _("Enter a word, a name or a reference to search for"))
        return cleaned
