"""What somebody asks for when they search in documents, before the database is asked.

Words are searched together; "quoted words" and references with signs in them (JB/1) as they follow each other; a star
at the end stands for any ending. Welsh words are searched in all their mutations when that is asked for: Postgres knows
no Welsh, and "Caerdydd" would otherwise not find "yng Nghaerdydd". The language of a document is not known.
"""

import re
from dataclasses import dataclass

from disclosure.words import words_in

LONGEST_QUESTION = 200
MOST_TERMS = 20
_QUOTES = str.maketrans("“”„‟«»", '""""""')
_PART = re.compile(r'"([^"]*)"|(\S+)')

# Radical, then soft, nasal and aspirate (Welsh grammar, the mutations of initial consonants).
_MUTATIONS = (
    ("ll", ("l",)),
    ("rh", ("r",)),
    ("p", ("b", "mh", "ph")),
    ("t", ("d", "nh", "th")),
    ("c", ("g", "ngh", "ch")),
    ("b", ("f", "m")),
    ("d", ("dd", "n")),
    ("g", ("", "ng")),
    ("m", ("f",)),
)
_VOWELS = "aeiouwy"
_SHORTEST_MUTATED = 3


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow each other; of each, all forms that count. `is_beginning`: the last goes on in any way."""

    words: tuple[tuple[str, ...], ...]
    is_beginning: bool = False

    @property
    def plain(self) -> str:
        """The words as they were asked for."""
        return " ".join(forms[0] for forms in self.words)

    @property
    def stemmed(self) -> str:
        """For the English configuration; nothing where the stem is not the point."""
        return "" if self.is_beginning else self.plain

    @property
    def each_word(self) -> tuple["Term", ...]:
        """Every word for itself."""
        last = len(self.words) - 1
        return tuple(Term((forms,), self.is_beginning and at == last) for at, forms in enumerate(self.words))

    @property
    def exact(self) -> str:
        """For `to_tsquery('simple', …)`; words are letters and digits, so that nothing needs escaping."""
        last = len(self.words) - 1
        return " <-> ".join(
            _alternatives(forms, ":*" if self.is_beginning and at == last else "")
            for at, forms in enumerate(self.words)
        )


def terms_of(question: str, *, in_welsh: bool = False) -> tuple[Term, ...]:
    """What is asked for; nothing where there is no word in it."""
    terms = []
    for quoted, loose in _PART.findall(question[:LONGEST_QUESTION].translate(_QUOTES)):
        words = words_in(quoted or loose)
        if words:
            forms = tuple(mutations(word) if in_welsh else (word,) for word in words)
            terms.append(Term(forms, is_beginning=loose.endswith("*")))
    return tuple(terms[:MOST_TERMS])


def mutations(word: str) -> tuple[str, ...]:
    """The word and every form that it can be a form of, itself first."""
    if len(word) < _SHORTEST_MUTATED or not word.isalpha():
        return (word,)
    forms = {form: None for radical in (word, *_radicals(word)) for form in (radical, *_mutated(radical))}
    return (word, *(form for form in forms if form != word and form))


def _mutated(radical: str) -> list[str]:
    if radical[0] in _VOWELS:
        return [f"h{radical}"]
    for initial, changed in _MUTATIONS:
        if radical.startswith(initial):
            return [new + radical[len(initial) :] for new in changed]
    return []


def _radicals(word: str) -> list[str]:
    found = [
        initial + word[len(new) :]
        for initial, changed in _MUTATIONS
        for new in changed
        if word.startswith(new) and (new or word[0] in _VOWELS + "lrw")
    ]
    return [*found, word[1:]] if word[0] == "h" and word[1] in _VOWELS else found


def _alternatives(forms: tuple[str, ...], ending: str) -> str:
    written = " | ".join(f"'{form}'{ending}" for form in forms)
    return f"({written})" if len(forms) > 1 else written
