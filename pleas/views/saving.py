"""Coming back later: keeping the answers, the way back by e-mail, staying, and closing the visit."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from commonplatform.accounts.types import CITIZEN
from commonplatform.ui.formats import page_language
from commonplatform.ui.question_views import QuestionView
from pleas.addresses import address_of
from pleas.exceptions import TooManyMails
from pleas.forms import WayBackForm
from pleas.help_lines import help_line
from pleas.selectors import kept_until
from pleas.services import mail_way_back
from pleas.types import Visit
from pleas.views.keeping import UNFINISHED, keep_for_later
from pleas.views.visits import address_without_draft, end_visit, proved_page, visit_of

MAILED_TO = "plea_way_back_mailed"


@proved_page
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """From a page that asks nothing: what was answered before is kept."""
    visit = visit_of(request)
    if visit is None:
        return redirect(address_of("ended"))
    return redirect(keep_for_later(request, visit) or address_without_draft(visit))


@proved_page
@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """The answer to the warning before the end of a visit: being asked is what makes it last."""
    return redirect(address_of("ended")) if visit_of(request) is None else HttpResponse(status=204)


@proved_page
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close the visit on this device; what was kept stays kept."""
    visit = visit_of(request)
    if visit is not None:
        end_visit(request, kept_until(visit))
    return redirect(address_of("ended"))


class SavedView(QuestionView[WayBackForm]):
    """Until when the answers are kept, how to come back, and the way back by e-mail for who wants it."""

    form_class = WayBackForm
    template_name = "pleas/saved.jinja"
    page_title = _("Your answers are saved")
    visit: Visit

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        visit = visit_of(request)
        if visit is None:
            return redirect(address_of("ended"))
        if kept_until(visit) is None:
            return redirect(address_of("case"))
        self.visit = visit
        return super().dispatch(request, *args, **kwargs)

    def save(self, form: WayBackForm) -> None:
        email = form.cleaned_data["email"]
        try:
            mail_way_back(actor=CITIZEN, visit=self.visit, email=email, language=page_language())
        except TooManyMails:
            form.say_enough_was_sent()
        else:
            self.request.session[MAILED_TO] = email

    def context(self, form: WayBackForm) -> dict[str, Any]:
        return {
            **super().context(form),
            "until": kept_until(self.visit),
            "unfinished": self.request.session.pop(UNFINISHED, ""),
            "mailed_to": self.request.session.pop(MAILED_TO, ""),
            "help_line": help_line(page_language()),
        }

    def next_url(self, form: WayBackForm) -> str:
        return address_of("saved")


saved = proved_page(SavedView.as_view())
