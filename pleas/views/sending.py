"""The declaration, sending, and the receipt."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cases.exceptions import CaseNotOpenForPlea, FixedOfferNotAvailable
from commonplatform.accounts.types import CITIZEN
from commonplatform.documents.render import render_pdf
from commonplatform.ui.formats import page_language
from pleas.addresses import address_of, address_of_place
from pleas.answers import OfferAnswer
from pleas.exceptions import AlreadyAnswered, AnswersIncomplete, TooYoungOnline
from pleas.forms import DeclarationForm
from pleas.journey import Journey, facts_of
from pleas.presenters.receipt_page import ReceiptView, receipt_view
from pleas.receipt_references import grouped
from pleas.selectors import draft_and_defendant, own_case, own_case_of, receipt_of
from pleas.selectors.own_case import defendant_of
from pleas.services import accept_offer, submit_plea
from pleas.services.note_questionnaire import note_questionnaire
from pleas.types import Assistance, PleaSubmission, Visit
from pleas.views.assistance import assistance_of
from pleas.views.visits import CHECK, QUESTIONNAIRE, JourneyView, journey_page, proved_page, visit_of


@journey_page("declaration")
class DeclarationView(JourneyView[DeclarationForm]):
    """The last page before it counts. Sending it twice, in whatever way, sends it once."""

    form_class = DeclarationForm
    template_name = "pleas/declaration.jinja"
    page_title = _("Declaration")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """A complete form goes straight to the service, which knows every rule itself."""
        visit = visit_of(request)
        if request.method == "POST" and visit is not None:
            form = DeclarationForm(request.POST)
            if form.is_valid():
                return redirect(_send(visit, form, assistance_of(request)))
        return super().dispatch(request, *args, **kwargs)

    def save(self, form: DeclarationForm) -> None:
        """Nothing: a valid form never gets here."""

    def check_answers_url(self) -> str:
        return ""

    def context(self, form: DeclarationForm) -> dict[str, Any]:
        accepts = self.journey.accepts_offer
        return {**super().context(form), "case": self.case, "accepts_offer": accepts, "keeps_with_form": False}


def _send(visit: Visit, form: DeclarationForm, assistance: Assistance | None) -> str:
    """Where to go after sending, or after learning that it cannot be sent."""
    begun = draft_and_defendant(visit)
    if begun is None:
        return _address_of_what_was_sent(visit, form)
    answers, defendant = begun
    submission = PleaSubmission(
        proved=visit.proved,
        answers=answers,
        language=page_language(),
        idempotency_key=form.cleaned_data["submission_key"],
        assistance=assistance,
        defendant=defendant,
    )
    try:
        send = (
            accept_offer
            if answers.offer == OfferAnswer.ACCEPTED and _journey(submission).accepts_offer
            else submit_plea
        )
        send(actor=CITIZEN, submission=submission)
    except (AlreadyAnswered, CaseNotOpenForPlea, FixedOfferNotAvailable, TooYoungOnline):
        return address_of("case")
    except AnswersIncomplete:
        return _where_something_is_missing(submission)
    return address_of("receipt")


def _journey(submission: PleaSubmission) -> Journey:
    case = own_case_of(submission.proved, defendant_of(submission))
    facts = facts_of(case, today=timezone.localdate(), on_paper=submission.is_on_paper)
    return Journey(facts, submission.answers)


def _where_something_is_missing(submission: PleaSubmission) -> str:
    """The page that must come first; check-answers when it is none of them; the receipt when it was sent meanwhile.

    Who goes on without the help they began with gives the e-mail address that only helped answers can lack.
    """
    if receipt_of(submission.proved, idempotency_key=submission.idempotency_key) is not None:
        return address_of("receipt")
    if not (submission.answers.email or submission.assistance):
        return address_of("contact")
    journey = _journey(submission)
    return address_of(CHECK) if journey.is_complete else address_of_place(journey.first_unanswered())


def _address_of_what_was_sent(visit: Visit, form: DeclarationForm) -> str:
    """The receipt for the page that was sent; for another page, the date of the first answer."""
    if receipt_of(visit.proved, idempotency_key=form.cleaned_data["submission_key"]) is not None:
        return address_of("receipt")
    return address_of("ended" if receipt_of(visit.proved) is None else "case")


@proved_page
@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """The reference, the time, and what happens next."""
    page, elsewhere = _receipt_page(request)
    return redirect(elsewhere) if page is None else render(request, "pleas/receipt.jinja", {"page": page})


@proved_page
@require_safe
def receipt_file(request: HttpRequest) -> HttpResponse:
    """The receipt as a tagged PDF, in the language of the page."""
    page, elsewhere = _receipt_page(request)
    if page is None:
        return redirect(elsewhere)
    facts = {"page": page, "reference": grouped(page.reference)}
    rendered = render_pdf("receipt", language=page_language(), facts=facts)
    name = f"{_('receipt')}-{page.reference}.pdf"
    return HttpResponse(
        rendered.content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@proved_page
@require_safe
def equality(request: HttpRequest) -> HttpResponse:
    """On to the questions about equality, where there are any; that somebody went there is noted once a visit."""
    visit = visit_of(request)
    if visit is None or not settings.EQUALITY_QUESTIONNAIRE_URL:
        return redirect(address_of("ended" if visit is None else "receipt"))
    if not request.session.get(QUESTIONNAIRE):
        note_questionnaire(actor=CITIZEN, case=own_case(visit.proved))
        request.session[QUESTIONNAIRE] = True
    return redirect(settings.EQUALITY_QUESTIONNAIRE_URL)


def _receipt_page(request: HttpRequest) -> tuple[ReceiptView | None, str]:
    """The receipt of this visit, or where to go instead."""
    visit = visit_of(request)
    if visit is None:
        return None, address_of("ended")
    kept = receipt_of(visit.proved)
    if kept is None:
        return None, address_of("case")
    return receipt_view(own_case(visit.proved), kept), ""
