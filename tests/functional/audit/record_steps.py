"""What tests of the record of events begin with: an auditor at a desk, and something that happened."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from lxml import html

from cases.models import Case
from commonplatform.accounts.database_scope import actor_scope, with_purpose
from commonplatform.accounts.models import Organisation, User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Actor, Purpose, system_actor
from commonplatform.audit.models import Event
from commonplatform.audit.services import record
from tests.support.world import actor_of, make_organisation, make_person, signed_in

FEED = system_actor("Test feed")


def make_auditor(organisation: Organisation | None = None) -> User:
    return make_person(Role.AUDITOR, organisation or make_organisation("hmcts"), full_name="Aud Itor")


def desk(user: User | None = None) -> Client:
    return signed_in(Client(), user or make_auditor())


def search(client: Client, **filters: str) -> HttpResponse:
    return client.get(reverse("auditing:record"), filters)  # type: ignore[return-value]


def happened(
    case: Case | UUID | None = None, *, kind: str = "work.completed", actor: Actor = FEED, **more: object
) -> Event:
    """An event with nothing else around it."""
    case_id = case.pk if isinstance(case, Case) else case
    event = record(kind, actor=actor, case_id=case_id, **more)  # type: ignore[arg-type]
    return Event.objects.get(pk=event.pk)


def rows(answer: HttpResponse) -> list[dict[str, str]]:
    """The lines of the table: what stands under each head."""
    return [
        {cell.get("data-label") or "": " ".join(" ".join(map(str, cell.itertext())).split()) for cell in row}
        for row in html.fromstring(answer.content.decode()).findall(".//table/tbody/tr")
    ]


def whats(answer: HttpResponse) -> list[str]:
    return [row["What"] for row in rows(answer)]


def words(answer: HttpResponse) -> str:
    return " ".join(" ".join(map(str, html.fromstring(answer.content.decode()).itertext())).split())


@contextmanager
def reading_as(user: User) -> Iterator[None]:
    """The database session of an auditor's page, while it reads the record."""
    with actor_scope(actor_of(user)), with_purpose(Purpose.AUDIT_READING):
        yield
