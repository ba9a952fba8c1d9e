"""Work, benefits and other income (domain document "Online plea", Fields and rules, income)."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from commonplatform.ui.conditional_fields import ConditionalFields, ConditionalFieldsMixin
from commonplatform.ui.money_fields import MoneyField
from pleas.answers import EmploymentStatus
from pleas.forms.means.periods import REGULAR, WITH_YEARLY, AmountAndPeriodForm, PeriodField, choices_of
from pleas.forms.texts import TextField
from pleas.forms.yes_no import Reply, YesNoField

OTHER_BENEFIT = "other"


class StatusForm(forms.Form):
    """How somebody makes a living: it decides which pages about income follow."""

    status = forms.ChoiceField(
        label=_("How do you make your living?"),
        choices=[
            (EmploymentStatus.EMPLOYED.value, _("I am employed")),
            (EmploymentStatus.EMPLOYED_AND_BENEFITS.value, _("I am employed and get benefits")),
            (EmploymentStatus.SELF_EMPLOYED.value, _("I am self-employed")),
            (EmploymentStatus.SELF_EMPLOYED_AND_BENEFITS.value, _("I am self-employed and get benefits")),
            (EmploymentStatus.OUT_OF_WORK_BENEFITS.value, _("I get out-of-work benefits")),
            (EmploymentStatus.OTHER.value, _("None of these")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Select how you make your living"),
            "invalid_choice": _("Select how you make your living"),
        },
    )
    choice_hints: ClassVar[dict[str, dict[str, object]]] = {
        "status": {
            EmploymentStatus.OTHER.value: _("For example, you are retired or a student, or somebody supports you")
        }
    }


class PayForm(AmountAndPeriodForm):
    """Take-home pay, or what a business leaves to the person who runs it, which may come at any time."""

    amount = MoneyField(
        label=_("Your take-home pay"),
        help_text=_("What you get after tax and National Insurance. It is on your payslip."),
        subject=_("Your take-home pay"),
        missing=_("Enter your take-home pay"),
    )
    period = PeriodField(
        label=_("How often do you get this pay?"),
        periods=WITH_YEARLY,
        other=False,
        select=_("Select how often you get this pay"),
    )

    def __init__(self, *args: Any, is_self_employed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_self_employed:
            self.fields["amount"].help_text = _(
                "What is left to you after tax, National Insurance and the costs of your business"
            )
            self.fields["period"].choices = choices_of(WITH_YEARLY, other=True)  # type: ignore[attr-defined]


class _BenefitsForm(ConditionalFieldsMixin, AmountAndPeriodForm):
    conditional_fields: ClassVar[ConditionalFields] = {"kind": {OTHER_BENEFIT: ("kind_details",)}}

    kind = forms.ChoiceField(
        label=_("Which benefit do you get?"),
        help_text=_("If you get several, select the largest and enter the total below"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Select which benefit you get"),
            "invalid_choice": _("Select which benefit you get"),
        },
    )
    kind_details = TextField(
        label=_("Name of the benefit"),
        subject=_("The name of the benefit"),
        missing=_("Enter the name of the benefit"),
        max_length=100,
    )
    amount = MoneyField(
        label=_("How much you get in benefits"),
        subject=_("What you get in benefits"),
        missing=_("Enter how much you get in benefits"),
    )


class BenefitsForm(_BenefitsForm):
    """Benefits of somebody who is out of work."""

    period = PeriodField(
        label=_("How often do you get it?"), periods=REGULAR, other=True, select=_("Select how often you get it")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = OUT_OF_WORK_KINDS  # type: ignore[attr-defined]


class InWorkBenefitsForm(_BenefitsForm):
    """Benefits of somebody who works."""

    period = PeriodField(
        label=_("How often do you get it?"), periods=REGULAR, other=False, select=_("Select how often you get it")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = IN_WORK_KINDS  # type: ignore[attr-defined]


class OtherIncomeForm(AmountAndPeriodForm):
    """Income that is neither pay nor benefit."""

    source = TextField(
        label=_("Where does your income come from?"),
        help_text=_("For example, a pension, savings, a student loan or family"),
        subject=_("Where your income comes from"),
        missing=_("Enter where your income comes from"),
        max_length=200,
    )
    amount = MoneyField(
        label=_("How much you get"),
        help_text=_("Enter 0 if you have no income"),
        subject=_("What you get"),
        missing=_("Enter how much you get"),
    )
    period = PeriodField(
        label=_("How often do you get this?"),
        periods=WITH_YEARLY,
        other=True,
        select=_("Select how often you get this"),
    )
    receives_pension_credit = YesNoField(
        label=_("Do you get Pension Credit?"), reply=Reply.I_DO, select=_("Select yes if you get Pension Credit")
    )


class PensionCreditForm(AmountAndPeriodForm):
    """How much Pension Credit."""

    amount = MoneyField(
        label=_("How much Pension Credit you get"),
        subject=_("Your Pension Credit"),
        missing=_("Enter how much Pension Credit you get"),
    )
    period = PeriodField(
        label=_("How often do you get it?"), periods=REGULAR, other=False, select=_("Select how often you get it")
    )


OUT_OF_WORK_KINDS = [
    ("contributory_jsa", _("Contributory Jobseeker’s Allowance")),
    ("income_based_jsa", _("Income-based Jobseeker’s Allowance")),
    ("universal_credit", _("Universal Credit")),
    (OTHER_BENEFIT, _("Another benefit")),
]
IN_WORK_KINDS = [
    ("contributory_esa", _("Contributory Employment and Support Allowance")),
    ("income_related_esa", _("Income-related Employment and Support Allowance")),
    ("income_support", _("Income Support")),
    ("universal_credit", _("Universal Credit")),
    (OTHER_BENEFIT, _("Another benefit")),
]
