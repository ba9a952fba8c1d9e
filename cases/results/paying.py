"""How a fine is paid: the same on the tracking page, in the mail and on paper."""

from dataclasses import dataclass

from django.conf import settings

# The account is open for payment some days after the hearing (domain document "Online plea", Results).
DAYS_TO_ALLOW = 5


@dataclass(frozen=True, slots=True)
class HowToPay:
    """Account, ways and whom to ask. `line` answers day and night; Welsh courts have a number of their own."""

    division: str
    account_number: str
    online: str
    line: str
    fines_team_email: str
    days_to_allow: int = DAYS_TO_ALLOW


def how_to_pay(*, division: str, account_number: str, welsh_court: bool, court_email: str) -> HowToPay:
    """For a result with an account; the fines team is the deployment's, else the court itself."""
    return HowToPay(
        division=division,
        account_number=account_number,
        online=settings.PAY_FINE_ONLINE,
        line=settings.PAY_FINE_LINE_WELSH if welsh_court else settings.PAY_FINE_LINE,
        fines_team_email=settings.FINES_TEAM_EMAIL or court_email,
    )
