from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, the organisations they act for, and how they sign in."""

    name = "commonplatform.accounts"
    label = "accounts"
