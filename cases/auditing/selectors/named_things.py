"""What somebody typed, as ids: a case by its reference, people and organisations by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import connection

from cases.auditing.types import AuditedCase
from cases.references import normalise_reference
from commonplatform.accounts.selectors import organisations_named, people_named

if TYPE_CHECKING:
    from uuid import UUID

MOST_NAMESAKES: Final = 20


def cases_called(reference: str) -> tuple[AuditedCase, ...]:
    """The cases with this whole reference: several where two prosecutors print the same."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM audited_cases(%s)", [normalise_reference(reference)])
        return tuple(AuditedCase(*row) for row in cursor.fetchall())


def people_called(text: str) -> tuple[UUID, ...]:
    """People with this e-mail address or, without an @, this in their name; one more than is searched for."""
    return people_named(text, most=MOST_NAMESAKES + 1)


def organisations_called(text: str) -> tuple[UUID, ...]:
    """Organisations with this in their name."""
    return organisations_named(text, most=MOST_NAMESAKES + 1)
