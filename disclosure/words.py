"""What a word is when documents are searched: the same for what stands on a page and for what is asked.

Letters and digits make words, everything else parts them, so that JB/1, JB-1 and "JB 1" are the same two words;
accents and Welsh circumflexes do not count. `SQL_FOLD` is the same rule inside the database.
"""

import re

ACCENTED = "âàáäãåêèéëîìíïôòóöõûùúüŵẁẃẅŷỳýÿçñ’"
PLAIN = "aaaaaaeeeeiiiiooooouuuuwwwwyyyycn'"
_FOLDING = str.maketrans(ACCENTED, PLAIN)
_WORD = re.compile(r"[^\W_]+")

SQL_FOLD = "regexp_replace(translate(lower({text}), '{accented}', '{plain}'), '[^[:alnum:]]+', ' ', 'g')"


def fold(text: str) -> str:
    """Lower case without accents."""
    return text.lower().translate(_FOLDING)


def words_in(text: str) -> list[str]:
    """The words of a text, folded."""
    return [fold(found) for found in _WORD.findall(text)]


def word_places(text: str) -> list[tuple[int, int, str]]:
    """Where each word of a text begins and ends, and the word, folded."""
    return [(found.start(), found.end(), fold(found.group())) for found in _WORD.finditer(text)]


def sql_fold(expression: str) -> str:
    """SQL that turns the expression into folded words with one blank between them."""
    plain = PLAIN.replace("'", "''")
    return SQL_FOLD.format(text=expression, accented=ACCENTED, plain=plain)
