"""What looks wrong in a company's figures (domain document "Online plea", Fields and rules, company finances)."""

from decimal import Decimal


def net_exceeds_gross(*, gross: Decimal, net: Decimal) -> bool:
    """Net turnover above the gross is unusual but may be right: it is asked about, never refused."""
    return net > gross
