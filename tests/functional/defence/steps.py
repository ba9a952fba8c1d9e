"""What people do in the defence room, as the tests write it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.test import Client
from django.urls import reverse

from cases.models import Case
from commonplatform.accounts.database_scope import actor_scope, task_scope
from commonplatform.accounts.models import LaaContract, Organisation, User
from commonplatform.accounts.roles import Role
from commonplatform.accounts.types import Purpose, system_actor
from commonplatform.reference.models import Code
from defence.models import Association
from defence.services import receive_legal_aid, record_instruction, search_defendant, start_representation
from defence.states import RepresentationType
from defence.types import LegalAidOutcome, SearchTerms
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


LAA = system_actor("Legal Aid Agency")


def message(case: Case, **changed: object) -> dict[str, object]:
    """A grant of legal aid for the first offence of the case's only defendant."""
    return {
        "urn": case.reference_received,
        "application_reference": "5001234",
        "status_code": "GR",
        "status_date": "2026-11-20",
        "offence_code": "RT88191",
        "offence_sequence": 1,
        "contract_number": "1A234B",
        **changed,
    }


def received(value: object) -> LegalAidOutcome:
    """What comes of a message, in the scope of the feed."""
    with task_scope(purpose=Purpose.LEGAL_AID):
        return receive_legal_aid(actor=LAA, value=value)


def make_legal_aid_statuses() -> None:
    """The entries of the reference data that the tests use; they are there after the first."""
    lists = {"GR": "granted", "WD": "withdrawn", "AP": "pending", "FM": "refused"}
    for code, level in lists.items():
        Code.objects.get_or_create(code_list=f"legal_aid_{level}", code=code, defaults={"name": level.capitalize()})


def with_contract(firm: Organisation, number: str = "1A234B") -> Organisation:
    LaaContract.objects.create(organisation=firm, number=number)
    return firm


def instruct(case: Case, firm: Organisation, *, on: date = date(2026, 11, 1), role: Role = Role.SOLICITOR) -> User:
    """Somebody of the firm records its instruction for the first defendant, through the services."""
    user = make_person(role, firm)
    actor = actor_of(user)
    with actor_scope(actor):
        proof = search_defendant(actor=actor, terms=SearchTerms(case.reference_received, "Lovelace", "Ada", ADA))
        assert proof is not None
        record_instruction(actor=actor, proof=proof, instructed_on=on)
    return user
