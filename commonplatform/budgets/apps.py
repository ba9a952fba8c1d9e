from django.apps import AppConfig


class BudgetsConfig(AppConfig):
    """How much one person, and one organisation, may read in an hour."""

    name = "commonplatform.budgets"
    label = "budgets"

    def ready(self) -> None:
        from commonplatform.budgets import mails, retention  # noqa: F401
