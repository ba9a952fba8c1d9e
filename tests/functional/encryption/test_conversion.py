"""A migration seals the values that are there."""

import pytest
from django.db import connection

from commonplatform.encryption.conversion import seal_column
from commonplatform.encryption.fields import unsealed_bytes, unsealed_json, unsealed_text


@pytest.fixture
def readable(db: None) -> str:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE readable (id int PRIMARY KEY, number varchar(20) NOT NULL, more jsonb NOT NULL)")
        cursor.execute(r"""INSERT INTO readable VALUES (1, 'a\b ŵ', '{"a": [1, "ŷ"]}'), (2, '', '{}')""")
    return "readable"


def test_texts_and_json_are_sealed_and_blank_stays_blank(readable: str) -> None:
    with connection.schema_editor() as editor:
        for column in ("number", "more"):
            seal_column(editor, table=readable, key="id", column=column)
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, more FROM readable ORDER BY id")
        (number, more), (blank, empty) = cursor.fetchall()
    assert unsealed_text(number, about="number") == r"a\b ŵ"
    assert unsealed_json(more, about="more") == {"a": [1, "ŷ"]}
    assert (bytes(blank), unsealed_json(empty, about="more")) == (b"", {})


def test_lists_and_bytes_are_sealed_and_an_empty_list_may_become_no_bytes(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE received (id int PRIMARY KEY, lines varchar(35)[] NOT NULL, raw bytea NOT NULL)")
        cursor.execute(
            r"""INSERT INTO received VALUES (1, ARRAY['1 "Mill" Lane', 'Tŷ, Bach'], '\xff00'), (2, '{}', '')"""
        )
    with connection.schema_editor() as editor:
        seal_column(editor, table="received", key="id", column="lines", blank_json=True)
        seal_column(editor, table="received", key="id", column="raw")
    with connection.cursor() as cursor:
        cursor.execute("SELECT lines, raw FROM received ORDER BY id")
        (lines, raw), (no_lines, no_raw) = cursor.fetchall()
    assert unsealed_json(lines, about="lines") == ['1 "Mill" Lane', "Tŷ, Bach"]
    assert unsealed_bytes(raw, about="raw") == b"\xff\x00"
    assert (bytes(no_lines), bytes(no_raw)) == (b"", b"")
