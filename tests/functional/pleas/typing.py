"""What an obliging citizen types on each page of the journey, by the name of its step."""

from collections.abc import Mapping, Sequence

EMAIL = "ada@example.org"

TYPED: dict[str, dict[str, str]] = {
    "details": {
        "first_name": "Ada",
        "middle_name": "",
        "last_name": "Lovelace",
        "born_on_day": "10",
        "born_on_month": "12",
        "born_on_year": "1990",
    },
    "company": {
        "company_name": "Engines Ltd",
        "incorporation_number": "01234567",
        "representative_first_name": "Ada",
        "representative_last_name": "Lovelace",
        "position": "director",
    },
    "address": {"address_is_correct": "yes"},
    "contact": {"email": EMAIL, "telephone": "029 2018 0999"},
    "insurance_number": {"has_insurance_number": "yes", "insurance_number": "AB 12 34 56 C"},
    "licence": {"has_licence": "yes", "driver_number": "LOVEL 962100 A99AB", "licence_details": ""},
    "mitigation": {"statement": "I am sorry."},
    "defence": {"statement": "I was not there."},
    "evidence": {"disputes_evidence": "yes", "disputed_evidence": "The photograph."},
    "witnesses": {"calls_witnesses": "yes", "name_1": "Mary Somerville", "address_1": "1 Mill Lane"},
    "interpreter": {"needs_interpreter": "yes", "interpreter_language": "Polish"},
    "disability": {"has_disability_needs": "yes", "disability_needs": "A hearing loop"},
    "dates_to_avoid": {"has_dates_to_avoid": "no"},
    "hearing_language": {"hearing_language": "cy"},
    "offer": {"offer": "declined"},
    "status": {"status": "employed"},
    "pay": {"amount": "£1,250.50", "period": "monthly"},
    "benefits": {"kind": "universal_credit", "amount": "92.05", "period": "weekly"},
    "in_work_benefits": {"kind": "other", "kind_details": "Housing Benefit", "amount": "50", "period": "fortnightly"},
    "other_income": {
        "source": "State pension",
        "amount": "221.20",
        "period": "weekly",
        "receives_pension_credit": "yes",
    },
    "pension_credit": {"amount": "17.50", "period": "weekly"},
    "deduction": {"deduction": "none"},
    "employer": {"name": "Engines Ltd", "address": "1 Mill Lane", "telephone": "", "employee_reference": "E 7"},
    "outstanding_fines": {"has_outstanding_fines": "no", "outstanding_fines": ""},
    "hardship_question": {"has_hardship": "no"},
    "hardship": {"hardship": "I have three children."},
    "household": {"accommodation": "650", "utilities": "", "others_contribute": "no"},
    "other_expenses": {"travel": "80.5", "has_anything_else": "no"},
    "company_finances": {
        "trading_over_a_year": "yes",
        "employees": "12",
        "gross_turnover": "£100,000",
        "net_turnover": "90,000",
        "has_outstanding_fines": "no",
    },
    "document_language": {"document_language": "en"},
}


def typed_on(path: str, *, pleas: Sequence[str], instead: Mapping[str, str]) -> dict[str, str]:
    """The fields of the page at this path of the journey; `instead` replaces those that the page has."""
    name, _, number = path.removeprefix("/plea/").strip("/").partition("/")
    if name == "charge":
        return {"plea": pleas[int(number) - 1]}
    typed = TYPED[name.replace("-", "_")]
    return {**typed, **{field: value for field, value in instead.items() if field in typed}}
