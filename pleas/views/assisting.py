"""Where a helper says for whom they answer; from there the journey is everybody's."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.question_views import QuestionView
from pleas.addresses import address_of
from pleas.forms.assisting import AssistanceForm
from pleas.permissions import require_helper
from pleas.views.assistance import begin_help, forget_on_this_device
from pleas.views.visits import QUESTIONNAIRE, REFERENCE, VISIT, VISITOR


class StartView(QuestionView[AssistanceForm]):
    """How the answer came, and whose it is. Beginning anew forgets the caller before."""

    form_class = AssistanceForm
    template_name = "pleas/assisting.jinja"
    page_title = _("Answer for somebody")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require_helper(request.actor)  # type: ignore[attr-defined]
        return super().dispatch(request, *args, **kwargs)

    def save(self, form: AssistanceForm) -> None:
        forget_on_this_device(self.request, VISIT, REFERENCE, VISITOR, QUESTIONNAIRE)
        begin_help(self.request, **form.cleaned_data)

    def next_url(self, form: AssistanceForm) -> str:
        return address_of("reference")


start = StartView.as_view()
