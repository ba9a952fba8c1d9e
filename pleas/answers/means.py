"""Means: income, benefits, employer, outgoings, or a company's finances. Money is in pounds, Decimal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class PayPeriod(StrEnum):
    """How often an amount comes in."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    YEARLY = "yearly"


class EmploymentStatus(StrEnum):
    """The six of the journey (domain document "Online plea", Vocabulary)."""

    EMPLOYED = "employed"
    EMPLOYED_AND_BENEFITS = "employed_and_benefits"
    SELF_EMPLOYED = "self_employed"
    SELF_EMPLOYED_AND_BENEFITS = "self_employed_and_benefits"
    OUT_OF_WORK_BENEFITS = "out_of_work_benefits"
    OTHER = "other"


class DeductionWish(StrEnum):
    """How a fine should be taken, as far as the defendant has a wish."""

    EARNINGS = "earnings"
    BENEFITS = "benefits"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Income:
    """An amount and how often it comes; `source` says where from when it is neither pay nor benefit.

    Where it comes in no period that the page offers, it is the average of a week: `is_average`.
    """

    amount: Decimal
    period: PayPeriod
    source: str = ""
    is_average: bool = False


@dataclass(frozen=True, slots=True)
class Benefits:
    """What is received in benefits; `kind` is one of the benefit codes of the page that asked."""

    kind: str
    amount: Decimal
    period: PayPeriod
    kind_details: str = ""
    is_average: bool = False


@dataclass(frozen=True, slots=True)
class Employer:
    """Whom an order to deduct from earnings would go to."""

    name: str
    address: str
    telephone: str = ""
    employee_reference: str = ""


@dataclass(frozen=True, slots=True)
class Outgoings:
    """Monthly amounts by the keys of the pages; a blank one is absent."""

    household: Mapping[str, Decimal] = field(default_factory=dict)
    others_contribute: bool | None = None
    other: Mapping[str, Decimal] = field(default_factory=dict)
    has_anything_else: bool | None = None
    anything_else: str = ""
    anything_else_amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Means:
    """What an individual who pleads guilty earns and spends; None stands for "not asked"."""

    status: EmploymentStatus | None = None
    pay: Income | None = None
    benefits: Benefits | None = None
    other_income: Income | None = None
    receives_pension_credit: bool | None = None
    pension_credit: Income | None = None
    employer: Employer | None = None
    deduction: DeductionWish | None = None
    has_outstanding_fines: bool | None = None
    outstanding_fines: Decimal | None = None
    has_hardship: bool | None = None
    hardship: str = ""
    outgoings: Outgoings = field(default_factory=Outgoings)


@dataclass(frozen=True, slots=True)
class CompanyFinances:
    """A company's figures: of the last audited accounts, or projected for the first twelve months."""

    trading_over_a_year: bool
    employees: int
    gross_turnover: Decimal
    net_turnover: Decimal
    has_outstanding_fines: bool
    outstanding_fines: Decimal | None = None
