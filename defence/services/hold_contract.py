"""One at a time for what concerns one legal aid contract number."""

from django.db import connection

_SPACE = 7_203_211


def hold_contract(number: str) -> None:
    """Wait for others that work with this number, until the transaction ends.

    An order for an unknown number and the number's becoming known would otherwise not see each other, and the
    defendant would stay locked. It is taken before the defendant's row, always in this order.
    """
    if number:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_SPACE, number])
