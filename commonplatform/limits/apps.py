from django.apps import AppConfig


class LimitsConfig(AppConfig):
    """How much one network address may ask of the pages that need no sign-in."""

    name = "commonplatform.limits"
    label = "limits"

    def ready(self) -> None:
        from commonplatform.limits import retention  # noqa: F401
