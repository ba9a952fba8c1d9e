"""Everything that a dump of the database would show, and the ways in which a text could stand in it."""

import base64

from django.db import connection

_TABLES = """
    SELECT quote_ident(table_name) FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name
"""


def dump() -> dict[str, str]:
    """Every row of every table, history and sessions included, as text; bytes are in hex."""
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        tables = [row[0] for row in cursor.fetchall()]
        contents = {}
        for table in tables:
            cursor.execute(f"SELECT coalesce(string_agg(t::text, E'\\n'), '') FROM {table} t")
            contents[table] = str(cursor.fetchone()[0])
    return contents


def forms_of(text: str) -> set[str]:
    """The text as it is, in lower case, without spaces, escaped, in hex, and in base64 wherever it begins."""
    plain = {text, "".join(text.split()), text.casefold(), text.upper()}
    raw = {each.encode() for each in plain}
    return (
        plain
        | {each.hex() for each in raw}
        | {_inside_base64(each, before) for each in raw for before in range(3)}
        | {text.encode("unicode_escape").decode()}
    )


def found_in(contents: dict[str, str], texts: dict[str, str]) -> list[str]:
    """`table: name` for every text that stands readable in a table."""
    return [
        f"{table}: {name}"
        for name, text in texts.items()
        for table, content in contents.items()
        if any(form in content for form in forms_of(text))
    ]


def _inside_base64(raw: bytes, before: int) -> str:
    """What of the encoding depends on these bytes alone, with `before` bytes in front of them."""
    encoded = base64.b64encode(b"\0" * before + raw).decode().rstrip("=")
    return encoded[-(-before * 8 // 6) : len(raw) * 8 // 6 - 1]
