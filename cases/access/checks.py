"""System check: every model is under a table rule, and every rule has a model."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core import checks

from cases.access.tables import TABLES


@checks.register(checks.Tags.security)
def every_model_has_a_table_rule(app_configs: Any, **kwargs: Any) -> Iterable[checks.CheckMessage]:
    """A model without a rule would be reachable by nobody, or by everybody."""
    labels = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    for label in sorted(labels - set(TABLES)):
        yield checks.Error(f"{label} has no line in cases.access.tables", id="cases.E001")
    for label in sorted(set(TABLES) - labels):
        yield checks.Error(f"cases.access.tables names {label}, which is no model", id="cases.E002")
