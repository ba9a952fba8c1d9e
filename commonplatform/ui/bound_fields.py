"""Plain Django form fields, drawn as GOV.UK Design System components."""

from collections.abc import Callable
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from commonplatform.ui import field_params
from commonplatform.ui.conditional_fields import conditional_fields_of
from commonplatform.ui.date_fields import DatePartsInput
from commonplatform.ui.field_options import FieldOptions

ParamsBuilder = Callable[[BoundField, FieldOptions], field_params.Params]

BY_WIDGET: Final[tuple[tuple[type[forms.Widget], str, ParamsBuilder], ...]] = (
    (DatePartsInput, "date_input", field_params.date_params),
    (forms.CheckboxSelectMultiple, "checkboxes", field_params.checkboxes_params),
    (forms.RadioSelect, "radios", field_params.radios_params),
    (forms.CheckboxInput, "checkboxes", field_params.single_checkbox_params),
    (forms.SelectMultiple, "checkboxes", field_params.checkboxes_params),
    (forms.Select, "select", field_params.select_params),
    (forms.FileInput, "file_upload", field_params.file_params),
    (forms.PasswordInput, "password_input", field_params.password_params),
    (forms.Textarea, "textarea", field_params.textarea_params),
)


class GovUKBoundField(BoundField):
    """What ``form["name"]`` gives in our templates: ``{{ form.name }}`` draws label, hint, error and control.

    ``{{ form.name.group(heading=true) }}`` takes the page's choices (see ``FieldOptions``). Only Jinja pages
    draw the component; Django's own templates (the admin) keep the bare widget, because they call ``str``.
    """

    def __html__(self) -> SafeString:
        return SafeString(self.as_widget()) if self.is_hidden else self.group()

    def group(self, **options: Any) -> SafeString:
        """The component, with the page's choices; an unknown choice is a ``TypeError``."""
        chosen = FieldOptions(**{"conditional": self._conditional_html(), **options})
        component, build = self._component()
        context = {"component": component, "params": build(self, chosen)}
        return SafeString(self.form.renderer.render(self.template_name, context))

    def get_context(self) -> dict[str, Any]:
        component, build = self._component()
        options = FieldOptions(conditional=self._conditional_html())
        return {"field": self, "component": component, "params": build(self, options)}

    @property
    def error_anchor(self) -> str:
        """The control an error in the summary leads to: for a date, the first box to correct."""
        if isinstance(self.field.widget, DatePartsInput):
            boxes = field_params.wrong_boxes(self) or ("day",)
            return f"#{self.auto_id}_{boxes[0]}"
        return f"#{self.auto_id}"

    def _component(self) -> tuple[str, ParamsBuilder]:
        widget = self.field.widget
        for widget_class, component, build in BY_WIDGET:
            if isinstance(widget, widget_class):
                if component == "textarea" and getattr(self.field, "max_length", None):
                    return "character_count", field_params.character_count_params
                return component, build
        return "input", field_params.input_params

    def _conditional_html(self) -> dict[str, SafeString]:
        by_choice = conditional_fields_of(self.form).get(self.name, {})
        return {
            value: SafeString("".join(self.form[name].__html__() for name in names))
            for value, names in by_choice.items()
        }
