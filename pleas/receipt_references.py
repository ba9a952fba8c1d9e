"""Receipt references: random, easy to say and to copy, with a check character that finds slips."""

import secrets

# 23 characters, a prime: then a weighted sum finds every single wrong character and every swapped pair.
ALPHABET = "23456789CDFGHJKMNPRTWXY"
LENGTH = 12


def mint_receipt_reference() -> str:
    """A new reference: eleven random characters and the check character."""
    number, body = secrets.randbelow(len(ALPHABET) ** (LENGTH - 1)), ""
    for _ in range(LENGTH - 1):
        number, at = divmod(number, len(ALPHABET))
        body += ALPHABET[at]
    return body + _check_character(body)


def is_receipt_reference(text: str) -> bool:
    """Whether the text, as typed or read aloud, is a reference without a slip."""
    kept = "".join(text.upper().split()).replace("-", "")
    if len(kept) != LENGTH or not set(kept) <= set(ALPHABET):
        return False
    return _check_character(kept[:-1]) == kept[-1]


def grouped(reference: str) -> str:
    """A reference in groups of four, for reading aloud."""
    return " ".join(reference[start : start + 4] for start in range(0, len(reference), 4))


def _check_character(body: str) -> str:
    weighted = sum(weight * ALPHABET.index(character) for weight, character in enumerate(body, start=2))
    return ALPHABET[-weighted % len(ALPHABET)]
