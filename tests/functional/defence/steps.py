"""What people do in the defence room, as the tests write it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.test import Client
from django.urls import reverse

from cases.models import Case
from commonplatform.accounts.database_scope import actor_scope
from commonplatform.accounts.models import Organisation, User
from commonplatform.accounts.roles import Role
from defence.models import Association
from defence.services import search_defendant, start_representation
from defence.states import RepresentationType
from defence.types import SearchTerms
from tests.support.world import actor_of, make_firm, make_person, signed_in

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

ADA = date(1990, 12, 10)
TERMS = {
    "kind": "person",
    "surname": "Lovelace",
    "first_name": "Ada",
    "born_on_day": "10",
    "born_on_month": "12",
    "born_on_year": "1990",
}
ON_RECORD = {"representation_type": "private"}
SEARCH = "/defence/search/"


def solicitor(firm: Organisation | None = None) -> User:
    return make_person(Role.SOLICITOR, firm or make_firm())


def signed_in_solicitor(firm: Organisation | None = None) -> Client:
    return signed_in(Client(), solicitor(firm))


def search(client: Client, reference: str, **changed: str) -> Answer:
    return client.post(SEARCH, {"reference": reference, **TERMS, **changed})


def found_address(client: Client, case: Case, **changed: str) -> str:
    """The address that a search for the case's defendant leads to."""
    response = search(client, case.reference_received, **changed)
    assert response.status_code == 302, response.content.decode()
    return response["Location"]


def go_on_record(client: Client, case: Case, **changed: str) -> Answer:
    return client.post(found_address(client, case, **changed), ON_RECORD)


def put_on_record(
    case: Case, firm: Organisation, *, surname: str = "Lovelace", first_name: str = "Ada", born_on: date = ADA
) -> Association:
    """Through the services, in the scope of a solicitor of the firm."""
    actor = actor_of(solicitor(firm))
    with actor_scope(actor):
        terms = SearchTerms(case.reference_received, surname, first_name, born_on)
        proof = search_defendant(actor=actor, terms=terms)
        assert proof is not None
        return start_representation(
            actor=actor, proof=proof, representation_type=RepresentationType.REPRESENTATION_ORDER
        )


def end_address(association: Association) -> str:
    return reverse(
        "defence:end_representation",
        kwargs={"case_id": association.case_id, "association_id": association.pk},
    )


def page_of(name: str, case_id: UUID) -> str:
    return reverse(name, kwargs={"case_id": case_id})


def text_of(response: Answer) -> str:
    """The words of a page, without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def comparable(response: Answer) -> bytes:
    """A page without what differs between any two answers: nonces and form tokens."""
    return re.sub(rb'nonce="[^"]+"|name="csrfmiddlewaretoken" value="[^"]+"', b"", response.content)
