"""`manage.py prepare_database`: login roles, privileges, row security and lookup functions.

Run as the owner after every `migrate`; running it again changes nothing.
"""

import time
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection, transaction

from cases.access.lookup_functions import FUNCTIONS
from cases.access.record_functions import RECORD_FUNCTIONS
from cases.access.role_functions import ROLE_FUNCTIONS
from cases.access.row_security import statements_for
from cases.access.table_rules import LOOKUP_ROLE
from cases.access.tables import TABLES
from commonplatform.accounts.types import DatabaseRole

ONE_AT_A_TIME = 7_203_114
TRIES = 100
ROLE_EXISTS = frozenset({"42710", "23505"})
CHANGED_MEANWHILE = "XX000"  # "tuple concurrently updated"


class Command(BaseCommand):
    help = "Create the database roles and put every table under its access rule."

    def handle(self, *args: Any, **options: Any) -> None:
        for statement in _roles():
            _until_no_other_database_is_at_it(statement)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
            for statement in _rules(cursor):
                cursor.execute(statement)
        if options["verbosity"]:
            self.stdout.write(f"{len(TABLES)} tables under their access rules.")


def _roles() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE 'cp\\_%%'")
        existing = {row[0] for row in cursor.fetchall()}
    statements = []
    for role in DatabaseRole:
        password = settings.ENV.role_password(role)
        if role not in existing:
            statements.append(f"CREATE ROLE {role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS")
        statements.append(f"ALTER ROLE {role} PASSWORD '{password}'")
    if LOOKUP_ROLE not in existing:
        statements.append(f"CREATE ROLE {LOOKUP_ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS")
    return [
        *statements,
        f"GRANT {DatabaseRole.CITIZEN}, {DatabaseRole.REPORT} TO {DatabaseRole.WEB} WITH INHERIT FALSE",
        f"GRANT {', '.join(DatabaseRole)}, {LOOKUP_ROLE} TO CURRENT_USER",
    ]


def _until_no_other_database_is_at_it(statement: str) -> None:
    """Roles belong to the whole cluster: parallel test databases may be making the same one."""
    for tries_left in reversed(range(TRIES)):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
        except DatabaseError as error:
            if getattr(error.__cause__, "sqlstate", "") in ROLE_EXISTS:
                return
            if not tries_left or getattr(error.__cause__, "sqlstate", "") != CHANGED_MEANWHILE:
                raise
            time.sleep(0.05)
        else:
            return


def _rules(cursor: Any) -> list[str]:
    return [
        *_drop_policies(cursor),
        "GRANT USAGE ON SCHEMA public TO cp_web, cp_task, cp_citizen, cp_report, cp_lookup",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        "GRANT CREATE ON SCHEMA public TO cp_lookup",
        *FUNCTIONS,
        *RECORD_FUNCTIONS,
        *ROLE_FUNCTIONS,
        "REVOKE CREATE ON SCHEMA public FROM cp_lookup",
        *_tables(cursor),
    ]


def _drop_policies(cursor: Any) -> list[str]:
    cursor.execute("SELECT policyname, tablename FROM pg_policies WHERE schemaname = 'public'")
    return [f"DROP POLICY {name} ON {table}" for name, table in cursor.fetchall()]


def _tables(cursor: Any) -> list[str]:
    present = set(connection.introspection.table_names(cursor))
    statements: list[str] = []
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        if table in present:
            statements += statements_for(table, TABLES[model._meta.label])
            statements += [
                f"GRANT USAGE ON SEQUENCE {row['name']} TO cp_web, cp_task"
                for row in connection.introspection.get_sequences(cursor, table)
            ]
    return statements
