from django.apps import AppConfig


class ListingsConfig(AppConfig):
    """The court's work: diary, bookings and lists."""

    name = "listings"

    def ready(self) -> None:
        from listings import effects  # noqa: F401
