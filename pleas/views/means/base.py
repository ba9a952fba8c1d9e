"""What every page about an individual's means shares."""

from dataclasses import replace
from typing import Any

from pleas.answers import Answers, Benefits, Income, Means
from pleas.forms.means.periods import typed_period
from pleas.views.visits import FormT, JourneyView


class MeansPage(JourneyView[FormT]):
    """Keeps the cleaned fields of its form under their own names."""

    @property
    def means(self) -> Means:
        return self.journey.answers.means

    def answers(self) -> dict[str, Any]:
        return {name: getattr(self.means, name) for name in self.form_class.base_fields}

    def change(self, answers: Answers, form: FormT) -> Answers:
        return self.with_means(answers, **form.cleaned_data)

    def with_means(self, answers: Answers, **given: Any) -> Answers:
        return replace(answers, means=replace(answers.means, **given))


def typed_money(given: Income | Benefits | None) -> dict[str, Any]:
    """An amount and its period as the fields of a form show them."""
    if given is None:
        return {}
    return {"amount": given.amount, "period": typed_period(given.period, is_average=given.is_average)}
