from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CaseRetentionConfig(AppConfig):
    """How long the documents of cases are kept."""

    name = "cases.retention"
    label = "case_retention"
    verbose_name = _("Keeping of documents")
