"""Every question says in its own words what is missing, and dates are asked in three boxes."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from django import forms
from django.forms.forms import BaseForm
from django.urls import get_resolver

PACKAGES = ("commonplatform", "cases", "pleas", "defence", "listings", "disclosure")
DEFAULT_MESSAGE = str(forms.Field.default_error_messages["required"])


def form_modules() -> Iterator[str]:
    for package in PACKAGES:
        found = importlib.import_module(package)
        for module in pkgutil.walk_packages(found.__path__, f"{package}."):
            last = module.name.rsplit(".", 1)[-1]
            if last.endswith("forms") or ".forms." in module.name:
                yield module.name


def our_forms() -> list[type[BaseForm]]:
    """All form classes of our packages, those in views included: routing imports every view."""
    for name in form_modules():
        importlib.import_module(name)
    assert get_resolver().url_patterns
    found = {
        form
        for form in subclasses_of(BaseForm)
        if form.__module__.split(".")[0] in PACKAGES and not form.__module__.endswith(".admin")
    }
    return sorted(found, key=lambda form: f"{form.__module__}.{form.__qualname__}")


def subclasses_of(parent: type[BaseForm]) -> Iterator[type[BaseForm]]:
    for child in parent.__subclasses__():
        yield child
        yield from subclasses_of(child)


def fields_of(form: type[BaseForm]) -> dict[str, forms.Field]:
    return getattr(form, "base_fields", {})


@pytest.mark.parametrize("form", our_forms(), ids=lambda form: f"{form.__module__}.{form.__qualname__}")
def test_every_required_field_has_its_own_message(form: type[BaseForm]) -> None:
    without = [
        name
        for name, field in fields_of(form).items()
        if field.required and str(field.error_messages.get("required", DEFAULT_MESSAGE)) == DEFAULT_MESSAGE
    ]
    assert without == [], f"{form.__qualname__}: say what is missing in {without}"


@pytest.mark.parametrize("form", our_forms(), ids=lambda form: f"{form.__module__}.{form.__qualname__}")
def test_dates_are_asked_in_three_boxes(form: type[BaseForm]) -> None:
    plain = [name for name, field in fields_of(form).items() if isinstance(field, forms.DateField)]
    assert plain == [], f"{form.__qualname__}: use commonplatform.ui.date_fields.DateField for {plain}"
