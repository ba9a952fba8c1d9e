"""When a page is asked (domain document "Online plea", Order and branching, Recommended combined journey)."""

from cases.states import PleaChoice
from pleas.answers import DeductionWish, EmploymentStatus
from pleas.journey.standpoint import GUILTY_PLEAS
from pleas.journey.step import Condition

EMPLOYED = frozenset({EmploymentStatus.EMPLOYED, EmploymentStatus.EMPLOYED_AND_BENEFITS})
IN_WORK = EMPLOYED | {EmploymentStatus.SELF_EMPLOYED, EmploymentStatus.SELF_EMPLOYED_AND_BENEFITS}
WORK_AND_BENEFITS = frozenset({EmploymentStatus.EMPLOYED_AND_BENEFITS, EmploymentStatus.SELF_EMPLOYED_AND_BENEFITS})
ON_BENEFITS = WORK_AND_BENEFITS | {EmploymentStatus.OUT_OF_WORK_BENEFITS}

ALWAYS = Condition("always", lambda _at: True)
OFFERED = Condition("the case has a fixed offer", lambda at: at.facts.has_fixed_offer)
PERSON = Condition("an individual", lambda at: not at.facts.is_company)
COMPANY = Condition("a company", lambda at: at.facts.is_company)
DRIVER = Condition(
    "an individual with a motoring charge", lambda at: at.facts.has_motoring_charge and not at.facts.is_company
)
PLEADS = Condition("no fixed offer accepted", lambda at: at.pleads)
GUILTY = Condition("guilty to this charge", lambda at: at.pleads_here(GUILTY_PLEAS))
NOT_GUILTY = Condition("not guilty to this charge", lambda at: at.pleads_here({PleaChoice.NOT_GUILTY}))
MAY_ATTEND = Condition("any charge not guilty, or guilty and attending", lambda at: at.may_attend)
MAY_ATTEND_IN_WALES = Condition(
    "the same, at a court that supports Welsh", lambda at: at.may_attend and at.facts.court_supports_welsh
)
GIVES_MEANS = Condition("an individual, guilty to any charge", lambda at: at.gives_means)
WORKS = Condition("employed or self-employed", lambda at: at.has_status(IN_WORK))
OUT_OF_WORK = Condition("on out-of-work benefits", lambda at: at.has_status({EmploymentStatus.OUT_OF_WORK_BENEFITS}))
OTHER_STATUS = Condition("another status", lambda at: at.has_status({EmploymentStatus.OTHER}))
WORKS_ON_BENEFITS = Condition("in work and on benefits", lambda at: at.has_status(WORK_AND_BENEFITS))
PENSION_CREDIT = Condition(
    "receives Pension Credit",
    lambda at: at.has_status({EmploymentStatus.OTHER}) and at.answers.means.receives_pension_credit is True,
)
EMPLOYER_DEDUCTS = Condition(
    "employed, and would have a fine taken from the pay",
    lambda at: at.has_status(EMPLOYED) and at.answers.means.deduction is DeductionWish.EARNINGS,
)
CAN_BE_DEDUCTED = Condition("employed or on any benefit", lambda at: at.has_status(EMPLOYED | ON_BENEFITS))
HARDSHIP = Condition("says that paying is hard", lambda at: at.gives_means and at.answers.means.has_hardship is True)
COMPANY_PAYS = Condition(
    "a company, guilty to any charge", lambda at: at.facts.is_company and at.pleads_anywhere(GUILTY_PLEAS)
)
SUPPORTS_WELSH = Condition("the court supports Welsh", lambda at: at.facts.court_supports_welsh)
