"""One charge: the plea, and what goes with it."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.states import PleaChoice
from commonplatform.ui.conditional_fields import ConditionalFields, ConditionalFieldsMixin
from pleas.forms.texts import StatementField, TextField
from pleas.forms.yes_no import YES, Reply, YesNoField, worded_for_a_company


class PleaForm(forms.Form):
    """One of three to one charge."""

    plea = forms.ChoiceField(
        label=_("How do you plead to this charge?"),
        choices=[
            (PleaChoice.GUILTY.value, _("Guilty")),
            (PleaChoice.GUILTY_ATTENDING.value, _("Guilty, and I want to come to court")),
            (PleaChoice.NOT_GUILTY.value, _("Not guilty")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Select how you plead to this charge"),
            "invalid_choice": _("Select how you plead to this charge"),
        },
    )

    def __init__(self, *args: Any, is_company: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_company:
            worded_for_a_company(self, _PLEA_OF_A_COMPANY)


class MitigationForm(forms.Form):
    """What somebody who pleads guilty wants the court to know; nobody has to say anything."""

    statement = StatementField(
        label=_("Is there anything that you want the court to take into account? (optional)"),
        help_text=_("For example, why it happened and what you have done since. The court may then give less."),
        subject=_("What you tell the court"),
    )

    def __init__(self, *args: Any, is_company: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_company:
            worded_for_a_company(self, _MITIGATION_OF_A_COMPANY)


class DefenceForm(forms.Form):
    """Why somebody is not guilty; for an offence of a vehicle's keeper also who else used or kept it, if they wish."""

    statement = StatementField(
        label=_("Why are you not guilty?"),
        help_text=_("Say what you do not agree with and what your defence is."),
        subject=_("The reason"),
        missing=_("Enter why you are not guilty"),
    )
    other_driver = TextField(
        label=_("Who used or kept the vehicle, if it was somebody else? (optional)"),
        help_text=_("Their full name. You do not have to say it. The prosecutor reads it and may ask them."),
        subject=_("The name of who used or kept the vehicle"),
        max_length=255,
    )
    other_driver_address = StatementField(
        label=_("Their address (optional)"),
        subject=_("The address of who used or kept the vehicle"),
        max_length=500,
        rows=3,
    )

    def __init__(self, *args: Any, is_company: bool = False, asks_driver: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_company:
            worded_for_a_company(self, _DEFENCE_OF_A_COMPANY)
        if not asks_driver:
            del self.fields["other_driver"], self.fields["other_driver_address"]


class EvidenceForm(ConditionalFieldsMixin, forms.Form):
    """Whether a witness statement is disputed: then that witness has to come to the trial."""

    conditional_fields: ClassVar[ConditionalFields] = {"disputes_evidence": {YES: ("disputed_evidence",)}}

    disputes_evidence = YesNoField(
        label=_("Do you disagree with a statement of a prosecution witness?"),
        help_text=_("The statements came with your notice. The court may ask the witness to come to the trial."),
        reply=Reply.I_DO,
        select=_("Select yes if you disagree with a statement of a prosecution witness"),
    )
    disputed_evidence = StatementField(
        label=_("Which witness, and what do you disagree with?"),
        subject=_("What you disagree with"),
        missing=_("Enter which witness and what you disagree with"),
    )

    def __init__(self, *args: Any, is_company: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_company:
            worded_for_a_company(self, _EVIDENCE_AGAINST_A_COMPANY)


_PLEA_OF_A_COMPANY = {
    "plea": {
        "label": _("How does the company plead to this charge?"),
        "missing": _("Select how the company pleads to this charge"),
    }
}
_MITIGATION_OF_A_COMPANY = {
    "statement": {
        "label": _("Is there anything that the company wants the court to take into account? (optional)"),
        "hint": _("For example, why it happened and what the company has done since. The court may then give less."),
    }
}
_DEFENCE_OF_A_COMPANY = {
    "statement": {
        "label": _("Why is the company not guilty?"),
        "hint": _("Say what the company does not agree with and what its defence is."),
        "missing": _("Enter why the company is not guilty"),
    }
}
_EVIDENCE_AGAINST_A_COMPANY = {
    "disputes_evidence": {
        "label": _("Does the company disagree with a statement of a prosecution witness?"),
        "missing": _("Select yes if the company disagrees with a statement of a prosecution witness"),
    },
    "disputed_evidence": {"label": _("Which witness, and what does the company disagree with?")},
}
