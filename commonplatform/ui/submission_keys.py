"""The key minted with a page, so that sending it twice does the thing once.

The same key always returns the first receipt; the service that acts on the form keeps it unique.
"""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _


class SubmissionKeyMixin(forms.Form):
    """Adds the hidden ``submission_key``: new with every page shown, kept while the page is corrected."""

    submission_key = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid.uuid4,
        error_messages={
            "required": _("Reload the page and send it again"),
            "invalid": _("Reload the page and send it again"),
        },
    )
