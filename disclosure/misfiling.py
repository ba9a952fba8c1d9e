"""Does a document belong to the case it is about to be filed in? Its words and its name are read for another one.

It only raises doubts; whoever sends the file decides. A police reference (URN) of another case, a reference or a
defendant that the document states in so many words, is a doubt, unless the document names this case first.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from cases.references import fold_name, normalise_reference, reference_variants

MOST_DOUBTS = 5
_ALIKE = 0.84
_ALIKE_TO_A_MACHINE = ("0OQD", "1IL|", "2Z", "5S", "6G", "8B")
_NAME_LINE = 120

# Force, unit, serial, year, with the divisions that people type (domain document "Case and evidence intake").
_URN = re.compile(r"(?<![0-9A-Z])[0-9]{2}[ /.-]?[A-Z][A-Z0-9][ /.-]?(?:[0-9]{7}|[0-9]{5})[ /.-]?[0-9]{2}(?![0-9A-Z])")
_STATED_REFERENCE = re.compile(
    r"(?i)\b(?:URN|unique reference(?: number)?|case (?:number|no|reference|ref|URN)|cyfeirnod(?: achos| yr achos)?|"
    r"rhif (?:yr )?achos)\b\.?[^\w\n]{0,6}([A-Z0-9][A-Z0-9/.-]{5,29})"
)
_VERSUS = re.compile(
    r"\b(?:R|Rex|REX|Regina|REGINA|The King|THE KING|Y Brenin|Y BRENIN)[ \t]+"
    r"(?:v|V|vs|VS|-v-|yn erbyn)\.?[ \t]+([^\n]{2,120})"
)
_STATED_NAME = re.compile(
    r"(?im)^[ \t]*(?:(?:name of (?:the )?)?(?:defendant|accused|suspect)(?:'?s?'? (?:full )?name)?|"
    r"(?:enw(?:'r| y)? )?(?:diffynnydd|cyhuddedig))[ \t]*[:–-][ \t]*([^\n]{2,120})"
)
_ENDS_A_NAME = re.compile(
    r"(?i)[(\d;:|]|\b(?:born|dob|d\.o\.b|of|at|date|address|ganwyd|ganed|dyddiad|urn|case|on)\b| [-–] "
)
_CITATION = re.compile(r"[\[(]\s*(?:1[89]|20)\d\d\s*[\])]")
_BETWEEN_NAMES = re.compile(r"(?i)\s*(?:&|/|\band\b|\ba\b|\bac\b)\s*")
_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "lady", "lord", "prof", "professor", "the", "and", "others"}
)
_NO_NAMES = frozenset(
    {
        *(
            "not",
            "known",
            "unknown",
            "none",
            "see",
            "above",
            "below",
            "as",
            "yes",
            "no",
            "to",
            "be",
            "confirmed",
            "tbc",
            "all",
        ),
        *(
            "denies",
            "admits",
            "stated",
            "said",
            "was",
            "is",
            "interview",
            "statement",
            "present",
            "nil",
            "n",
            "ddim",
            "gweler",
        ),
    }
)
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class DoubtKind(StrEnum):
    """What speaks against filing a document: it names another case or defendant, or it has been filed before."""

    REFERENCE = "reference"
    NAME = "name"
    SAME_FILE = "same_file"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the document names that is not of this case, as it stands there; or the document that is the same file."""

    kind: DoubtKind
    value: str


@dataclass(frozen=True, slots=True)
class Charged:
    """A defendant of the case, as far as names go."""

    forenames: str
    surname: str
    organisation: str = ""


def doubts_about(
    words: str, *, file_name: str, reference: str, charged: Iterable[Charged], read_by_machine: bool = False
) -> list[Doubt]:
    """What speaks against this document belonging to the case of this reference and these defendants.

    Words that were `read_by_machine` raise no doubt where letters and figures that look alike were taken for each
    other.
    """
    spoken = file_name.rpartition(".")[0].replace("_", " ")
    own = {form for form in reference_variants(reference) if form}
    known = tuple(charged)
    if read_by_machine:
        words = _with_own_reference_as_it_is(words, own)
    doubts = [*_other_references(words, own), *_other_references(spoken, own)]
    doubts += [*_other_names(words, known), *_other_names(spoken, known)]
    return list(dict.fromkeys(doubts))[:MOST_DOUBTS]


