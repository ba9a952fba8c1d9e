"""Counting the post of one's own court."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonplatform.ui.components import Column, Row
from commonplatform.ui.formats import long_date, short_date
from commonplatform.ui.question_views import QuestionView
from pleas.figures.forms import PostalCountForm
from pleas.figures.permissions import require_counter
from pleas.figures.presenters.overview import tabs
from pleas.figures.selectors.weeks import latest_counts
from pleas.figures.services.enter_postal_count import enter_postal_count


class PostalCountsView(QuestionView[PostalCountForm]):
    """A week, what was sent, what came back; under it what was counted before."""

    form_class = PostalCountForm
    template_name = "figures/postal_counts.jinja"
    page_title = gettext_lazy("Postal counts")
    button_text = gettext_lazy("Save")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.actor = request.actor  # type: ignore[attr-defined]
        require_counter(self.actor)
        return super().dispatch(request, *args, **kwargs)

    def form_arguments(self) -> dict[str, Any]:
        return {"today": timezone.localdate(), "named": long_date}

    def save(self, form: PostalCountForm) -> None:
        enter_postal_count(actor=self.actor, **form.cleaned_data)
        messages.success(self.request, _("Count of the week beginning %(day)s saved") % self._saved(form))

    def next_url(self, form: PostalCountForm) -> str:
        return reverse("figures:postal_counts")

    def back_url(self) -> str:
        return ""

    def context(self, form: PostalCountForm) -> dict[str, Any]:
        columns = [
            Column(text=_("Week beginning")),
            Column(text=_("Sent by post"), numeric=True),
            Column(text=_("Answered by post"), numeric=True),
            Column(text=_("Entered by")),
        ]
        rows = [
            Row(cells=[short_date(each.week), f"{each.sent:,}", f"{each.replies:,}", each.entered_by])
            for each in latest_counts(self.actor)
        ]
        return {**super().context(form), "tabs": tabs(self.actor, current="post"), "columns": columns, "rows": rows}

    def _saved(self, form: PostalCountForm) -> dict[str, str]:
        return {"day": long_date(form.cleaned_data["week"])}


postal_counts = PostalCountsView.as_view()
