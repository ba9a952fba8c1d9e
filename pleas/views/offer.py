"""The fixed offer: what it comes to, and whether it is accepted."""

from dataclasses import replace
from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from cases.selectors.fixed_offers import fixed_offer_for
from pleas.answers import Answers, OfferAnswer
from pleas.forms.offer import OfferForm
from pleas.presenters.offer_page import lines_of_offer
from pleas.views.visits import JourneyView, journey_page


@journey_page("offer")
class OfferView(JourneyView[OfferForm]):
    """The figures charge by charge; accepted, only details are asked, otherwise the charges are answered."""

    form_class = OfferForm
    template_name = "pleas/offer.jinja"
    page_title = _("The prosecutor offers a fixed penalty")

    def answers(self) -> dict[str, Any]:
        return {"offer": self.journey.answers.offer}

    def change(self, answers: Answers, form: OfferForm) -> Answers:
        return replace(answers, offer=OfferAnswer(form.cleaned_data["offer"]))

    def context(self, form: OfferForm) -> dict[str, Any]:
        offer = fixed_offer_for(self.case.proved.case_id, self.case.proved.defendant_id).offer
        if offer is None:
            raise Http404
        return {**super().context(form), "lines": lines_of_offer(self.case, offer)}
