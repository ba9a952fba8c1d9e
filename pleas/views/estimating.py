"""What a court might order somebody to pay. Optional; what is typed comes by POST, is answered and forgotten."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.formats import page_language
from commonplatform.ui.question_views import QuestionView
from pleas.addresses import address_of
from pleas.eligibility import why_not_open
from pleas.forms import EstimateForm
from pleas.presenters.estimate_page import company_table, estimate_view
from pleas.selectors import own_case, to_estimate
from pleas.types import OwnCase, Visit
from pleas.views.visits import proved_page, visit_of


class EstimatePage(QuestionView[EstimateForm]):
    """Asks about income and shows the estimate above the same form; a company is asked nothing."""

    form_class = EstimateForm
    template_name = "pleas/estimate.jinja"
    page_title = _("What might I have to pay?")
    button_text = _("Show the estimate")
    visit: Visit
    case: OwnCase

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        visit = visit_of(request)
        if visit is None:
            return redirect(address_of("ended"))
        self.visit, self.case = visit, own_case(visit.proved)
        if why_not_open(self.case, today=timezone.localdate(), language=page_language()) is not None:
            return redirect(address_of("case"))
        return self._of_a_company() if self.case.is_company else super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.ask(self.form_class(request.POST))

    def context(self, form: EstimateForm) -> dict[str, Any]:
        found = None
        if form.is_bound and form.is_valid():
            facts = to_estimate(self.visit.proved, on=timezone.localdate())
            found = estimate_view(self.case, facts, form.income())
        return {**super().context(form), "found": found}

    def back_url(self) -> str:
        """The page that led here: a charge, or how one makes a living; else the case."""
        name, _dash, number = self.request.GET.get("from", "").partition("-")
        if name == "charge" and number in {str(charge.number) for charge in self.case.charges}:
            return address_of("charge", int(number))
        return address_of("status" if name == "status" else "case")

    def _of_a_company(self) -> HttpResponse:
        columns, rows, missing = company_table(self.case, to_estimate(self.visit.proved, on=timezone.localdate()))
        context = {
            "page_title": _("What might the company have to pay?"),
            "columns": columns,
            "rows": rows,
            "missing": missing,
            "back_href": self.back_url(),
        }
        return render(self.request, "pleas/estimate_company.jinja", context)


estimate_page = proved_page(EstimatePage.as_view())
