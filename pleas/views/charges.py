"""Each charge: the plea, and what goes with it."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from cases.states import PleaChoice
from pleas.answers import Answers, ChargeAnswer
from pleas.forms import DefenceForm, EvidenceForm, MitigationForm, PleaForm, WitnessesForm
from pleas.presenters.case_page import charge_view
from pleas.presenters.charge_page import charge_caption, plea_hints
from pleas.types import Charge
from pleas.views.repeating import RepeatingPage
from pleas.views.visits import FormT, JourneyView, journey_page


class ChargePage(JourneyView[FormT]):
    """A page about one charge; it keeps the fields of its form as they are named in the answer."""

    @property
    def charge(self) -> Charge:
        return self.case.charges[self.place.number - 1]

    @property
    def answer(self) -> ChargeAnswer:
        return self.journey.answers.charge(self.charge.offence_id)

    def form_arguments(self) -> dict[str, Any]:
        return {"is_company": self.case.is_company}

    def answers(self) -> dict[str, Any]:
        return {name: getattr(self.answer, name) for name in self.form_class.base_fields}

    def change(self, answers: Answers, form: FormT) -> Answers:
        return self.with_answer(answers, **form.cleaned_data)

    def with_answer(self, answers: Answers, **given: Any) -> Answers:
        charge_id = self.charge.offence_id
        return answers.with_charge(charge_id, replace(answers.charge(charge_id), **given))

    def context(self, form: FormT) -> dict[str, Any]:
        self.caption = charge_caption(self.charge, len(self.case.charges))
        return super().context(form)


@journey_page("charge")
class ChargeView(ChargePage[PleaForm]):
    """One charge, one question."""

    form_class = PleaForm
    template_name = "pleas/charge.jinja"

    def change(self, answers: Answers, form: PleaForm) -> Answers:
        return self.with_answer(answers, plea=PleaChoice(form.cleaned_data["plea"]))

    def context(self, form: PleaForm) -> dict[str, Any]:
        charge = charge_view(self.charge)
        self.page_title = charge.title.text
        number = _("Charge %(number)s of %(total)s") % {"number": charge.number, "total": len(self.case.charges)}
        return {
            **super().context(form),
            "caption": number,
            "charge": charge,
            "plea_hints": plea_hints(self.case),
            "is_company": self.case.is_company,
        }


@journey_page("mitigation")
class MitigationView(ChargePage[MitigationForm]):
    """What somebody who pleads guilty wants to say; it may stay empty."""

    form_class = MitigationForm


@journey_page("defence")
class DefenceView(ChargePage[DefenceForm]):
    """Why somebody is not guilty."""

    form_class = DefenceForm

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "asks_driver": self.charge.has_keeper_liability}

    def context(self, form: DefenceForm) -> dict[str, Any]:
        if self.charge.has_keeper_liability:
            self.page_title = _("The company’s defence") if self.case.is_company else _("Your defence")
        return super().context(form)


@journey_page("evidence")
class EvidenceView(ChargePage[EvidenceForm]):
    """Which statement of a prosecution witness is disputed."""

    form_class = EvidenceForm


@journey_page("witnesses")
class WitnessesView(RepeatingPage[WitnessesForm], ChargePage[WitnessesForm]):
    """Whom the defence calls."""

    form_class = WitnessesForm

    def rows_kept(self) -> list[dict[str, Any]]:
        return [{name: getattr(witness, name) for name in WitnessesForm.row_names} for witness in self.answer.witnesses]

    def change(self, answers: Answers, form: WitnessesForm) -> Answers:
        return self.with_answer(
            answers, calls_witnesses=form.cleaned_data["calls_witnesses"], witnesses=form.witnesses()
        )

    def row_words(self) -> dict[str, str]:
        return {
            "row_title": _("Witness %(number)s"),
            "add_text": _("Add another witness"),
            "remove_text": _("Remove witness %(number)s"),
        }
