"""`manage.py check_access`: the access inbox must be what the rights give."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from cases.services.keep_inbox import inbox_differences
from commonplatform.accounts.database_scope import task_scope
from commonplatform.accounts.types import Purpose

SHOWN = 50


class Command(BaseCommand):
    help = "Rebuild the access inbox from the grants and report every difference; exit status 1 when there is one."

    def handle(self, *args: Any, **options: Any) -> None:
        with task_scope(purpose=Purpose.ACCESS_CHECK):
            differences = inbox_differences(connection)
        for kind, principal, case in differences[:SHOWN]:
            self.stderr.write(f"{kind}: principal {principal}, case {case}")
        if differences:
            raise CommandError(f"{len(differences)} differences between the rights and the inbox.")
        self.stdout.write("The access inbox is what the rights give.")
