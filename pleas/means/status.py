"""Which answers about income belong to which status (domain document "Online plea", Cross-page rules)."""

from dataclasses import replace

from pleas.answers import DeductionWish, EmploymentStatus, Means

STATUSES_EMPLOYED = frozenset({EmploymentStatus.EMPLOYED, EmploymentStatus.EMPLOYED_AND_BENEFITS})
STATUSES_SELF_EMPLOYED = frozenset({EmploymentStatus.SELF_EMPLOYED, EmploymentStatus.SELF_EMPLOYED_AND_BENEFITS})
STATUSES_WITH_BENEFITS = frozenset(
    {EmploymentStatus.EMPLOYED_AND_BENEFITS, EmploymentStatus.SELF_EMPLOYED_AND_BENEFITS}
)


def means_with_status(means: Means, status: EmploymentStatus) -> Means:
    """The means with a new status, without what was said about income that the status does not have.

    An answer survives only where the same page asks it under both: totals must never include what
    belongs to another status.
    """
    before = means.status
    working = _page_of_pay(status) is not None and _page_of_pay(before) == _page_of_pay(status)
    benefits = _page_of_benefits(status) is not None and _page_of_benefits(before) == _page_of_benefits(status)
    other = status is EmploymentStatus.OTHER and before is status
    return replace(
        means,
        status=status,
        pay=means.pay if working else None,
        benefits=means.benefits if benefits else None,
        other_income=means.other_income if other else None,
        receives_pension_credit=means.receives_pension_credit if other else None,
        pension_credit=means.pension_credit if other else None,
        employer=means.employer if status in STATUSES_EMPLOYED else None,
        deduction=_deduction(means.deduction, status),
    )


def may_deduct_from_benefits(status: EmploymentStatus | None) -> bool:
    """Somebody who has a benefit may wish the fine to be taken from it."""
    return _page_of_benefits(status) is not None


def _page_of_pay(status: EmploymentStatus | None) -> str | None:
    if status in STATUSES_EMPLOYED:
        return "employed"
    return "self_employed" if status in STATUSES_SELF_EMPLOYED else None


def _page_of_benefits(status: EmploymentStatus | None) -> str | None:
    if status in STATUSES_WITH_BENEFITS:
        return "in_work"
    return "out_of_work" if status is EmploymentStatus.OUT_OF_WORK_BENEFITS else None


def _deduction(wish: DeductionWish | None, status: EmploymentStatus) -> DeductionWish | None:
    possible = {
        DeductionWish.EARNINGS: status in STATUSES_EMPLOYED,
        DeductionWish.BENEFITS: may_deduct_from_benefits(status),
        DeductionWish.NONE: status in STATUSES_EMPLOYED or may_deduct_from_benefits(status),
    }
    return wish if wish is not None and possible[wish] else None
