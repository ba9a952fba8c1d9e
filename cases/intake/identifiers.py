"""Forms and normal forms of the identifiers prosecutors use.

Source: domain document "Case and evidence intake", "Identifiers and formats".
"""

import re
from functools import lru_cache

from cases import references

_NOT_REFERENCE = re.compile(r"[^A-Z0-9]")
_OU_CODE = re.compile(r"[A-Z0-9]{7}")
_POLICE_URN = re.compile(r"\d{2}[A-Z][A-Z0-9]\d{5,7}\d{2}")
_POSTCODE = re.compile(
    r"GIR 0AA"
    r"|[A-Z]{4} 1ZZ"
    r"|(?:[A-Z]{1,2}\d[A-Z\d]?) \d[ABD-HJLNP-UW-Z]{2}"
)
_PNC_API = re.compile(r"[1-9]\d{3}/\d{7}[A-Za-z0-9]")
_PNC_SPI = re.compile(r"[A-Za-z0-9'._-]{1,13}")
_CRO_API = re.compile(r"\d{1,6}/\d{2}[A-Za-z]|SF\d{2}/\d{1,6}[A-Za-z]")
_NINO = re.compile(r"(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D ]", re.ASCII)
_ASN = re.compile(r"\d{2}[A-Z0-9]{7}\d{11}[A-Z]")
_EMAIL = re.compile(
    r"[^@\s,;<>\"()\[\]\\]{1,64}@(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.)+[A-Za-z0-9-]{2,63}"
)
_REPLACED_OU_CODES = {"A45AA00": "045AA00", "A47AA00": "047AA00"}


@lru_cache(maxsize=8192)
def normalise_reference(received: str) -> str:
    """The form a reference is compared and searched in, remembered: a message asks several times."""
    return references.normalise_reference(received)


def normalise_ou_code(received: str) -> str:
    """An organisation unit code trimmed and in capitals, Surrey and Sussex codes put right.

    Those two forces send ``A45AA00`` and ``A47AA00`` for ``045AA00`` and ``047AA00``.
    """
    code = received.strip().upper()
    return _REPLACED_OU_CODES.get(code, code)


def is_ou_code(code: str) -> bool:
    """Whether the text has the seven letters and digits of an organisation unit code."""
    return _OU_CODE.fullmatch(code) is not None


def force_ou_code(reference: str) -> str:
    """The force-level prosecutor code for a police reference: ``0``, its force code, ``0000``."""
    return f"0{normalise_reference(reference)[:2]}0000"


def force_code_of_unit(ou_code: str) -> str:
    """The two-digit force code inside a police unit code; empty for other organisations."""
    code = normalise_ou_code(ou_code)
    return code[1:3] if code[:1].isdigit() and len(code) >= 3 else ""


def looks_like_police_urn(reference: str) -> bool:
    """Whether a reference has the usual police shape. Only ever a reason to warn, never to refuse."""
    return _POLICE_URN.fullmatch(normalise_reference(reference)) is not None


def is_postcode(text: str) -> bool:
    """Whether the text is a United Kingdom postcode with its one space."""
    return len(text) <= 8 and _POSTCODE.fullmatch(text.upper()) is not None


def normalise_postcode(text: str) -> str:
    """A postcode in capitals with one space before its last three characters.

    For comparison and for staff screens; the feeds themselves must send the space.
    """
    compact = re.sub(r"\s+", "", text).upper()
    return f"{compact[:-3]} {compact[-3:]}" if len(compact) > 3 else compact


def is_pnc_id(text: str, *, strict: bool) -> bool:
    """Whether the text is a PNC identifier; ``strict`` allows only the prosecutor API's form.

    The police form forbids the slash that the API form needs, so staff and police may send either.
    """
    return _PNC_API.fullmatch(text) is not None or (not strict and _PNC_SPI.fullmatch(text) is not None)


def is_cro_number(text: str, *, strict: bool) -> bool:
    """Whether the text is a criminal records office number; police may send any 12 characters."""
    return _CRO_API.fullmatch(text) is not None or (not strict and len(text) <= 12)


def is_national_insurance_number(text: str) -> bool:
    """Whether the text is a national insurance number of exactly nine characters."""
    return _NINO.fullmatch(text) is not None


def normalise_identifier(text: str) -> str:
    """An ASN, PNC or CRO number in the form it is compared in: capitals and digits only."""
    return _NOT_REFERENCE.sub("", text.upper())


def looks_like_asn(text: str) -> bool:
    """Whether the text has the canonical shape of an arrest summons number."""
    return _ASN.fullmatch(normalise_identifier(text)) is not None


def is_email(text: str) -> bool:
    """Whether the text is an e-mail address whose domain has a dot."""
    return len(text) <= 254 and _EMAIL.fullmatch(text) is not None
