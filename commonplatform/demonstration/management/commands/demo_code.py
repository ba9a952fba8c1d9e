"""`manage.py demo_code E-MAIL`: the code that a person's authenticator app shows now."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from commonplatform.demonstration.credentials import current_code, refuse_production
from commonplatform.demonstration.told import rows


class Command(BaseCommand):
    help = "The current authenticator code of somebody in the demonstration."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_production()
        if options["email"] not in {row["email"] for row in rows("people")}:
            raise CommandError("Nobody in the demonstration has this e-mail address.")
        self.stdout.write(current_code(options["email"]))
