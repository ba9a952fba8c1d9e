"""Draws every form of the service with the design system's macros (setting ``FORM_RENDERER``)."""

from typing import Any

from django.forms.renderers import DjangoTemplates
from django.template import engines

from commonplatform.ui.bound_fields import GovUKBoundField


class GovUKRenderer(DjangoTemplates):
    """Our own form templates come from the Jinja engine; bare widgets, as in the admin, from Django's."""

    form_template_name = "forms/form.jinja"
    formset_template_name = "forms/formset.jinja"
    field_template_name = "forms/field.jinja"
    bound_field_class = GovUKBoundField

    def get_template(self, template_name: str) -> Any:
        if template_name.endswith(".jinja"):
            return engines["jinja2"].get_template(template_name)
        return super().get_template(template_name)
