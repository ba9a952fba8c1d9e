"""The pages of the journey as staff call them."""

from django.utils.translation import gettext_lazy as _

from commonplatform.ui.components import Text

STEP_NAMES: dict[str, Text] = {
    "case": _("The case"),
    "offer": _("Fixed offer"),
    "details": _("Name"),
    "company": _("Company"),
    "address": _("Address"),
    "contact": _("E-mail and telephone"),
    "insurance_number": _("National Insurance number"),
    "licence": _("Driving licence"),
    "charge": _("Plea to each charge"),
    "mitigation": _("Mitigation"),
    "defence": _("Why not guilty"),
    "evidence": _("Disputed evidence"),
    "witnesses": _("Witnesses"),
    "interpreter": _("Interpreter"),
    "disability": _("Needs at court"),
    "dates_to_avoid": _("Dates to avoid"),
    "hearing_language": _("Language of the hearing"),
    "status": _("Employment status"),
    "pay": _("Pay"),
    "benefits": _("Benefits out of work"),
    "other_income": _("Other income"),
    "in_work_benefits": _("Benefits in work"),
    "pension_credit": _("Pension Credit"),
    "employer": _("Employer"),
    "deduction": _("Deduction"),
    "outstanding_fines": _("Outstanding fines"),
    "hardship_question": _("Hardship: yes or no"),
    "hardship": _("Reason for hardship"),
    "household": _("Household costs"),
    "other_expenses": _("Other costs"),
    "company_finances": _("Company finances"),
    "document_language": _("Language of letters"),
    "check": _("Check your answers"),
    "declaration": _("Declaration"),
}


def step_name(name: str) -> str:
    """In words; a page without a name of its own is called by its address."""
    return str(STEP_NAMES.get(name, name))
