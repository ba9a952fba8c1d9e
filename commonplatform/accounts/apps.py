from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People, the organisations they act for, and how they sign in."""

    name = "commonplatform.accounts"
    label = "accounts"
    verbose_name = _("People and organisations")
