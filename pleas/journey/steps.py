"""The pages of the journey, in their order (`docs/plea-journey.md` is drawn from this table)."""

from pleas.journey import conditions as when
from pleas.journey import kept
from pleas.journey.step import Section, Step

_CHARGE, _COURT, _MEANS = Section.CHARGE, Section.ATTENDING, Section.MEANS

STEPS: tuple[Step, ...] = (
    Step("before", Section.FINDING, when.ALWAYS, kept.optional),
    Step("reference", Section.FINDING, when.ALWAYS, kept.optional),
    Step("proof", Section.FINDING, when.ALWAYS, kept.optional),
    Step("case", Section.CASE, when.ALWAYS, kept.optional),
    Step("offer", Section.CASE, when.OFFERED, kept.of_answers("offer"), kept.forget_answer("offer")),
    Step("details", Section.DETAILS, when.PERSON, kept.has_name),
    Step("company", Section.DETAILS, when.COMPANY, kept.of_company("position")),
    Step("address", Section.DETAILS, when.ALWAYS, kept.of_whoever_answers("address_is_correct")),
    Step("contact", Section.DETAILS, when.ALWAYS, kept.of_whoever_answers("telephone")),
    Step("insurance_number", Section.DETAILS, when.PERSON, kept.of_person("has_insurance_number")),
    Step("licence", Section.DETAILS, when.DRIVER, kept.of_person("has_licence")),
    Step("charge", _CHARGE, when.PLEADS, kept.of_charge("plea"), kept.forget_charge),
    Step("mitigation", _CHARGE, when.GUILTY, kept.optional, kept.forget_of_charge("statement")),
    Step(
        "defence",
        _CHARGE,
        when.NOT_GUILTY,
        kept.of_charge("statement"),
        kept.forget_of_charge("statement", "other_driver", "other_driver_address"),
    ),
    Step(
        "evidence",
        _CHARGE,
        when.NOT_GUILTY,
        kept.of_charge("disputes_evidence"),
        kept.forget_of_charge("disputes_evidence", "disputed_evidence"),
    ),
    Step(
        "witnesses",
        _CHARGE,
        when.NOT_GUILTY,
        kept.of_charge("calls_witnesses"),
        kept.forget_of_charge("calls_witnesses", "witnesses"),
    ),
    Step(
        "interpreter",
        _COURT,
        when.MAY_ATTEND,
        kept.of_attendance("needs_interpreter"),
        kept.forget_of_attendance("needs_interpreter", "interpreter_language"),
    ),
    Step(
        "disability",
        _COURT,
        when.MAY_ATTEND,
        kept.of_attendance("has_disability_needs"),
        kept.forget_of_attendance("has_disability_needs", "disability_needs"),
    ),
    Step(
        "dates_to_avoid",
        _COURT,
        when.MAY_ATTEND,
        kept.of_attendance("has_dates_to_avoid"),
        kept.forget_of_attendance("has_dates_to_avoid", "dates_to_avoid"),
    ),
    Step(
        "hearing_language",
        _COURT,
        when.MAY_ATTEND_IN_WALES,
        kept.of_attendance("hearing_language"),
        kept.forget_of_attendance("hearing_language"),
    ),
    Step("status", _MEANS, when.GIVES_MEANS, kept.of_means("status"), kept.forget_of_means("status")),
    Step("pay", _MEANS, when.WORKS, kept.of_means("pay"), kept.forget_of_means("pay")),
    Step("benefits", _MEANS, when.OUT_OF_WORK, kept.of_means("benefits"), kept.forget_of_means("benefits")),
    Step(
        "other_income",
        _MEANS,
        when.OTHER_STATUS,
        kept.of_means("other_income", "receives_pension_credit"),
        kept.forget_of_means("other_income", "receives_pension_credit"),
    ),
    Step(
        "in_work_benefits",
        _MEANS,
        when.WORKS_ON_BENEFITS,
        kept.of_means("benefits"),
        kept.forget_of_means("benefits"),
    ),
    Step(
        "pension_credit",
        _MEANS,
        when.PENSION_CREDIT,
        kept.of_means("pension_credit"),
        kept.forget_of_means("pension_credit"),
    ),
    Step("deduction", _MEANS, when.CAN_BE_DEDUCTED, kept.of_means("deduction"), kept.forget_of_means("deduction")),
    Step("employer", _MEANS, when.EMPLOYER_DEDUCTS, kept.of_means("employer"), kept.forget_of_means("employer")),
    Step(
        "outstanding_fines",
        _MEANS,
        when.GIVES_MEANS,
        kept.of_means("has_outstanding_fines"),
        kept.forget_of_means("has_outstanding_fines", "outstanding_fines"),
    ),
    Step(
        "hardship_question",
        _MEANS,
        when.GIVES_MEANS,
        kept.of_means("has_hardship"),
        kept.forget_of_means("has_hardship"),
    ),
    Step("hardship", _MEANS, when.HARDSHIP, kept.of_means("hardship"), kept.forget_of_means("hardship")),
    Step(
        "household",
        _MEANS,
        when.HARDSHIP,
        kept.of_outgoings("others_contribute"),
        kept.forget_of_outgoings("household", "others_contribute"),
    ),
    Step(
        "other_expenses",
        _MEANS,
        when.HARDSHIP,
        kept.of_outgoings("has_anything_else"),
        kept.forget_of_outgoings("other", "has_anything_else", "anything_else", "anything_else_amount"),
    ),
    Step("company_finances", _MEANS, when.COMPANY_PAYS, kept.of_answers("finances"), kept.forget_answer("finances")),
    Step(
        "document_language",
        Section.END,
        when.SUPPORTS_WELSH,
        kept.of_answers("document_language"),
        kept.forget_answer("document_language"),
    ),
    Step("check", Section.END, when.ALWAYS, kept.optional),
    Step("declaration", Section.END, when.ALWAYS, kept.optional),
)


def step_named(name: str) -> Step:
    """Raises `KeyError` for a name that no page has."""
    return _BY_NAME[name]


_BY_NAME = {step.name: step for step in STEPS}
