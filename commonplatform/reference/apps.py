from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    """Courts, prosecutors, offences and the code lists that messages and screens use."""

    name = "commonplatform.reference"
    label = "reference"
