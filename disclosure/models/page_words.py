"""The words of a page as Postgres searches them."""

from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Func

from disclosure.words import sql_fold

_FOLDED = sql_fold("%(expressions)s")


class PageWords(Func):
    """English words by their stem and, behind them, every word as it stands: for names, references and Welsh.

    Postgres knows no Welsh; see `disclosure.search_words` for how Welsh is searched.
    """

    template = f"(to_tsvector('english', {_FOLDED}) || to_tsvector('simple', {_FOLDED}))"
    output_field: Any = SearchVectorField()
