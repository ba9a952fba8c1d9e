"""The database that those of a test run are copied from."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection


class Command(BaseCommand):
    help = "Make an empty database with every migration, roles and row security, under the name that tests copy from."

    def handle(self, *args: Any, **options: Any) -> None:
        name = connection.ops.quote_name(settings.TEST_TEMPLATE)
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")
            cursor.execute(f"CREATE DATABASE {name}")
        connection.close()
        connection.settings_dict["NAME"] = settings.TEST_TEMPLATE
        call_command("migrate", interactive=False, verbosity=0)
        call_command("prepare_database", verbosity=0)
        connection.close()
