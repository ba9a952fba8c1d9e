"""The Django side: two management commands for a development machine."""

from django.apps import AppConfig


class DevservicesConfig(AppConfig):
    name = "commonplatform.devservices"
    label = "devservices"