def _other_references(words: str, own: set[str]) -> list[Doubt]:
    """References of other cases, unless this case is named before the first of them: then they are mentions."""
    upper = words.upper()
    found = [(m.start(), m.group()) for m in _URN.finditer(upper)]
    found += [(m.start(1), m.group(1)) for m in _STATED_REFERENCE.finditer(words) if _is_reference(m.group(1))]
    others = sorted((at, text) for at, text in found if not _is_own(text, own))
    if not others:
        return []
    before = normalise_reference_freely(upper[: others[0][0]])
    if any(form in before for form in own):
        return []
    return [Doubt(DoubtKind.REFERENCE, text.strip(" /.-")) for _at, text in others]


def _with_own_reference_as_it_is(words: str, own: set[str]) -> str:
    """The text with everything that looks like a reference of this case written as that reference."""
    for form in sorted(own, key=len, reverse=True):
        seen = r"[ /.-]?".join(_looks_like(sign) for sign in form)
        words = re.sub(rf"(?i)(?<![0-9A-Z]){seen}(?![0-9A-Z])", form, words)
    return words


def _looks_like(sign: str) -> str:
    alike = next((signs for signs in _ALIKE_TO_A_MACHINE if sign in signs), sign)
    return f"[{re.escape(alike)}]"


def normalise_reference_freely(text: str) -> str:
    """Letters and digits of any text, upper case."""
    return re.sub(r"[^0-9A-Z]", "", text)


def _is_reference(text: str) -> bool:
    return sum(sign.isdigit() for sign in text) >= 4


def _is_own(text: str, own: set[str]) -> bool:
    forms = set(reference_variants(text)) or {normalise_reference(text)}
    return any(form == mine or mine.startswith(form) or form.startswith(mine) for form in forms for mine in own if form)


def _other_names(words: str, charged: tuple[Charged, ...]) -> list[Doubt]:
    """Defendants stated in so many words, none of whom is one of this case."""
    doubts = []
    for pattern, fewest in ((_VERSUS, 1), (_STATED_NAME, 2)):
        for stated in pattern.finditer(words):
            if _CITATION.search(stated.group(1)):
                continue  # "R v Turnbull [1977]" is an authority, not this case
            line = _ENDS_A_NAME.split(stated.group(1), maxsplit=1)[0].strip(" .,\t\r")
            people = [part for part in _BETWEEN_NAMES.split(line) if _is_name(part, fewest)]
            if people and not any(_is_charged(person, charged) for person in people):
                doubts.append(Doubt(DoubtKind.NAME, line[:_NAME_LINE]))
    return doubts


def _is_name(text: str, fewest: int) -> bool:
    tokens = [token for token in _LETTERS.findall(text) if fold_name(token) not in _TITLES]
    capital = [token for token in tokens if token[0].isupper() and len(token) > 1]
    return len(capital) >= fewest and not {fold_name(token) for token in tokens} & _NO_NAMES


def _is_charged(person: str, charged: tuple[Charged, ...]) -> bool:
    tokens = [token for token in _tokens(person) if token not in _TITLES]
    return any(_matches(tokens, one) for one in charged)


def _matches(tokens: list[str], one: Charged) -> bool:
    """The surname (or firm) is there, and no first name that is another's."""
    surname = _tokens(one.organisation or one.surname)
    if not any(_alike(token, part) for token in tokens for part in surname):
        return False
    others = [token for token in tokens if not any(_alike(token, part) for part in surname)]
    forenames = _tokens(one.forenames)
    if one.organisation or not others or not forenames:
        return True
    return any(
        _alike(token, name) or token == name[0] or name.startswith(token) for token in others for name in forenames
    )


def _tokens(text: str) -> list[str]:
    return [folded for token in _LETTERS.findall(text) for folded in fold_name(token).split()]


def _alike(one: str, other: str) -> bool:
    return one == other or (len(one) > 4 and SequenceMatcher(None, one, other).ratio() >= _ALIKE)
