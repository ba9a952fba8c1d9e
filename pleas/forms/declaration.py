"""The last page before it counts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.submission_keys import SubmissionKeyMixin


class DeclarationForm(SubmissionKeyMixin, forms.Form):
    """The declaration, and the key that makes sending it twice send it once."""

    declared = forms.BooleanField(
        label=_("I have read this declaration and it is true"),
        error_messages={"required": _("Confirm the declaration before you send your answer")},
    )
