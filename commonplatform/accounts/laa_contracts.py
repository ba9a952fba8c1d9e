"""The numbers of contracts with the Legal Aid Agency: a digit, a letter, three digits, a letter."""

import re
from typing import Final

from django.utils.translation import gettext_lazy as _

LAA_CONTRACT_NUMBER: Final = r"^[0-9][A-Z][0-9]{3}[A-Z]$"
LAA_CONTRACT_FORMAT: Final = _(
    "The legal aid contract number must be a number, a letter, three numbers and a letter, for example 1A234B"
)
# The effect that tells whoever keeps representation orders that a number now belongs to an organisation.
LAA_CONTRACT_KNOWN = "accounts.laa_contract_known"


def normalise_laa_contract(typed: str) -> str:
    """The number in its one form: upper case, without spaces."""
    return "".join(typed.split()).upper()


def is_laa_contract(number: str) -> bool:
    """Whether a normalised number has the format."""
    return re.match(LAA_CONTRACT_NUMBER, number) is not None
