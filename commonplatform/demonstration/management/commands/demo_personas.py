"""`manage.py demo_personas`: one screen with everybody to try the service as."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from commonplatform.demonstration.credentials import PASSWORD, refuse_production, seconds_left
from commonplatform.demonstration.personas import citizens, professionals

INDENT = " " * 4


class Command(BaseCommand):
    help = "The address, and per persona what to sign in with and what to try first."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_production()
        address = settings.PUBLIC_BASE_URL.rstrip("/")
        for line in (*_header(address), *_citizens(), *_professionals(address)):
            self.stdout.write(line)


def _header(address: str) -> list[str]:
    outbox = Path(settings.STATE_FOLDER) / "outbox"
    return ["", f"Common Platform is at {address}", f"Mails that it sends are files in {outbox}", ""]


def _citizens() -> list[str]:
    lines = [f"  {'Reference':<16}{'Postcode':<11}{'Date of birth':<18}"]
    lines += [
        f"  {person.reference:<16}{person.postcode:<11}{person.born_on:<18}{person.about}"
        for person in citizens(timezone.localdate())
    ]
    return ["DEFENDANTS need no account: Respond to a charge", *lines, ""]


def _professionals(address: str) -> list[str]:
    lines = [
        f'PROFESSIONALS sign in with the password "{PASSWORD}" and a code',
        f"  Codes now (good for {seconds_left()} s; new ones: {_codes_page(address)} or manage.py demo_code E-MAIL)",
    ]
    for person in professionals(to_try_first=True):
        lines.append(f"  {person.email:<32}{person.code}  {person.key}  {person.role}")
        lines.append(f"{INDENT}{person.first}")
    return [*lines, ""]


def _codes_page(address: str) -> str:
    try:
        return address + reverse("demonstration:codes")
    except NoReverseMatch:
        return "an authenticator app with the key"
